import { boolean } from '../kinds/boolean.js';
import { text } from '../kinds/text.js';
import { tlsVersionText } from '../kinds/tls-version-text.js';
import { changed } from '../release.js';
import { type Directive, directive } from './directive.js';

export const bridgeCafile = directive({
  name: 'bridge_cafile',
  group: 'bridge-tls',
  scope: 'bridge',
  kind: text({ role: 'certificate', expects: 'the path of a PEM file', wholeLineSince: '1.4.9' }),
  default: undefined,
  repeat: 'refuse',
  excludes: () => [bridgeIdentity, bridgePsk],
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: [
    'connection office',
    'address broker.example.org:8883',
    'topic sensors/# out 1',
    'bridge_cafile /etc/ssl/certs/ca-certificates.crt',
  ],
  visible: 'The bridge connects to a broker with a certificate of this authority, and to no other.',
  summary: 'CA certificates to verify the other broker with',
  description:
    'A PEM file with the certificate of the authority that signed the other broker’s certificate. The ' +
    'bridge uses TLS only with this directive, `bridge_capath` or `bridge_tls_use_os_certs`; without ' +
    'one of them it does not use TLS, even on port 8883. For public certificates, use the bundle of the ' +
    'operating system, such as `/etc/ssl/certs/ca-certificates.crt`. It excludes `bridge_identity`.',
});

export const bridgeCapath = directive({
  name: 'bridge_capath',
  group: 'bridge-tls',
  scope: 'bridge',
  kind: text({ role: 'folder', expects: 'a folder of hashed certificates', wholeLineSince: '1.4.9' }),
  default: undefined,
  repeat: 'refuse',
  excludes: () => [bridgeIdentity, bridgePsk],
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: [
    'connection office',
    'address broker.example.org:8883',
    'topic sensors/# out 1',
    'bridge_capath /etc/ssl/certs',
  ],
  visible:
    'The bridge connects to a broker with a certificate of an authority in this folder, and to no other.',
  summary: 'Folder of CA certificates to verify the other broker with',
  description:
    'Like `bridge_cafile`, with one certificate per file. The filenames must be those that `openssl ' +
    'rehash FOLDER` creates; `/etc/ssl/certs` is such a folder on most systems. It enables TLS and ' +
    'excludes `bridge_identity`.',
});

export const bridgeCertfile = directive({
  name: 'bridge_certfile',
  group: 'bridge-tls',
  scope: 'bridge',
  kind: text({ role: 'certificate', expects: 'the path of a PEM file', wholeLineSince: '1.4.9' }),
  default: undefined,
  repeat: 'refuse',
  excludes: () => [bridgeIdentity, bridgePsk],
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: [
    'connection office',
    'address broker.example.org:8883',
    'topic sensors/# out 1',
    'bridge_cafile /etc/ssl/certs/ca-certificates.crt',
    'bridge_certfile /etc/mosquitto/certs/bridge.crt',
    'bridge_keyfile /etc/mosquitto/certs/bridge.key',
  ],
  visible: 'The other broker sees this certificate.',
  summary: 'Client certificate of the bridge',
  description:
    'A PEM file. You need it only if the other broker requires client certificates, and together with ' +
    '`bridge_keyfile`. It does not enable TLS: the bridge also needs `bridge_cafile`, `bridge_capath` ' +
    'or `bridge_tls_use_os_certs`. It excludes `bridge_identity`.',
});

export const bridgeKeyfile = directive({
  name: 'bridge_keyfile',
  group: 'bridge-tls',
  scope: 'bridge',
  kind: text({ role: 'private-key', expects: 'the path of a PEM file', wholeLineSince: '1.4.9' }),
  default: undefined,
  repeat: changed('refuse', ['2.1', 'replace']),
  excludes: () => [bridgeIdentity, bridgePsk],
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: [
    'connection office',
    'address broker.example.org:8883',
    'topic sensors/# out 1',
    'bridge_cafile /etc/ssl/certs/ca-certificates.crt',
    'bridge_certfile /etc/mosquitto/certs/bridge.crt',
    'bridge_keyfile /etc/mosquitto/certs/bridge.key',
  ],
  visible: 'The bridge connects with this key, and not with the key of another certificate.',
  summary: 'Private key of the bridge’s certificate',
  description:
    'A PEM file that belongs to `bridge_certfile`, without a password. Only the broker’s user should be ' +
    'able to read it. It excludes `bridge_identity`.',
});

