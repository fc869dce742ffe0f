import type { Rule } from '../../rule.js';
import { authorityWithoutRoot } from './authority-without-root.js';
import { caWithoutCertificateCheck } from './ca-without-certificate-check.js';
import { cafileUnusable } from './cafile-unusable.js';
import { certfileWeak } from './certfile-weak.js';
import { certificateAndPsk } from './certificate-and-psk.js';
import { certificateExpired } from './certificate-expired.js';
import { certificateExpiresSoon } from './certificate-expires-soon.js';
import { certificateIsOwnAuthority } from './certificate-is-own-authority.js';
import { certificateNotChecked } from './certificate-not-checked.js';
import { ciphersUnknown } from './ciphers-unknown.js';
import { crlfileUnusable } from './crlfile-unusable.js';
import { dhparamfileUnusable } from './dhparamfile-unusable.js';
import { engineMissing } from './engine-missing.js';
import { fileOnlyForRoot } from './file-only-for-root.js';
import { incompleteTls } from './incomplete-tls.js';
import { invalidSha1 } from './invalid-sha1.js';
import { keyMismatch } from './key-mismatch.js';
import { keyNotLoaded } from './key-not-loaded.js';
import { keyfileEncrypted } from './keyfile-encrypted.js';
import { privateKeyReadable } from './private-key-readable.js';
import { certfileUnusable, keyfileUnusable } from './server-file-unusable.js';
import { tlsFilesSwapped } from './tls-files-swapped.js';
import { tlsOnPlainPort } from './tls-on-plain-port.js';
import { tlsPortInClear } from './tls-port-in-clear.js';
import { tlsSettingIgnored } from './tls-setting-ignored.js';
import { tlsVersionBesidePsk } from './tls-version-beside-psk.js';
import { tlsVersionOld } from './tls-version-old.js';
import { tlsVersionUnknown } from './tls-version-unknown.js';
import { weakCiphers } from './weak-ciphers.js';
import { websocketsCapath } from './websockets-capath.js';

/** Certificates, private keys, ciphers and versions of TLS. */
export const tlsRules = [
  authorityWithoutRoot,
  caWithoutCertificateCheck,
  cafileUnusable,
  certfileUnusable,
  certfileWeak,
  certificateAndPsk,
  certificateExpired,
  certificateExpiresSoon,
  certificateIsOwnAuthority,
  certificateNotChecked,
  ciphersUnknown,
  crlfileUnusable,
  dhparamfileUnusable,
  engineMissing,
  fileOnlyForRoot,
  incompleteTls,
  invalidSha1,
  keyMismatch,
  keyNotLoaded,
  keyfileEncrypted,
  keyfileUnusable,
  privateKeyReadable,
  tlsFilesSwapped,
  tlsOnPlainPort,
  tlsPortInClear,
  tlsSettingIgnored,
  tlsVersionBesidePsk,
  tlsVersionOld,
  tlsVersionUnknown,
  weakCiphers,
  websocketsCapath,
] as const satisfies readonly Rule[];
