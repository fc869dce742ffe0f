import { certfile, ciphers, keyfile } from '../catalogue/tls.js';
import type { Listener, Setting } from '../configuration.js';
import type { Problem } from '../report.js';
import { securityLevel } from './ciphers.js';
import type { Start } from './start.js';
import { inspectorOf } from './tls-files.js';

interface Flaw {
  readonly finding: Omit<Problem, 'stage'>;
  readonly setting: Setting<string>;
}

/**
 * What keeps libwebsockets from setting up TLS. It forgives more than the broker: a CA file that is not there, ciphers
 * nobody knows, a certificate without a key, an RSA certificate with an EC key. A key without a certificate it does
 * not forgive, for it would be a client's.
 */
export function websocketsTlsFlaw(start: Start, { settings }: Listener): Flaw | undefined {
  const certificate = settings.setting(certfile);
  const key = settings.setting(keyfile);
  if (!key) return undefined;
  // Since 2.0.21 that is refused before it comes to this.
  if (!certificate && start.isSince('2.0.21')) return undefined;
  if (!certificate)
    return flaw(
      key,
      'incomplete-tls',
      'A websockets listener has a private key and no certificate.',
      'Add `certfile`.',
    );
  const inspector = inspectorOf(start);
  const chain = read(start, 'certificate', certificate);
  if (chain === 'unusable' || (chain && inspector.certificate(chain, securityLevel(settings.get(ciphers))))) {
    const message = `The certificate \`${certificate.value}\` cannot be used.`;
    return flaw(
      certificate,
      'certfile-unusable',
      message,
      "Name a PEM file that begins with the server's certificate.",
    );
  }
  const secret = read(start, 'private key', key);
  if (secret === 'unusable' || (secret && inspector.key(secret))) {
    const message = `The private key \`${key.value}\` cannot be used.`;
    return flaw(
      key,
      'keyfile-unusable',
      message,
      'Name the PEM file with the private key of the certificate, without a pass phrase.',
    );
  }
  if (!chain || !secret || inspector.pair(chain, secret) !== 'mismatch') return undefined;
  const message = `The private key \`${key.value}\` does not belong to the certificate \`${certificate.value}\`.`;
  return flaw(key, 'key-mismatch', message, 'Name the key the certificate was made for.');
}

function read(start: Start, what: string, setting: Setting<string>): Uint8Array | 'unusable' | undefined {
  const content = start.host.files.read(setting.value);
  if (content instanceof Uint8Array) return content;
  if (content !== 'unknown') return 'unusable';
  start.notHere(what, setting.value, setting);
  return undefined;
}

function flaw(setting: Setting<string>, code: string, message: string, help: string): Flaw {
  return {
    finding: { code, message, why: 'libwebsockets cannot open the listener, and the broker stops.', help },
    setting,
  };
}
