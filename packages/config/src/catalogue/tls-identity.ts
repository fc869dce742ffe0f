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
  summary: 'Demands a certificate from every client',
  description:
    'With `true`, clients must show a certificate that `cafile` or `capath` vouches for, else the TLS ' +
    'handshake fails. `false` by default: then client certificates are not even asked for, and ' +
    '`use_identity_as_username` has nothing to work with. The certificate does not replace the login: for ' +
    'that, add `use_identity_as_username` or `use_subject_as_username`.',
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
  summary: 'Logs clients in by the name in their certificate',
  description:
    'The common name (CN) of the client’s certificate, or with PSK the identity, becomes its user name, ' +
    'and a password is neither needed nor looked at. ACLs then go by that name. It needs ' +
    '`require_certificate true` on the same listener. Clients without a common name are refused. `false` ' +
    'by default; `use_subject_as_username` takes the whole subject instead.',
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
  summary: 'Logs clients in by the whole subject of their certificate',
  description:
    'The user name is the subject as RFC 2253 writes it, such as `CN=sensor1,O=Example`, the most ' +
    'specific part first. It needs `require_certificate true`, and in the ACL file such a name goes to ' +
    'the end of the line. If `use_identity_as_username` is set as well, that one counts. 2.1 refuses it ' +
    'with `enable_proxy_protocol 2`.',
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
  summary: 'Accepts expired client certificates',
  description:
    'With `true`, client certificates that have expired or are not yet valid are let in; all other checks ' +
    'remain. `false` by default. Meant for devices without a clock or without a way to renew; a leaked ' +
    'key then stays good until it is revoked in `crlfile`.',
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
  summary: 'Switches TLS-PSK on, with a hint for clients',
  description:
    'The listener then encrypts with shared keys from `psk_file` or a plugin, and the text helps clients ' +
    'choose the right key; many ignore it. Any text will do, but without the line there is no PSK. It ' +
    'excludes `certfile` and `cafile` on the same listener. A client that knows a key still has to log ' +
    'in, unless `use_identity_as_username` is `true`. A change takes a restart.',
});

export const tlsIdentityDirectives: readonly Directive[] = [
  requireCertificate,
  useIdentityAsUsername,
  useSubjectAsUsername,
  disableClientCertDateChecks,
  pskHint,
];
