import { cafile, certfile, keyfile } from '../catalogue/tls.js';
import type { Code } from '../codes.js';
import type { Listener, Setting, Settings } from '../configuration.js';
import type { Problem, Unwritten } from '../report.js';
import type { Text } from '../text.js';
import { tlsFileTexts, tlsTexts } from '../texts/tls.js';
import { remarkIncomplete } from './incomplete-tls.js';
import { type ServerFile, serverCertificate, serverKey } from './server-file.js';
import type { Start } from './start.js';
import { swappedListenerFiles } from './swapped-files.js';
import { refuseUnreadable } from './tls-files.js';

const texts = { ...tlsTexts, ...tlsFileTexts };

interface Flaw {
  readonly finding: Omit<Unwritten<Problem>, 'stage'>;
  readonly setting: Setting<string>;
}

/**
 * What keeps libwebsockets from setting up TLS. It accepts more than the broker: a CA file that does not exist, unknown
 * ciphers, a certificate without a key, an RSA certificate with an EC key. It does not accept a key without a
 * certificate.
 */
export function websocketsTlsFlaw(start: Start, { settings, origin }: Listener): Flaw | undefined {
  const certificate = settings.setting(certfile);
  const key = settings.setting(keyfile);
  if (!key) return undefined;
  // Since 2.0.21 that is refused before it comes to this.
  if (!certificate && start.isSince('2.0.21')) return undefined;
  // Every file may have lines for the default listener.
  if (!certificate && origin === 'default' && start.report.unread.length > 0) return undefined;
  if (!certificate) return flaw(key, 'incomplete-tls', texts.websocketsKeyAlone, texts.addCertificate);
  const fault = fileFlaw(start, settings, certificate, key);
  const swapped = fault && swappedListenerFiles(start, settings);
  if (!swapped) return fault;
  return { finding: { ...swapped.finding, why: texts.websocketsRefused }, setting: swapped.setting };
}

/** A certificate or a CA without a key, which libwebsockets accepts. */
export function remarkHalfTls(start: Start, listener: Listener): void {
  if (listener.settings.setting(keyfile)) return;
  remarkIncomplete(start, listener, [certfile, cafile], ({ directive }) =>
    directive.name === certfile.name
      ? { message: texts.websocketsNoKey, why: texts.websocketsNoKeyWhy, help: texts.addKey }
      : {
          message: texts.notEnabled({ present: directive.name }),
          why: texts.notEnabledWhy,
          help: texts.addPair,
        },
  );
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
  const message = texts.keyMismatch({ key: key.value, certificate: certificate.value });
  return flaw(key, 'key-mismatch', message, texts.nameMatchingKey);
}

/** The content of a file, or why libwebsockets cannot use it; undefined where it is not known here. */
function read(
  start: Start,
  settings: Settings,
  setting: Setting<string>,
  file: ServerFile,
): Uint8Array | Flaw | undefined {
  const content = start.host.files.read(setting.value);
  if (refuseUnreadable(start, file.readTexts, setting.value, setting)) return undefined;
  if (content === 'unknown') {
    start.notHere(file.readTexts, setting.value, setting);
    return undefined;
  }
  if (content instanceof Uint8Array && !file.refusalOf(content, start.tls, settings)) return content;
  const message = file.websockets.message({ path: setting.value });
  return flaw(setting, file.unusable.code, message, file.websockets.help);
}

function isFlaw(content: Uint8Array | Flaw | undefined): content is Flaw {
  return content !== undefined && 'finding' in content;
}

function flaw(setting: Setting<string>, code: Code, message: Text, help: Text): Flaw {
  return {
    finding: { code, message, why: texts.websocketsRefused, help },
    setting,
  };
}
