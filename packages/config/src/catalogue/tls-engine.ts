import { keyForm } from '../kinds/key-form.js';
import { keyPasswordSha1 } from '../kinds/key-password.js';
import { text } from '../kinds/text.js';
import { changed } from '../release.js';
import { type Directive, directive } from './directive.js';
import type { Unsupported } from './embedded.js';

/** What becomes of TLS engines in the embedded broker. */
const noEngines: Unsupported['unsupported'] = {
  what: 'TLS engines are not loaded.',
  instead: 'Keys are read from their files.',
};

export const tlsEngine = directive({
  name: 'tls_engine',
  group: 'tls',
  scope: 'listener',
  kind: text({ role: 'name', expects: 'the name of an OpenSSL engine' }),
  first: '1.6.0',
  default: undefined,
  repeat: 'refuse',
  withoutListener: 'default',
  reload: 'ignored',
  embedded: { unsupported: noEngines },
  example: [
    'listener 8883',
    'certfile /etc/mosquitto/certs/server.crt',
    'keyfile server-key',
    'tls_engine pkcs11',
    'tls_keyform engine',
  ],
  visible: { nothing: 'It needs an engine of OpenSSL, which a test cannot have.' },
  summary: 'OpenSSL engine for private keys',
  description:
    'The id of an engine, such as `pkcs11` or `tpm2tss`, that keeps the key outside the file system; ' +
    'also set `tls_keyform engine`. By default the broker uses none. OpenSSL 3 has replaced engines ' +
    'with providers, and builds without engine support cannot use the directive. A change needs a ' +
    'restart.',
});

export const tlsEngineKpassSha1 = directive({
  name: 'tls_engine_kpass_sha1',
  group: 'tls',
  scope: 'listener',
  kind: keyPasswordSha1,
  first: '1.6.0',
  default: undefined,
  repeat: changed('replace', ['1.6.10', 'refuse'], ['2.1', 'replace']),
  withoutListener: 'default',
  reload: 'ignored',
  embedded: { unsupported: noEngines, partOf: 'tls_engine' },
  example: [
    'listener 8883',
    'certfile /etc/mosquitto/certs/server.crt',
    'keyfile server-key',
    'tls_engine pkcs11',
    'tls_keyform engine',
    'tls_engine_kpass_sha1 5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8',
  ],
  visible: { nothing: 'It needs an engine of OpenSSL, which a test cannot have.' },
  summary: 'SHA-1 of the password for a key in an engine',
  description:
    '40 hexadecimal digits, for engines that need a password. For any other value, the broker stops ' +
    'without a message. SHA-1 of a short password is easy to guess, so protect the file. It needs ' +
    '`tls_engine` and `tls_keyform engine`.',
});

export const tlsKeyform = directive({
  name: 'tls_keyform',
  group: 'tls',
  scope: 'listener',
  kind: keyForm,
  first: '1.6.0',
  default: 'pem',
  repeat: 'replace',
  withoutListener: 'default',
  reload: 'ignored',
  embedded: { unsupported: noEngines, partOf: 'tls_engine', exceptDefault: true },
  example: [
    'listener 8883',
    'certfile /etc/mosquitto/certs/server.crt',
    'keyfile server-key',
    'tls_engine pkcs11',
    'tls_keyform engine',
  ],
  visible: { nothing: 'It needs an engine of OpenSSL, which a test cannot have.' },
  summary: 'Whether the private key is a PEM file or in an engine',
  description:
    '`pem`, the default, or `engine`: then `keyfile` is not a path but the name of the key in the ' +
    'engine of `tls_engine`. The broker treats every other word as `pem`, without a message.',
});

export const tlsEngineDirectives: readonly Directive[] = [tlsEngine, tlsEngineKpassSha1, tlsKeyform];
