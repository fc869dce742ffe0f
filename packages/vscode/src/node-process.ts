/// <reference types="node" />
import type { BrokerOrder } from './test-broker/messages.js';
import { runBroker } from './test-broker/run-broker.js';
import type { TestOrder } from './tests/messages.js';
import { runTests } from './tests/run-file.js';

// A process beside the editor, which holds up no editor and ends with it: a test broker, or tests. One program does both, as both
// are mostly the broker.

process.once('message', (order: BrokerOrder | TestOrder) => {
  if (order.kind === 'broker') return void runBroker(order);
  process.on('disconnect', () => process.exit());
  return void runTests(order, (report) => process.send?.(report));
});
