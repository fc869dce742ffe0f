import { isDeepStrictEqual } from 'node:util';
import type { Got } from './stage.js';

/**
 * Whether clients got the same of both. Where the broker closes a connection before it has read everything, the system resets it,
 * and the client may lose the last packets that the real broker sent.
 */
export function agree(own: readonly Got[], real: readonly Got[]): boolean {
  return own.length === real.length && own.every((got, step) => agreeInStep(got, real[step] as Got));
}

function agreeInStep(own: Got, real: Got): boolean {
  const clients = Object.keys(own);
  return (
    isDeepStrictEqual(clients, Object.keys(real)) &&
    clients.every((client) => isSame(own[client] ?? [], real[client] ?? []))
  );
}

function isSame(own: readonly unknown[], real: readonly unknown[]): boolean {
  if (own.at(-1) !== 'closed' || real.at(-1) !== 'closed') return isDeepStrictEqual(own, real);
  let found = 0;
  for (const packet of own) if (isDeepStrictEqual(packet, real[found])) found++;
  return found === real.length;
}
