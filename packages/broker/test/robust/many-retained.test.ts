import { expect, it } from 'vitest';
import { boot } from '../support/boot.js';
import { openListener, openSocket } from '../support/ways.js';
import { bytesOf, connecting } from '../support/wire.js';

const COUNT = 3000;
const PAYLOAD = 'x'.repeat(4000);

it('more retained messages than may wait all reach a subscriber that reads late: max_queued_messages 1000', async () => {
  await using broker = await boot(openListener.tcp);
  for (let index = 0; index < COUNT; index++)
    broker.publish(`retained/${String(index).padStart(5, '0')}`, PAYLOAD, { retain: true });
  const socket = await openSocket(broker.listeners[0]!.port);
  socket.pause();
  const subscriptions = [{ topic: 'retained/#', qos: 0 as const }];
  socket.write(connecting('late', 4));
  socket.write(bytesOf({ cmd: 'subscribe', messageId: 1, subscriptions }, 4));
  await expect.poll(() => broker.subscriptions.length).toBe(1);
  let received = 0;
  socket.on('data', (bytes: Buffer) => {
    received += bytes.length;
  });
  socket.resume();
  // CONNACK, SUBACK, and each PUBLISH with three bytes in front of its topic's length.
  const size = 3 + 2 + 'retained/00000'.length + PAYLOAD.length;
  await expect.poll(() => received, { timeout: 10_000 }).toBe(4 + 5 + COUNT * size);
  socket.destroy();
});
