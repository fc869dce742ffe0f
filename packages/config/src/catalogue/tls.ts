import type { Kind } from '../kinds/kind.js';
import { nothing } from '../kinds/nothing.js';
import { text } from '../kinds/text.js';
import { tlsVersionText } from '../kinds/tls-version-text.js';
import { changed } from '../release.js';
import { type Directive, directive, type Reload } from './directive.js';
import { pskHint } from './tls-identity.js';

export const cafile = directive({
  name: 'cafile',
  group: 'tls',
  scope: 'listener',
  kind: text({ role: 'certificate', expects: 'the path of a PEM file' }),
  default: undefined,
  repeat: changed('refuse', ['2.1', 'replace']),
  withoutListener: changed('default', ['2.1', 'refuse']),
  excludes: () => [pskHint],
  reload: 'ignored',
  embedded: 'executed',
  example: [
    'listener 8883',
    'certfile /etc/mosquitto/certs/server.crt',
    'keyfile /etc/mosquitto/certs/server.key',
    'cafile /etc/mosquitto/certs/ca.crt',
    'require_certificate true',
    'use_identity_as_username true',
  ],
  visible: 'Only a client with a certificate of this authority connects.',
  summary: 'CA certificates to verify client certificates with',
  description:
    'A PEM file with the authorities whose client certificates this listener accepts. It has an effect ' +
    'only with `require_certificate true`; up to 1.6 a TLS listener always needs it or `capath`. The ' +
    'chain of the broker’s own certificate belongs in `certfile`, not here. From 2.0.21 it is refused ' +
    'without `certfile` and `keyfile`, and 2.1 requires a `listener` line above it. New authorities in ' +
    'the file need a restart, unless `crlfile` and `require_certificate` are set too.',
});

export const capath = directive({
  name: 'capath',
  group: 'tls',
  scope: 'listener',
  kind: text({ role: 'folder', expects: 'a folder of hashed certificates' }),
  default: undefined,
  repeat: changed('refuse', ['2.1', 'replace']),
  withoutListener: 'default',
  reload: 'ignored',
  embedded: 'executed',
  example: [
    'listener 8883',
    'certfile /etc/mosquitto/certs/server.crt',
    'keyfile /etc/mosquitto/certs/server.key',
    'capath /etc/mosquitto/ca',
    'require_certificate true',
    'use_identity_as_username true',
  ],
  visible: 'Only a client with a certificate of an authority in this folder connects.',
  summary: 'Folder of CA certificates to verify client certificates with',
  description:
    'Like `cafile`, with one certificate per file. The filenames must be the hashes that `openssl ' +
    'rehash FOLDER` creates; OpenSSL does not find other files, and reports no error. Run the command ' +
    'again after each change to the folder.',
});

export const certfile = directive({
  name: 'certfile',
  group: 'tls',
  scope: 'listener',
  kind: text({ role: 'certificate', expects: 'the path of a PEM file' }),
  default: undefined,
  repeat: changed('refuse', ['2.1', 'replace']),
  withoutListener: 'default',
  excludes: () => [pskHint],
  reload: changed<Reload>('ignored', ['2.0', 'reread'], ['2.1', 'applied']),
  embedded: 'executed',
  example: [
    'listener 8883',
    'certfile /etc/mosquitto/certs/server.crt',
    'keyfile /etc/mosquitto/certs/server.key',
  ],
  visible: 'Clients see this certificate.',
  summary: 'TLS certificate of the listener',
  description:
    'A PEM file with the certificate of this listener, followed by the intermediate certificates. ' +
    'Together with `keyfile`, and up to 1.6 also with `cafile` or `capath`, it enables TLS. With only ' +
    'one of them, the listener starts without encryption up to 2.0.20, and later releases do not start; a ' +
    'WebSockets listener with only `certfile` starts with TLS up to 2.0.20, and no client can connect. ' +
    'The certificate must contain the name that clients connect to. The broker’s user must be able to ' +
    'read the file; for Let’s Encrypt this requires a copy. From 2.0 a reload reads a renewed ' +
    'certificate from the same path; a new path needs 2.1 or a restart. The HTTP interface ' +
    'reads it only at the start.',
});

