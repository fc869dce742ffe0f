import type { Bridge } from '../configuration.js';
import { resolves } from '../resolve.js';
import { isLoopback, literal } from './socket-address.js';
import type { Start } from './start.js';

/** Whether the first address resolves, as far as this machine knows. */
export function beginsToConnect({ host }: Start, { addresses: [first] }: Bridge): boolean {
  if (!first || !resolves(host, first.host)) return false;
  const address = literal(first.host);
  if (!address || isLoopback(address)) return true;
  const own = host.interfaces();
  const others = [...(own?.values() ?? [])].flat().map(literal);
  return own === undefined || others.some((one) => one !== undefined && !isLoopback(one));
}

/** Whether the first address is that of a listener of this broker, so that the bridge certainly gets connected. */
export function connectsToItself({ configuration }: Start, { addresses: [first] }: Bridge): boolean {
  const address = first && literal(first.host);
  if (!address || !isLoopback(address)) return false;
  return configuration.listeners.some(({ port, host }) => port === first.port && host === undefined);
}
