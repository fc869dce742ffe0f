import type { Listener } from '@mosquitto-conf/config';
import { certfile, protocol, pskHint } from '@mosquitto-conf/config/directives';

/** What belongs together in two configurations, and what only one of them has. */
export interface Pairs<T> {
  readonly both: readonly (readonly [old: T, now: T])[];
  readonly removed: readonly T[];
  readonly added: readonly T[];
}

/**
 * Pairs what is alike: by the first key that two have in common, in order where several have it.
 * @param keys what to go by, the surest first; undefined where that says nothing
 */
export function pair<T>(
  old: readonly T[],
  now: readonly T[],
  keys: readonly ((item: T) => string | undefined)[],
): Pairs<T> {
  const partner = new Map<T, T>();
  const taken = new Set<T>();
  for (const key of keys) {
    for (const item of old) {
      if (partner.has(item)) continue;
      const wanted = key(item);
      if (wanted === undefined) continue;
      const found = now.find((candidate) => !taken.has(candidate) && key(candidate) === wanted);
      if (!found) continue;
      partner.set(item, found);
      taken.add(found);
    }
  }
  return {
    both: old.filter((item) => partner.has(item)).map((item) => [item, partner.get(item)!]),
    removed: old.filter((item) => !partner.has(item)),
    added: now.filter((item) => !taken.has(item)),
  };
}

/** Listeners by port and address or socket, then by port, then in order among those that speak the same. */
export function pairListeners(old: readonly Listener[], now: readonly Listener[]): Pairs<Listener> {
  return pair(old, now, [
    ({ port, host, unixSocketPath }) => JSON.stringify([port, host, unixSocketPath]),
    (listener) => (written(listener) ? `${listener.port} ${speaks(listener)}` : undefined),
    (listener) => (written(listener) ? speaks(listener) : undefined),
  ]);
}

/** The listeners of local-only mode never correspond to a written listener with another address. */
function written({ origin, unixSocketPath }: Listener): boolean {
  return origin !== 'local-only' && unixSocketPath === undefined;
}

function speaks({ settings }: Listener): string {
  const secured = settings.has(certfile) || settings.has(pskHint);
  return `${settings.get(protocol)} ${secured}`;
}
