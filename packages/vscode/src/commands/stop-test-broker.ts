import type { Command } from '../services.js';
import type { TestBroker } from '../test-broker/test-broker.js';

/** Ends the test broker. */
export function stopTestBroker(broker: TestBroker): Command {
  return { id: 'mosquitto.stopTestBroker', run: () => broker.stop() };
}
