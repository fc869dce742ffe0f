import { certfile, keyfile } from '../catalogue/tls.js';
import type { Code } from '../codes.js';
import type { Listener, Setting, Settings } from '../configuration.js';
import type { Problem } from '../report.js';
import { type ServerFile, serverCertificate, serverKey } from './server-file.js';
import type { Start } from './start.js';
import { swappedListenerFiles } from './swapped-files.js';
import { refuseUnreadable } from './tls-files.js';

interface Flaw {
  readonly finding: Omit<Problem, 'stage'>;
  readonly setting: Setting<string>;
}

/**
 * What keeps libwebsockets from setting up TLS. It forgives more than the broker: a CA file that is not there, ciphers
 * nobody knows, a certificate without a key, an RSA certificate with an EC key. A key without a certificate it does
 * not forgive, for it would be a client's.
 */
export function websocketsTlsFlaw(start: Start, { settings, origin }: Listener): Flaw | undefined {
  const certificate = settings.setting(certfile);
  const key = settings.setting(keyfile);
  if (!key) return undefined;
  // Since 2.0.21 that is refused before it comes to this.
  if (!certificate && start.isSince('2.0.21')) return undefined;
  // Every file may have lines for the default listener.
  if (!certificate && origin === 'default' && start.report.unread.length > 0) return undefined;
  if (!certificate)
    return flaw(
      key,
      'incomplete-tls',
      'A websockets listener has a private key and no certificate.',
      'Add `certfile`.',
    );
  const fault = fileFlaw(start, settings, certificate, key);
  const swapped = fault && swappedListenerFiles(start, settings);
  return swapped ? { finding: { ...swapped.finding, why: WHY }, setting: swapped.setting } : fault;
}

/** What is wrong with the files. */
function fileFlaw(
  start: Start,
  settings: Settings,
  certificate: Setting<string>,
  key: Setting<string>,
): Flaw | undefined {
  const chain = read(start, settings, certificate, serverCertificate);
  if (isFlaw(chain)) return chain;
  const secret = read(start, settings, key, serverKey);
  if (isFlaw(secret)) return secret;
  if (!chain || !secret || start.tls.pair(chain, secret) !== 'mismatch') return undefined;
  const message = `The private key \`${key.value}\` does not belong to the certificate \`${certificate.value}\`.`;
  return flaw(key, 'key-mismatch', message, 'Name the key the certificate was made for.');
}

/** The content of a file, or why libwebsockets cannot use it; undefined where it is not known here. */
function read(
  start: Start,
  settings: Settings,
  setting: Setting<string>,
  file: ServerFile,
): Uint8Array | Flaw | undefined {
  const content = start.host.files.read(setting.value);
  if (refuseUnreadable(start, file.what, setting.value, setting)) return undefined;
  if (content === 'unknown') {
    start.notHere(file.what, setting.value, setting);
    return undefined;
  }
  if (content instanceof Uint8Array && !file.refusalOf(content, start.tls, settings)) return content;
  const message = `The ${file.what} \`${setting.value}\` cannot be used.`;
  return flaw(setting, file.unusable.code, message, file.websocketsHelp);
}

function isFlaw(content: Uint8Array | Flaw | undefined): content is Flaw {
  return content !== undefined && 'finding' in content;
}

function flaw(setting: Setting<string>, code: Code, message: string, help: string): Flaw {
  return {
    finding: { code, message, why: WHY, help },
    setting,
  };
}

const WHY = 'libwebsockets cannot open the listener, and the broker stops.';
