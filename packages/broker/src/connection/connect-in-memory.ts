import { type Duplex, duplexPair } from 'node:stream';
import type { ListenerSet } from '../listeners/listener-set.js';
import { StreamTransport } from './transport.js';

/**
 * A client's end of a connection without a socket. It is destroyed if the listener is closed or full.
 * @param which the listener's port, path or name; the first by default
 */
export function connectInMemory(listeners: ListenerSet, which?: string | number): Duplex {
  const state = listeners.findState(which);
  const [inside, outside] = duplexPair();
  const isOpen = listeners.opened.find((one) => one.state === state)?.isOpen ?? true;
  if (!isOpen || !listeners.hasRoom(state)) {
    outside.destroy();
    return outside;
  }
  listeners.accept(state, {}, (events) => new StreamTransport(inside, 'memory', 0, events));
  endTogether(inside, outside);
  return outside;
}

/** Ends one side of a pair with the other, which Node does not. What was sent before is read first. */
function endTogether(inside: Duplex, outside: Duplex): void {
  for (const [side, far] of [
    [inside, outside],
    [outside, inside],
  ] as const) {
    side.once('close', () => far.push(null));
    side.once('end', () => side.destroy());
  }
  // A side that is paused would not come to its end.
  outside.once('close', () => inside.resume());
}