export const keyfile = directive({
  name: 'keyfile',
  group: 'tls',
  scope: 'listener',
  kind: text({ role: 'private-key', expects: 'the path of a PEM file' }),
  default: undefined,
  repeat: changed('refuse', ['2.1', 'replace']),
  withoutListener: 'default',
  reload: changed<Reload>('ignored', ['2.0', 'reread'], ['2.1', 'applied']),
  embedded: 'executed',
  example: [
    'listener 8883',
    'certfile /etc/mosquitto/certs/server.crt',
    'keyfile /etc/mosquitto/certs/server.key',
  ],
  visible: 'The broker starts with this key, and not with the key of another certificate.',
  summary: 'Private key of the certificate',
  description:
    'A PEM file that belongs to `certfile`. With an encrypted key the broker asks for a passphrase at ' +
    'start-up, which a service cannot enter. Only the broker’s user should be able to read the file. ' +
    'From 2.0 a reload reads it again from the same path; a new path needs 2.1 or a restart. ' +
    'The HTTP interface reads it only at the start.',
});

export const ciphers = directive({
  name: 'ciphers',
  group: 'tls',
  scope: 'listener',
  kind: text({ role: 'ciphers', expects: 'a list of ciphers as OpenSSL takes it' }),
  default: undefined,
  repeat: changed('refuse', ['2.1', 'replace']),
  withoutListener: 'default',
  reload: 'ignored',
  embedded: 'executed',
  example: [
    'listener 8883',
    'certfile /etc/mosquitto/certs/server.crt',
    'keyfile /etc/mosquitto/certs/server.key',
    'ciphers ECDHE+AESGCM',
  ],
  visible: 'A TLS 1.2 connection uses this cipher.',
  summary: 'TLS ciphers, up to TLS 1.2',
  description:
    'A list in OpenSSL’s syntax, separated by colons; `openssl ciphers` prints the available names. If ' +
    'the list contains no known cipher, the listener does not start. The default excludes weak and ' +
    'anonymous ciphers and is right for most uses. TLS 1.3 has its own list, `ciphers_tls1.3`. A change ' +
    'needs a restart.',
});

export const ciphersTls13 = directive({
  name: 'ciphers_tls1.3',
  group: 'tls',
  scope: 'listener',
  kind: text({ role: 'ciphers', expects: 'a list of TLS 1.3 cipher suites' }),
  first: '2.0.0',
  default: undefined,
  repeat: changed('refuse', ['2.1', 'replace']),
  withoutListener: 'default',
  reload: 'ignored',
  embedded: 'executed',
  example: [
    'listener 8883',
    'certfile /etc/mosquitto/certs/server.crt',
    'keyfile /etc/mosquitto/certs/server.key',
    'ciphers_tls1.3 TLS_AES_256_GCM_SHA384:TLS_AES_128_GCM_SHA256',
  ],
  visible: 'A TLS 1.3 connection uses this cipher.',
  summary: 'TLS 1.3 cipher suites',
  description:
    'Names such as `TLS_AES_256_GCM_SHA384`, separated by colons. By default, OpenSSL chooses safe ' +
    'suites. It does not affect older TLS versions; use `ciphers` for them. A change needs a restart.',
});