export const bridgeIdentity: Directive<string, string | undefined> = directive({
  name: 'bridge_identity',
  group: 'bridge-tls',
  scope: 'bridge',
  kind: text({ role: 'name', expects: 'the name of a pre-shared key', wholeLineSince: '1.4.9' }),
  default: undefined,
  repeat: 'refuse',
  excludes: () => [bridgeCafile, bridgeCapath, bridgeCertfile, bridgeKeyfile],
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: [
    'connection office',
    'address broker.example.org:8883',
    'topic sensors/# out 1',
    'bridge_identity home',
    'bridge_psk 1f9a6c0d27b84e53a1c2',
  ],
  visible: 'The other broker sees this PSK identity.',
  summary: 'Identity of the pre-shared key for TLS-PSK',
  description:
    'Together with `bridge_psk` it encrypts the bridge without certificates; the broker does not start ' +
    'with only one of them. The PSK file of the other broker must contain the same identity and key. It ' +
    'excludes the certificate directives of the bridge.',
});

export const bridgePsk: Directive<string, string | undefined> = directive({
  name: 'bridge_psk',
  group: 'bridge-tls',
  scope: 'bridge',
  kind: text({ role: 'secret', expects: 'a pre-shared key in hexadecimal', wholeLineSince: '1.4.9' }),
  default: undefined,
  repeat: 'refuse',
  excludes: () => [bridgeCafile, bridgeCapath, bridgeCertfile, bridgeKeyfile],
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: [
    'connection office',
    'address broker.example.org:8883',
    'topic sensors/# out 1',
    'bridge_identity home',
    'bridge_psk 1f9a6c0d27b84e53a1c2',
  ],
  visible: 'The bridge connects to a broker with this key, and to no other.',
  summary: 'Pre-shared key for TLS-PSK',
  description:
    'Hexadecimal digits without `0x`, the same as on the other broker. It belongs to `bridge_identity`. ' +
    'The key is in clear text in this file: restrict who can read the file.',
});

export const bridgeInsecure = directive({
  name: 'bridge_insecure',
  group: 'bridge-tls',
  scope: 'bridge',
  kind: boolean,
  default: false,
  repeat: 'replace',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: [
    'connection office',
    'address broker.example.org:8883',
    'topic sensors/# out 1',
    'bridge_cafile /etc/ssl/certs/ca-certificates.crt',
    'bridge_insecure false',
  ],
  visible: 'The bridge connects to a broker whose certificate has another name.',
  summary: 'Skips the check of the hostname in the other broker’s certificate',
  description:
    'With `true`, the bridge accepts every certificate of a trusted authority, whatever its hostname. ' +
    'Anyone with such a certificate can then impersonate the other broker. The default is `false`. Use ' +
    '`true` for tests only, and otherwise a certificate for the host in `address`.',
});

export const bridgeTlsVersion = directive({
  name: 'bridge_tls_version',
  group: 'bridge-tls',
  scope: 'bridge',
  kind: tlsVersionText('1.4.9'),
  default: undefined,
  repeat: 'refuse',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: [
    'connection office',
    'address broker.example.org:8883',
    'topic sensors/# out 1',
    'bridge_cafile /etc/ssl/certs/ca-certificates.crt',
    'bridge_tls_version tlsv1.3',
  ],
  visible: 'The bridge does not connect to a broker with an older version of TLS.',
  summary: 'TLS version of the bridge',
  description:
    '`tlsv1.2` or `tlsv1.3`. From 2.0 it is the minimum version; before, the only one. 1.6 and later know ' +
    '`tlsv1.3`; 1.4 and 1.5 never connect with it. By default, 2.0 and later use TLS 1.2 or newer. The ' +
    'broker detects an unknown word only when the bridge connects, and then tries again for ever.',
});

export const bridgeTlsUseOsCerts = directive({
  name: 'bridge_tls_use_os_certs',
  group: 'bridge-tls',
  scope: 'bridge',
  kind: boolean,
  first: '2.1.0',
  default: false,
  repeat: 'replace',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: [
    'connection office',
    'address broker.example.org:8883',
    'topic sensors/# out 1',
    'bridge_tls_use_os_certs true',
  ],
  visible: 'The bridge connects to a broker with a certificate of an authority that the system trusts.',
  summary: 'Trusts the certificate authorities of the operating system',
  description:
    'With `true`, the bridge uses TLS and verifies the other broker with the CA certificates of the ' +
    'operating system. This is the simplest way to connect to a broker with a public certificate. The ' +
    'default is `false`. Minimal container images might not contain these certificates: install them or ' +
    'use `bridge_cafile`.',
});

