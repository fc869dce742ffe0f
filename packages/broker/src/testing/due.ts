import type { Connection } from '../connection/connection.js';
import type { Core } from '../core.js';

/**
 * Milliseconds until the next will, end of a session or missed keep alive is due; Infinity if none is.
 * @param tickAt when what is checked once a second is due, in milliseconds since 1970
 */
export function untilNextDue(core: Core, connections: Iterable<Connection>, tickAt: number): number {
  const now = core.clock.now();
  let next = Number.POSITIVE_INFINITY;
  const consider = (at: number) => {
    if (at > now && at < next) next = at;
  };
  for (const { willAt, expiresAt } of core.sessions.values()) {
    if (willAt > 0) consider(willAt * 1000);
    // A session is removed in the second after.
    if (expiresAt > 0) consider((expiresAt + 1) * 1000);
  }
  for (const { keepAlive } of connections) consider(keepAlive.missedAt);
  consider(Math.ceil(Math.max(tickAt, now + 1) / 1000) * 1000);
  return next - now;
}
