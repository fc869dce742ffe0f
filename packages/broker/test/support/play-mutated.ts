import { once } from 'node:events';
import { expect } from 'vitest';
import type { Broker } from '../../src/index.js';
import { ports } from './captures.js';
import type { Mutated } from './mutations.js';
import { whatIsWrong } from './sane.js';
import { openSocket } from './ways.js';
import { isServed, turns } from './wire.js';

/** How long a connection may outlive its client, in milliseconds: longer than goodbyes are waited for. */
const PATIENCE = 10_000;

/** Plays it to a broker for every wire: the answer is valid, no connection is left open, and other clients are served. */
export async function playMutated(
  broker: Broker,
  { of: { wire }, chunks, isAbrupt }: Mutated,
): Promise<void> {
  const socket = await openSocket(broker.listener(ports[wire]).port);
  const answers: Buffer[] = [];
  socket.on('data', (bytes) => answers.push(bytes));
  for (const chunk of chunks) {
    if (socket.destroyed) break;
    await new Promise((done) => socket.write(chunk, done));
  }
  if (isAbrupt) {
    await turns(3);
    socket.destroy();
  } else if (!socket.destroyed) {
    const closed = once(socket, 'close', { signal: AbortSignal.timeout(PATIENCE) });
    socket.end();
    await closed;
    // One that was cut off may have lost the end of its answer.
    if (!socket.errored) expect(whatIsWrong(wire, Buffer.concat(answers))).toBeUndefined();
  }
  await isServed(broker);
  while (broker.listeners.some(({ state }) => state.connections.value > 0))
    await new Promise((resolve) => setTimeout(resolve, 1));
  expect(broker.connections).toEqual([]);
  const stays = broker.sessions.filter(
    ({ isConnected, expiryInterval }) => isConnected || expiryInterval === 0,
  );
  expect(stays).toEqual([]);
}
