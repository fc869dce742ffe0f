import type { Core } from '../core.js';

/** How many milliseconds from now the next will, end of a session or missed keep-alive is due. */
export function untilNextDue(core: Core): number {
  const now = core.clock.now();
  let next = Number.POSITIVE_INFINITY;
  const consider = (at: number) => {
    if (at > now && at < next) next = at;
  };
  for (const { willAt, expiresAt } of core.sessions.values()) {
    if (willAt > 0) consider(willAt * 1000);
    // A session is over the second after.
    if (expiresAt > 0) consider((expiresAt + 1) * 1000);
  }
  for (const { keepAlive, lastIn } of core.connections)
    if (keepAlive > 0) consider(lastIn + keepAlive * 1500 + 1);
  return next - now;
}
