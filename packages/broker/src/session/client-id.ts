import { randomUUID } from 'node:crypto';

/** A client id for a client that came without one: the prefix and a random UUID in capitals. */
export function newClientId(prefix: string): string {
  return prefix + randomUUID().toUpperCase();
}
