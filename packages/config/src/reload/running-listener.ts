import type { Configuration, Listener } from '../configuration.js';
import { since } from '../release.js';

/**
 * The listener of a running broker that a `listener` line is about when it is read again. Before 2.0.6 a reload looks at the
 * port alone: up to 1.6 it takes the last listener with it, then the first (config__read_file_core).
 */
export function runningListener(
  { listeners, release }: Configuration,
  { origin, port, host, unixSocketPath }: Listener,
): Listener | undefined {
  if (origin !== 'listener') return listeners.find((listener) => listener.origin === origin);
  if (unixSocketPath !== undefined)
    return listeners.find((listener) => listener.unixSocketPath === unixSocketPath);
  const samePort = listeners.filter((listener) => listener.port === port && !listener.unixSocketPath);
  if (since(release, '2.0.6')) return samePort.find((listener) => listener.host === host);
  return since(release, '2.0') ? samePort[0] : samePort.at(-1);
}
