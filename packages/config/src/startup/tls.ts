import { byteLength } from '@mosquitto-conf/grammar';
import { cafile, capath, certfile, keyfile } from '../catalogue/tls.js';
import { pskHint } from '../catalogue/tls-identity.js';
import type { Listener, Setting, Settings } from '../configuration.js';
import { hasCertificate } from '../policy/encryption.js';
import { tlsTexts as texts } from '../texts/tls.js';
import { checkEngine, keySource, refuseNoKey } from './engine.js';
import { remarkIncomplete } from './incomplete-tls.js';
import { serverCertificate, serverKey } from './server-file.js';
import type { Start } from './start.js';
import { swappedListenerFiles } from './swapped-files.js';
import { checkCiphers, checkDhParameters, checkTlsVersion } from './tls-context.js';
import {
  checkAuthorities,
  checkPair,
  checkRevocationLists,
  checkServerFile,
  refuseSwapped,
} from './tls-files.js';

/** The longest hint that OpenSSL 3 accepts, in bytes (PSK_MAX_IDENTITY_LEN). */
const LONGEST_HINT = 256;

/** A listener's TLS, once its sockets are open (the second half of net__socket_listen). */
export function checkListenerTls(start: Start, listener: Listener): void {
  const { settings } = listener;
  const hint = settings.setting(pskHint);
  if (hasCertificate(settings, start.release)) {
    checkContext(start, settings);
    checkFiles(start, settings);
    // Until 2.0.11 a certificate meant that the hint was not looked at.
    if (hint && start.isSince('2.0.12')) checkHint(start, hint);
    return;
  }
  remarkIncomplete(start, listener, [certfile, keyfile, cafile, capath], ({ directive }) => ({
    message: texts.notEnabled({ present: directive.name }),
    why: start.isSince('2.0') ? texts.notEnabledWhy : texts.notEnabledWhyWithAuthority,
    help: start.isSince('2.0') ? texts.addPair : texts.addPairAndAuthority,
  }));
  if (!hint) return;
  checkContext(start, settings);
  checkHint(start, hint);
}

/** net__tls_server_ctx. */
function checkContext(start: Start, settings: Settings): void {
  checkTlsVersion(start, settings);
  checkCiphers(start, settings);
  checkDhParameters(start, settings);
}

/** net__tls_load_verify, net__load_certificates. */
function checkFiles(start: Start, settings: Settings): void {
  const source = keySource(start, settings);
  const swapped = source === 'file' ? swappedListenerFiles(start, settings) : undefined;
  if (swapped) {
    refuseSwapped(start, swapped);
    checkEngine(start, settings);
    checkRevocationLists(start, settings);
    return;
  }
  checkAuthorities(start, settings);
  checkEngine(start, settings);
  const certificate = checkServerFile(start, settings, serverCertificate);
  if (source === 'nowhere') refuseNoKey(start, settings);
  const key = source === 'file' ? checkServerFile(start, settings, serverKey) : undefined;
  if (certificate && key) checkPair(start, settings, certificate, key);
  checkRevocationLists(start, settings);
}

function checkHint(start: Start, setting: Setting<string>): void {
  const length = byteLength(setting.value);
  if (length <= LONGEST_HINT) return;
  start.refuse(
    {
      code: 'psk-hint-too-long',
      message: texts.hintTooLong({ length, longest: LONGEST_HINT }),
      why: texts.hintRefused,
      help: texts.shortenHint,
    },
    setting,
  );
}
