import { boolean } from '../kinds/boolean.js';
import { text } from '../kinds/text.js';
import { changed } from '../release.js';
import { type Directive, directive } from './directive.js';

export const requireCertificate = directive({
  name: 'require_certificate',
  group: 'tls',
  scope: 'listener',
  kind: boolean,
  default: false,
  repeat: 'replace',
  withoutListener: 'default',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: [
    'listener 8883',
    'certfile /etc/mosquitto/certs/server.crt',
    'keyfile /etc/mosquitto/certs/server.key',
    'cafile /etc/mosquitto/certs/ca.crt',
    'require_certificate true',
  ],
  visible: 'A client without a certificate is refused.',
  summary: 'Whether clients must have a certificate',
  description:
    'With `true`, the TLS handshake fails unless the client has a certificate that `cafile` or `capath` ' +
    'can verify. With `false`, the default, the broker does not request client certificates, and ' +
    '`use_identity_as_username` cannot work. The certificate does not replace the login; for this, add ' +
    '`use_identity_as_username` or `use_subject_as_username`.',
});

export const useIdentityAsUsername = directive({
  name: 'use_identity_as_username',
  group: 'tls',
  scope: 'listener',
  kind: boolean,
  default: false,
  repeat: 'replace',
  withoutListener: 'default',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: [
    'listener 8883',
    'certfile /etc/mosquitto/certs/server.crt',
    'keyfile /etc/mosquitto/certs/server.key',
    'cafile /etc/mosquitto/certs/ca.crt',
    'require_certificate true',
    'use_identity_as_username true',
  ],
  visible: 'A client has the rights of the user with the name in its certificate.',
  summary: 'Uses the name in the client’s certificate as username',
  description:
    'The common name (CN) of the client’s certificate, or with PSK the identity, becomes the username. ' +
    'The client needs no password, and the broker does not check one. ACLs apply to this username. It ' +
    'needs `require_certificate true` on the same listener. The broker refuses clients without a common ' +
    'name. The default is `false`; `use_subject_as_username` uses the whole subject instead.',
});

export const useSubjectAsUsername = directive({
  name: 'use_subject_as_username',
  group: 'tls',
  scope: 'listener',
  kind: boolean,
  first: '1.5.0',
  default: false,
  repeat: 'replace',
  withoutListener: 'default',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: [
    'listener 8883',
    'certfile /etc/mosquitto/certs/server.crt',
    'keyfile /etc/mosquitto/certs/server.key',
    'cafile /etc/mosquitto/certs/ca.crt',
    'require_certificate true',
    'use_subject_as_username true',
  ],
  visible: 'A client has the rights of the user with the subject of its certificate.',
  summary: 'Uses the whole subject of the client’s certificate as username',
  description:
    'The username is the subject in the format of RFC 2253, such as `CN=sensor1,O=Example`, with the ' +
    'most specific part first. It needs `require_certificate true`. In the ACL file, the username ' +
    'extends to the end of the line. If `use_identity_as_username` is set too, that directive applies. ' +
    '2.1 refuses it with `enable_proxy_protocol 2`.',
});

export const disableClientCertDateChecks = directive({
  name: 'disable_client_cert_date_checks',
  group: 'tls',
  scope: 'listener',
  kind: boolean,
  first: '2.1.0',
  default: false,
  repeat: 'replace',
  withoutListener: 'refuse',
  reload: 'applied',
  embedded: 'executed',
  example: [
    'listener 8883',
    'certfile /etc/mosquitto/certs/server.crt',
    'keyfile /etc/mosquitto/certs/server.key',
    'cafile /etc/mosquitto/certs/ca.crt',
    'require_certificate true',
    'disable_client_cert_date_checks true',
  ],
  visible: 'A client with an expired certificate connects.',
  summary: 'Accepts expired client certificates',
  description:
    'With `true`, the broker accepts client certificates that are expired or not valid yet; all other ' +
    'checks apply. The default is `false`. It is for devices without a clock or without a way to renew ' +
    'their certificate. A stolen key then remains usable until `crlfile` revokes its certificate.',
});

export const pskHint = directive({
  name: 'psk_hint',
  group: 'tls',
  scope: 'listener',
  kind: text({ role: 'name', expects: 'a hint for clients' }),
  default: undefined,
  repeat: 'refuse',
  withoutListener: 'default',
  reload: 'ignored',
  embedded: 'executed',
  example: [
    'listener 8883',
    'psk_hint broker',
    'psk_file /etc/mosquitto/psk',
    'use_identity_as_username true',
  ],
  visible: 'Clients see the hint in the handshake.',
  summary: 'Enables TLS-PSK, with a hint for clients',
  description:
    'The listener uses pre-shared keys from `psk_file` or a plugin for encryption. The text helps ' +
    'clients to choose the right key; many clients ignore it. Any text is possible, but without the ' +
    'line PSK is off. It excludes `certfile` and `cafile` on the same listener. A client with a key ' +
    'must still log in, unless `use_identity_as_username` is `true`. A change needs a restart.',
});

export const tlsIdentityDirectives: readonly Directive[] = [
  requireCertificate,
  useIdentityAsUsername,
  useSubjectAsUsername,
  disableClientCertDateChecks,
  pskHint,
];
