import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';
import { fileURLToPath } from 'node:url';

/** A certificate or key of the fixtures. */
export function material(name: string): string {
  return readFileSync(fileURLToPath(new URL(`../../fixtures/certs/${name}`, import.meta.url)), 'utf8');
}

/** A certificate and its key, of a client or a server. */
export function certified(name: string): { readonly cert: string; readonly key: string } {
  return { cert: material(`${name}.crt`), key: material(`${name}.key`) };
}

/**
 * How a client uses TLS with a key that it shares with the broker, as `lamp`.
 * @param noted gets the hint of the broker
 */
export function keyed(key: string, noted?: (hint: string | null) => void): ConnectionOptions {
  return {
    ciphers: 'PSK',
    maxVersion: 'TLSv1.2',
    checkServerIdentity: () => undefined,
    pskCallback: (hint) => {
      noted?.(hint);
      return { identity: 'lamp', psk: Buffer.from(key, 'hex') };
    },
  };
}
