import { randomUUID } from 'node:crypto';

/** A client id for a client that sends none: the prefix and a random UUID in capitals. */
export function newClientId(prefix: string): string {
  return prefix + randomUUID().toUpperCase();
}
