// What idle clients take where the broker and its clients are in one process and connected in memory, as in a test: the system
// limits how many sockets a process has, and this has none.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startBrokerFrom } from '../../packages/broker/src/index.js';
import { connectPacket, publishPacket, subscribePacket } from './packets.mjs';
import { residentBytes } from './processes.mjs';

const SETTLE = 500;

const folder = mkdtempSync(join(tmpdir(), 'bench-in-memory-'));
process.on('exit', () => rmSync(folder, { recursive: true }));
const file = join(folder, 'mosquitto.conf');
writeFileSync(file, 'listener 1883 127.0.0.1\nallow_anonymous true\n');
const broker = await startBrokerFrom(file, { ports: 'ephemeral' });

/** Sends a packet, and waits for the one that answers. */
const ask = (client, packet, type) =>
  new Promise((answered, fail) => {
    client.once('data', (bytes) =>
      bytes[0] >> 4 === type ? answered(bytes) : fail(new Error(`answered by ${bytes.toString('hex')}`)),
    );
    client.write(packet);
  });

const count = Number(process.argv[2]);
await pause(SETTLE);
const before = residentBytes(process.pid);
const clients = [];
for (let index = 0; index < count; index++) {
  const client = broker.connect();
  const connack = await ask(client, connectPacket(`idle-${index}`), 2);
  if (connack[3] !== 0) throw new Error(`the client ${index} is denied: code ${connack[3]}`);
  clients.push(client);
}
await pause(SETTLE);
const bytes = (residentBytes(process.pid) - before) / count;

// All of them are there: the first gets what the last publishes.
const [first] = clients;
await ask(first, subscribePacket('bench', 0), 9);
const message = new Promise((arrived) => first.once('data', arrived));
clients.at(-1).write(publishPacket('bench', Buffer.from('x'), 0));
await message;
process.stdout.write(JSON.stringify({ bytes }));
process.exit(0);
