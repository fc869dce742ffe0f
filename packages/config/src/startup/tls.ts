import { byteLength } from '@mosquitto-conf/grammar';
import { cafile, capath, certfile, keyfile, pskHint, tlsEngine, tlsKeyform } from '../catalogue/tls.js';
import type { Listener, Setting, Settings } from '../configuration.js';
import { hasCertificate } from '../policy/encryption.js';
import { serverCertificate, serverKey } from './server-file.js';
import type { Start } from './start.js';
import { checkCiphers, checkDhParameters, checkTlsVersion } from './tls-context.js';
import { checkAuthorities, checkPair, checkRevocationLists, checkServerFile } from './tls-files.js';

/** The longest hint OpenSSL 3 takes, in bytes (PSK_MAX_IDENTITY_LEN). */
const LONGEST_HINT = 256;

/** Engines that come with other software: whether they are there cannot be told from here. */
const ENGINES: ReadonlySet<string> = new Set([
  'afalg',
  'atcaecc',
  'capi',
  'chil',
  'cloudkms',
  'devcrypto',
  'e_loader_attic',
  'gem',
  'gost',
  'ibmca',
  'loader_attic',
  'padlock',
  'pkcs11',
  'qatengine',
  'tpm',
  'tpm2',
  'tpm2tss',
  'uadk_engine',
]);

/** A listener's TLS, once its sockets are open (the second half of net__socket_listen). */
export function checkListenerTls(start: Start, { settings }: Listener): void {
  const hint = settings.setting(pskHint);
  if (hasCertificate(settings, start.release)) {
    checkContext(start, settings);
    checkFiles(start, settings);
    // Until 2.0.11 a certificate meant that the hint was not looked at.
    if (hint && start.isSince('2.0.12')) checkHint(start, hint);
    return;
  }
  remarkHalfSet(start, settings);
  if (!hint) return;
  checkContext(start, settings);
  checkHint(start, hint);
}

/** Since 2.0.21 most of these are refused after reading. */
function remarkHalfSet(start: Start, settings: Settings): void {
  const present = [certfile, keyfile, cafile, capath].map((file) => settings.setting(file)).find(Boolean);
  if (!present || start.isSince('2.0.21')) return;
  const needed = start.isSince('2.0')
    ? '`certfile` and `keyfile`'
    : '`certfile`, `keyfile` and `cafile` or `capath`';
  start.remark(
    {
      level: 'hint',
      code: 'incomplete-tls',
      message: `This listener has \`${present.directive.name}\` and yet no TLS from certificates.`,
      why: `It needs ${needed} for that; without one of them the broker says nothing and leaves TLS off.`,
      help: 'Add what is missing.',
    },
    present,
  );
}

/** net__tls_server_ctx. */
function checkContext(start: Start, settings: Settings): void {
  checkTlsVersion(start, settings);
  checkCiphers(start, settings);
  checkDhParameters(start, settings);
}

/** net__tls_load_verify, net__load_certificates. */
function checkFiles(start: Start, settings: Settings): void {
  checkAuthorities(start, settings);
  checkEngine(start, settings);
  const certificate = checkServerFile(start, settings, serverCertificate);
  const source = keySource(start, settings);
  if (source === 'nowhere') refuseNoKey(start, settings);
  const key = source === 'file' ? checkServerFile(start, settings, serverKey) : undefined;
  if (certificate && key) checkPair(start, settings, certificate, key);
  checkRevocationLists(start, settings);
}

/** Since 2.1 the broker has no engines where it is built against OpenSSL 3. */
function checkEngine(start: Start, settings: Settings): void {
  const setting = settings.setting(tlsEngine);
  if (typeof setting?.value !== 'string' || start.isSince('2.1')) return;
  if (ENGINES.has(setting.value)) {
    start.remark(
      {
        level: 'hint',
        code: 'engine-missing',
        message: `Whether the broker's machine has the engine \`${setting.value}\` cannot be told from here.`,
        why: 'The broker stops if OpenSSL cannot load it.',
      },
      setting,
    );
    return;
  }
  start.refuse(
    {
      code: 'engine-missing',
      message: `OpenSSL has no engine \`${setting.value}\`.`,
      why: 'The broker stops if it cannot load the engine it is to use.',
      help: 'Install the engine, name another (`pkcs11`, say), or remove the line.',
    },
    setting,
  );
}

/** Where the broker takes the private key from. */
function keySource(start: Start, settings: Settings): 'file' | 'engine' | 'nowhere' {
  const engine = settings.setting(tlsEngine) !== undefined;
  const fromEngine = settings.get(tlsKeyform) === 'engine';
  if (start.isSince('2.1')) return engine && fromEngine ? 'nowhere' : 'file';
  // Up to 1.6.4 the key's form counted even without an engine.
  if (fromEngine && !engine) return start.isSince('1.6.5') ? 'file' : 'nowhere';
  if (fromEngine) return 'engine';
  // From 2.0.7 to 2.0.15 an engine meant that no key file was read.
  return engine && start.isSince('2.0.7') && !start.isSince('2.0.16') ? 'nowhere' : 'file';
}

function refuseNoKey(start: Start, settings: Settings): void {
  start.refuse(
    {
      code: 'key-not-loaded',
      message: 'The broker does not load the private key of this listener.',
      why: 'With these `tls_engine` and `tls_keyform` this release looks for it neither in the file nor in an engine.',
      help: 'Remove `tls_engine` and `tls_keyform` if the key is in a file.',
    },
    settings.setting(tlsEngine) ?? settings.setting(tlsKeyform),
  );
}

function checkHint(start: Start, setting: Setting<string>): void {
  if (byteLength(setting.value) <= LONGEST_HINT) return;
  start.refuse(
    {
      code: 'psk-hint-too-long',
      message: 'The `psk_hint` is too long.',
      why: `OpenSSL takes no more than ${LONGEST_HINT} bytes.`,
      help: 'Shorten it: clients only use it to pick a key.',
    },
    setting,
  );
}
