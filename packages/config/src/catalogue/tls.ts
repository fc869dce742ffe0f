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
  summary: 'CA certificates for checking client certificates',
  description:
    'A PEM file with the authorities whose client certificates this listener accepts. It only matters ' +
    'with `require_certificate true`; up to 1.6 a TLS listener needs it or `capath` in any case. It is ' +
    'not the chain of the broker’s own certificate: that belongs into `certfile`. From 2.0.21 on it is ' +
    'refused without `certfile` and `keyfile`; 2.1 also wants a `listener` line above. New authorities in ' +
    'the file take a restart, unless `crlfile` and `require_certificate` are set too.',
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
  summary: 'Folder of CA certificates for checking client certificates',
  description:
    'As `cafile`, with one certificate a file. The names must be the hashes that `openssl rehash FOLDER` ' +
    'creates: other files are not found, and no error says so. Run that command again after each change ' +
    'of the folder.',
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
  summary: 'The broker’s TLS certificate',
  description:
    'A PEM file with the certificate of this listener, followed by the intermediate certificates. ' +
    'Together with `keyfile`, and up to 1.6 also `cafile` or `capath`, it switches TLS on. One without ' +
    'the other starts an unencrypted listener up to 2.0.20 and stops later releases. The name that ' +
    'clients connect to must be in the certificate. The broker’s user must be able to read the file, ' +
    'which for Let’s Encrypt takes a copy. From 2.0 a reload reads a renewed certificate from the same ' +
    'path; a new path takes 2.1 or a restart.',
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
  summary: 'The private key of the certificate',
  description:
    'A PEM file that belongs to `certfile`. An encrypted key makes the broker ask for a password when it ' +
    'starts, which a service cannot answer. Let only the broker’s user read it. From 2.0 a reload reads ' +
    'it again from the same path; a new path takes 2.1 or a restart.',
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
  summary: 'TLS ciphers up to version 1.2',
  description:
    'A list in OpenSSL’s syntax, names separated by colons; `openssl ciphers` shows what there is. An ' +
    'unknown list stops the listener. The default excludes weak and anonymous ciphers and will do for ' +
    'most. TLS 1.3 has its own list, `ciphers_tls1.3`. A change takes a restart.',
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
  summary: 'TLS 1.3 cipher suites',
  description:
    'Names such as `TLS_AES_256_GCM_SHA384`, separated by colons. OpenSSL’s own choice holds by default ' +
    'and is sound. It does not touch older TLS versions, for which there is `ciphers`. A change takes a ' +
    'restart.',
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
  summary: 'Revoked client certificates',
  description:
    'A PEM file of revocation lists. Clients whose certificate is on it are refused; it only matters with ' +
    '`require_certificate true`. Once the list has expired, every client certificate is refused, so renew ' +
    'it in time. From 2.0 a reload reads the list again.',
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
  summary: 'Diffie-Hellman parameters; no longer needed in 2.1',
  description:
    'Up to 2.0, a file made by `openssl dhparam` allows TLS ciphers with classical Diffie-Hellman; ' +
    'elliptic curves work without it. 2.1 takes OpenSSL’s own parameters, warns about the line and ' +
    'ignores it: remove it.',
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
  summary: 'Oldest TLS version that the listener accepts',
  description:
    '`tlsv1.2` or `tlsv1.3`. From 2.0 it names the oldest version and newer ones are accepted as well; up ' +
    'to 1.6 it names the only one. By default 2.0 and later accept 1.2 and above, 1.6 1.1 and above, and ' +
    'older releases 1.0 and above. `tlsv1.1` still works in 2.x but is insecure, and `tlsv1` ended with ' +
    '1.5. An unknown word is noticed only when the listener starts. A change takes a restart.',
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