export const bridgeAlpn = directive({
  name: 'bridge_alpn',
  group: 'bridge-tls',
  scope: 'bridge',
  kind: text({ role: 'name', expects: 'a protocol name' }),
  first: '1.6.0',
  default: undefined,
  repeat: 'refuse',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: [
    'connection cloud',
    'address broker.example.org:443',
    'topic sensors/# out 1',
    'bridge_cafile /etc/ssl/certs/ca-certificates.crt',
    'bridge_alpn mqtt',
  ],
  visible: 'The other broker sees this protocol name in the handshake.',
  summary: 'Application protocol that the bridge requests',
  description:
    'Some services offer MQTT and HTTPS on port 443 and distinguish them by this name; AWS IoT calls it ' +
    '`mqtt` or `x-amzn-mqtt-ca`. By default the bridge requests none. It needs TLS.',
});

export const bridgeCiphers = directive({
  name: 'bridge_ciphers',
  group: 'bridge-tls',
  scope: 'bridge',
  kind: text({ role: 'ciphers', expects: 'a list of ciphers as OpenSSL takes it' }),
  first: '2.1.0',
  default: undefined,
  repeat: 'refuse',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: [
    'connection office',
    'address broker.example.org:8883',
    'topic sensors/# out 1',
    'bridge_cafile /etc/ssl/certs/ca-certificates.crt',
    'bridge_ciphers ECDHE+AESGCM',
  ],
  visible: 'The connection of the bridge uses this cipher with TLS 1.2.',
  summary: 'TLS ciphers of the bridge, up to TLS 1.2',
  description:
    'A list in OpenSSL’s syntax, separated by colons. The defaults of OpenSSL are usually the best ' +
    'choice. TLS 1.3 has its own list, `bridge_ciphers_tls1.3`.',
});

export const bridgeCiphersTls13 = directive({
  name: 'bridge_ciphers_tls1.3',
  group: 'bridge-tls',
  scope: 'bridge',
  kind: text({ role: 'ciphers', expects: 'a list of TLS 1.3 cipher suites' }),
  first: '2.1.0',
  default: undefined,
  repeat: 'refuse',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: [
    'connection office',
    'address broker.example.org:8883',
    'topic sensors/# out 1',
    'bridge_cafile /etc/ssl/certs/ca-certificates.crt',
    'bridge_ciphers_tls1.3 TLS_AES_256_GCM_SHA384',
  ],
  visible: 'The connection of the bridge uses this cipher with TLS 1.3.',
  summary: 'TLS 1.3 cipher suites of the bridge',
  description:
    'Names such as `TLS_AES_256_GCM_SHA384`, separated by colons. By default, OpenSSL chooses. It does ' +
    'not affect older TLS versions; use `bridge_ciphers` for them.',
});

export const bridgeRequireOcsp = directive({
  name: 'bridge_require_ocsp',
  group: 'bridge-tls',
  scope: 'bridge',
  kind: boolean,
  first: '1.6.0',
  default: false,
  repeat: 'replace',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: [
    'connection office',
    'address broker.example.org:8883',
    'topic sensors/# out 1',
    'bridge_cafile /etc/ssl/certs/ca-certificates.crt',
    'bridge_require_ocsp true',
  ],
  visible: 'The bridge does not connect to a broker without an OCSP response.',
  summary: 'Requires proof that the other broker’s certificate is not revoked',
  description:
    'With `true`, the bridge connects only if the other broker sends a current OCSP response with its ' +
    'certificate (stapling). The default is `false`. Mosquitto itself sends none, so use it only for ' +
    'other brokers.',
});

export const bridgeTlsDirectives: readonly Directive[] = [
  bridgeCafile,
  bridgeCapath,
  bridgeCertfile,
  bridgeKeyfile,
  bridgeIdentity,
  bridgePsk,
  bridgeInsecure,
  bridgeTlsVersion,
  bridgeTlsUseOsCerts,
  bridgeAlpn,
  bridgeCiphers,
  bridgeCiphersTls13,
  bridgeRequireOcsp,
];
