import type { Host } from './host.js';
import { literal } from './startup/socket-address.js';

/** Whether getaddrinfo() would find an address for this name or address, or somebody elsewhere might. */
export function resolves(host: Host, text: string): boolean {
  return literal(text) !== undefined || host.resolve(text) !== undefined;
}