export const crlfile = directive({
  name: 'crlfile',
  group: 'tls',
  scope: 'listener',
  kind: text({ role: 'certificate', expects: 'the path of a PEM file' }),
  default: undefined,
  repeat: changed('refuse', ['2.1', 'replace']),
  withoutListener: 'default',
  reload: changed<Reload>('ignored', ['2.0', 'reread'], ['2.1', 'applied']),
  embedded: 'executed',
  example: [
    'listener 8883',
    'certfile /etc/mosquitto/certs/server.crt',
    'keyfile /etc/mosquitto/certs/server.key',
    'cafile /etc/mosquitto/certs/ca.crt',
    'crlfile /etc/mosquitto/certs/revoked.crl',
    'require_certificate true',
  ],
  visible: 'A client with a revoked certificate is refused.',
  summary: 'Revoked client certificates',
  description:
    'A PEM file with certificate revocation lists. The broker refuses clients whose certificate is in a ' +
    'list; this needs `require_certificate true`. When a list has expired, the broker refuses every ' +
    'client certificate, so renew the list in time. From 2.0 a reload reads the file again. From 2.1, ' +
    'a reload ends the broker if a listener with this file and `require_certificate true` has a file that cannot be used.',
});

export const dhparamfile = directive({
  name: 'dhparamfile',
  group: 'tls',
  scope: 'listener',
  kind: changed<Kind<string | undefined>>(
    text({ role: 'file', expects: 'the path of a file with DH parameters' }),
    ['2.1', nothing],
  ),
  first: '1.6.0',
  default: undefined,
  repeat: changed('refuse', ['2.1', 'replace']),
  withoutListener: 'default',
  reload: 'ignored',
  embedded: changed('executed', ['2.1', 'not-applicable']),
  deprecated: { since: '2.1.0' },
  inert: changed(false, ['2.1', true]),
  example: [
    'listener 8883',
    'certfile /etc/mosquitto/certs/server.crt',
    'keyfile /etc/mosquitto/certs/server.key',
    'dhparamfile /etc/mosquitto/certs/dh.pem',
  ],
  visible:
    'The broker does not start with a damaged file. Up to 1.6.12 and in 2.0.0, a connection that uses Diffie-Hellman has its group.',
  summary: 'Diffie-Hellman parameters; not needed in 2.1',
  description:
    'Up to 1.6.12 and in 2.0.0, a file from `openssl dhparam` enables TLS ciphers with classical ' +
    'Diffie-Hellman; elliptic curves work without it. Other releases up to 2.0.22 read the file, but OpenSSL ' +
    'chooses the parameters. 2.1 uses the parameters of OpenSSL, logs a warning and ignores ' +
    'the line: remove it.',
});

export const tlsVersion = directive({
  name: 'tls_version',
  group: 'tls',
  scope: 'listener',
  kind: tlsVersionText(),
  default: undefined,
  repeat: 'refuse',
  withoutListener: changed('default', ['2.1', 'refuse']),
  opensDefault: false,
  reload: 'ignored',
  embedded: 'executed',
  example: [
    'listener 8883',
    'certfile /etc/mosquitto/certs/server.crt',
    'keyfile /etc/mosquitto/certs/server.key',
    'tls_version tlsv1.3',
  ],
  visible: 'A client with another version of TLS is refused.',
  summary: 'Minimum TLS version that the listener accepts',
  description:
    '`tlsv1.2` or `tlsv1.3`. From 2.0.9 it is the minimum version; up to 2.0.8 it is the only version, ' +
    'except that 1.5 accepts TLS 1.3 as well as 1.2. By default, 2.0.16 and later accept TLS 1.2 and ' +
    'newer, 1.6 to 2.0.15 accept 1.1 and newer, and older releases accept 1.0 and newer. From 2.0.12 a ' +
    'listener with a PSK file, its own or the one for all listeners, does not use TLS 1.3: with ' +
    '`tlsv1.3` no client can connect. `tlsv1.1` still works in 2.x but is insecure; 1.5 is the last ' +
    'release with `tlsv1`. The broker detects an unknown word only when the listener starts. A change ' +
    'needs a restart.',
});

export const tlsDirectives: readonly Directive[] = [
  cafile,
  capath,
  certfile,
  keyfile,
  ciphers,
  ciphersTls13,
  crlfile,
  dhparamfile,
  tlsVersion,
];
