import { boolean } from '../kinds/boolean.js';
import { text } from '../kinds/text.js';
import { tlsVersionText } from '../kinds/tls-version-text.js';
import { changed } from '../release.js';
import { type Directive, directive } from './directive.js';
import { ofBridge } from './embedded-bridges.js';

export const bridgeCafile = directive({
  name: 'bridge_cafile',
  group: 'bridge-tls',
  scope: 'bridge',
  kind: text({ role: 'certificate', expects: 'the path of a PEM file', wholeLineSince: '1.4.9' }),
  default: undefined,
  repeat: 'refuse',
  excludes: () => [bridgeIdentity, bridgePsk],
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: ofBridge,
  summary: 'CA certificates for checking the other broker',
  description:
    'A PEM file with the authority that signed the other broker’s certificate. With it, `bridge_capath` ' +
    'or `bridge_tls_use_os_certs`, the bridge uses TLS; without any of them, it does not, even on port ' +
    '8883. For public certificates take the system’s bundle, such as ' +
    '`/etc/ssl/certs/ca-certificates.crt`. It cannot be combined with `bridge_identity`.',
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
  embedded: ofBridge,
  summary: 'Folder of CA certificates for checking the other broker',
  description:
    'As `bridge_cafile`, with one certificate a file, under the names that `openssl rehash FOLDER` ' +
    'creates; `/etc/ssl/certs` is such a folder on most systems. It switches TLS on and cannot be ' +
    'combined with `bridge_identity`.',
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
  embedded: ofBridge,
  summary: 'Certificate by which the bridge proves who it is',
  description:
    'A PEM file, needed only if the other broker asks clients for certificates; `bridge_keyfile` goes ' +
    'with it. It does not switch TLS on: that takes `bridge_cafile`, `bridge_capath` or ' +
    '`bridge_tls_use_os_certs`. It cannot be combined with `bridge_identity`.',
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
  embedded: ofBridge,
  summary: 'Private key of the bridge’s certificate',
  description:
    'A PEM file that belongs to `bridge_certfile`, without a password and readable by the broker’s user ' +
    'alone. It cannot be combined with `bridge_identity`.',
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
  embedded: ofBridge,
  summary: 'The name of the shared key for TLS-PSK',
  description:
    'Together with `bridge_psk` it encrypts the bridge without certificates; one without the other stops ' +
    'the broker. The other broker must have the same pair in its PSK file. No certificate directives can ' +
    'stand beside it.',
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
  embedded: ofBridge,
  summary: 'The shared key for TLS-PSK',
  description:
    'Hexadecimal digits without `0x`, the same as on the other broker. It goes with `bridge_identity`. ' +
    'The key stands here in clear: limit who can read the file.',
});

export const bridgeInsecure = directive({
  name: 'bridge_insecure',
  group: 'bridge-tls',
  scope: 'bridge',
  kind: boolean,
  default: false,
  repeat: 'replace',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: ofBridge,
  summary: 'Does not check the name in the other broker’s certificate',
  description:
    'With `true`, any certificate from a trusted authority will do, whatever host it was made for, so ' +
    'anyone who has one can pretend to be the other broker. `false` by default. A remedy while testing; ' +
    'better is a certificate that names the host in `address`.',
});

export const bridgeTlsVersion = directive({
  name: 'bridge_tls_version',
  group: 'bridge-tls',
  scope: 'bridge',
  kind: tlsVersionText('1.4.9'),
  default: undefined,
  repeat: 'refuse',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: ofBridge,
  summary: 'TLS version of the bridge',
  description:
    '`tlsv1.2` or `tlsv1.3`. From 2.0 it names the oldest version that will do; before, the only one. By ' +
    'default 2.0 and later use 1.2 or above. An unknown word shows only when the bridge connects.',
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
  embedded: ofBridge,
  summary: 'Trusts the authorities that the operating system trusts',
  description:
    'With `true`, the bridge uses TLS and checks the other broker against the system’s certificates: the ' +
    'simplest way to brokers with a public certificate. `false` by default. Minimal containers may lack ' +
    'those certificates; there, install them or use `bridge_cafile`.',
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
  embedded: ofBridge,
  summary: 'Application protocol that the bridge asks for',
  description:
    'Some services offer MQTT and HTTPS on port 443 and tell them apart by this name; AWS IoT calls it ' +
    '`mqtt`, or `x-amzn-mqtt-ca`. None by default. It needs TLS.',
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
  embedded: ofBridge,
  summary: 'TLS ciphers of the bridge up to version 1.2',
  description:
    'A list in OpenSSL’s syntax, names separated by colons. OpenSSL’s defaults hold without it and are ' +
    'best kept. TLS 1.3 has its own list, `bridge_ciphers_tls1.3`.',
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
  embedded: ofBridge,
  summary: 'TLS 1.3 cipher suites of the bridge',
  description:
    'Names such as `TLS_AES_256_GCM_SHA384`, separated by colons. OpenSSL’s own choice holds by default. ' +
    'It does not touch older TLS versions, for which there is `bridge_ciphers`.',
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
  embedded: ofBridge,
  summary: 'Demands proof that the other broker’s certificate is not revoked',
  description:
    'With `true`, the other broker must send a fresh OCSP answer along with its certificate (stapling), ' +
    'else the bridge does not connect. `false` by default. Mosquitto itself sends none, so it suits other ' +
    'brokers only.',
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
