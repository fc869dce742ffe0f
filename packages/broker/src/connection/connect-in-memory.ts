import { type Duplex, duplexPair } from 'node:stream';
import type { Entrances } from '../entrances.js';
import { StreamTransport } from './transport.js';

/**
 * A client's end of a connection without a socket.
 * @param listener its port, path or name; the first by default
 */
export function connectInMemory(entrances: Entrances, listener?: string | number): Duplex {
  const door = entrances.door(listener);
  const [inside, outside] = duplexPair();
  const isOpen = entrances.listeners.find((one) => one.door === door)?.isOpen ?? true;
  if (!isOpen || !entrances.hasRoom(door)) {
    outside.destroy();
    return outside;
  }
  const connection = entrances.accept(door);
  connection.arrive(new StreamTransport(inside, 'memory', 0, connection));
  endTogether(inside, outside);
  return outside;
}

/** One side of a pair is not told by itself that the other was destroyed. What it was sent before is read first. */
function endTogether(inside: Duplex, outside: Duplex): void {
  for (const [side, far] of [
    [inside, outside],
    [outside, inside],
  ] as const) {
    side.once('close', () => far.push(null));
    side.once('end', () => side.destroy());
  }
  // One that is held back would not come to the end.
  outside.once('close', () => inside.resume());
}
