import type { Host } from './host.js';
import { literal } from './startup/socket-address.js';

/** Whether getaddrinfo() would find an address for this text, or somebody elsewhere might: a name, an address, or `*`. */
export function resolves(host: Host, text: string): boolean {
  return text === '*' || literal(text) !== undefined || host.resolve(text) !== undefined;
}
