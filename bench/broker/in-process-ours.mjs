// How long a test waits for the embedded broker, started as the guide shows: from the configuration's file until a
// client is connected.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBrokerFrom } from '../../packages/broker/src/index.js';
import { timeStarts } from './time-starts.mjs';

const TEXT = 'listener 1883 127.0.0.1\nallow_anonymous true\n';

const folder = mkdtempSync(join(tmpdir(), 'bench-in-process-'));
process.on('exit', () => rmSync(folder, { recursive: true }));
const file = join(folder, 'mosquitto.conf');
writeFileSync(file, TEXT);
await timeStarts(async () => {
  const broker = await startBrokerFrom(file, { ports: 'ephemeral' });
  return { port: broker.listeners[0].port, close: () => broker.close() };
});
