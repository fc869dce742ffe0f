import { boolean } from '../kinds/boolean.js';
import { text } from '../kinds/text.js';
import { changed } from '../release.js';
import { type Directive, directive } from './directive.js';
import { certfile } from './tls.js';

export const allowAnonymous = directive({
  name: 'allow_anonymous',
  group: 'access',
  scope: 'security',
  kind: boolean,
  default: undefined,
  repeat: 'replace',
  opensDefault: changed(true, ['2.0', false]),
  settlesSecurity: true,
  reload: 'applied',
  embedded: 'executed',
  example: ['listener 1883', 'allow_anonymous false', 'password_file /etc/mosquitto/passwd'],
  visible: 'An anonymous client is refused.',
  summary: 'Whether clients may connect without a username',
  description:
    'From 2.0 the default is `false` as soon as a listener is configured, and `true` only in local only ' +
    'mode, where only clients of this machine can connect. Up to 1.6 the default is `true` unless a ' +
    'password file, PSK file or plugin is set. With `false` and without a password file, plugin, PSK or ' +
    'certificate identity, no client can connect: clients get the error “not authorised”. With `true` ' +
    'and a password file, anonymous clients can connect too, and the lines above the first `user` line ' +
    'of the ACL file say what they may do. Under `per_listener_settings true` the setting belongs to ' +
    'the listener above it. A reload disconnects clients that may no longer connect.',
});

export const allowZeroLengthClientid = directive({
  name: 'allow_zero_length_clientid',
  group: 'access',
  scope: 'security',
  kind: boolean,
  default: true,
  repeat: 'replace',
  opensDefault: changed(false, ['1.6.8', true]),
  settlesSecurity: true,
  reload: 'applied',
  embedded: 'executed',
  example: ['allow_zero_length_clientid false'],
  visible: 'A client with an empty client id is refused.',
  summary: 'Whether clients may connect without a client id',
  description:
    'MQTT 3.1.1 and 5 clients can connect with an empty client id, and the broker generates one. The ' +
    'default is `true`; with `false` such clients are refused. Under `per_listener_settings true` the ' +
    'setting belongs to the listener above it.',
});

export const autoIdPrefix: Directive<string, string | undefined> = directive({
  name: 'auto_id_prefix',
  group: 'access',
  scope: 'security',
  kind: text({ role: 'free', expects: 'a prefix', longest: { bytes: 50, since: '2.1' } }),
  default: changed<string | undefined>(undefined, ['1.6', 'auto-']),
  repeat: 'refuse',
  opensDefault: false,
  settlesSecurity: true,
  reload: 'applied',
  embedded: 'executed',
  deprecated: { since: '2.1.0', replacements: () => [listenerAutoIdPrefix] },
  announced: [{ what: 'removed', release: '3.0', since: '2.1.0', source: 'src/conf.c, OPTION_DEPRECATED' }],
  example: ['auto_id_prefix guest-'],
  visible: 'The client id that CONNACK assigns begins with the prefix.',
  summary: 'Prefix of the client ids that the broker generates',
  description:
    'The prefix makes clients that connected without an id easy to find in the log. The default is ' +
    '`auto-` from 1.6; older releases use no prefix. From 2.1 the prefix can have at most 50 bytes. It ' +
    'has an effect only with `allow_zero_length_clientid true`. Deprecated in 2.1: use ' +
    '`listener_auto_id_prefix`, which belongs to a listener.',
});

export const aclFile = directive({
  name: 'acl_file',
  group: 'access',
  scope: 'security',
  kind: text({ role: 'file', expects: 'the path of an ACL file' }),
  default: undefined,
  repeat: changed('refuse', ['2.1', 'replace']),
  opensDefault: false,
  settlesSecurity: true,
  reload: 'applied',
  embedded: 'executed',
  announced: [
    { what: 'removed', release: '3.0', since: '2.1.0', source: 'ChangeLog.txt, 2.1.0, Deprecations' },
  ],
  example: ['listener 1883', 'password_file /etc/mosquitto/passwd', 'acl_file /etc/mosquitto/acl'],
  visible: 'A message on a topic that the file does not allow does not arrive.',
  summary: 'File that says which topics each user may read and write',
  description:
    'The file contains `topic` and `pattern` lines, grouped by `user` lines. With an ACL file, ' +
    'everything that it does not allow is denied; without one, every connected client may do ' +
    'everything. `pattern` lines apply to all users, even below a `user` line, and only `pattern` lines ' +
    'replace `%u` and `%c`. The broker’s user must be able to read the file. The path is the rest of ' +
    'the line, including quotes and `#`. A reload reads the file again and applies it to connected ' +
    'clients. Under `per_listener_settings true` the setting belongs to the listener above it. 2.1 ' +
    'announces that the directive will be removed in 3.0, in favor of the plugin `mosquitto_acl_file`.',
});

export const passwordFile = directive({
  name: 'password_file',
  group: 'access',
  scope: 'security',
  kind: text({ role: 'file', expects: 'the path of a password file' }),
  default: undefined,
  repeat: changed('refuse', ['2.1', 'replace']),
  settlesSecurity: true,
  reload: 'applied',
  embedded: 'executed',
  announced: [
    { what: 'removed', release: '3.0', since: '2.1.0', source: 'ChangeLog.txt, 2.1.0, Deprecations' },
  ],
  example: ['listener 1883', 'password_file /etc/mosquitto/passwd'],
  visible: 'Only the right password is accepted.',
  summary: 'File with usernames and password hashes',
  description:
    'Create it with `mosquitto_passwd`. Clients must then connect with a username and password from the ' +
    'file, unless `allow_anonymous` is `true`. Without TLS, passwords cross the network in clear text. ' +
    'The broker’s user must be able to read the file. 2.1 also refuses symbolic links and lines with ' +
    'plain-text passwords; convert such a file once with `mosquitto_passwd -U`. A reload reads the file ' +
    'again. Under `per_listener_settings true` the setting belongs to the listener above it, and ' +
    'listeners without it have no passwords. 2.1 announces that the directive will be removed in 3.0, ' +
    'in favor of the plugin `mosquitto_password_file`.',
});

export const pskFile = directive({
  name: 'psk_file',
  group: 'access',
  scope: 'security',
  kind: text({ role: 'file', expects: 'the path of a PSK file' }),
  default: undefined,
  repeat: changed('refuse', ['2.1', 'replace']),
  excludes: changed<() => readonly Directive[]>(() => [], ['2.1', () => [certfile]]),
  settlesSecurity: true,
  reload: 'applied',
  embedded: 'executed',
  example: [
    'listener 8883',
    'psk_hint broker',
    'psk_file /etc/mosquitto/psk',
    'use_identity_as_username true',
  ],
  visible: 'Only a client with the key in the file connects.',
  summary: 'File with the identities and keys for TLS-PSK',
  description:
    'Each line is `identity:key` with the key in hexadecimal. The file is for listeners with ' +
    '`psk_hint`, which use a shared key instead of certificates for encryption. The keys are in clear ' +
    'text, so protect the file like passwords. A reload reads it again. From 2.0.12, a listener with a PSK ' +
    'file does not use TLS 1.3. `psk_file` and `certfile` exclude each other; 2.1 refuses the ' +
    'combination. Under `per_listener_settings true` the setting belongs to the listener above it.',
});

export const listenerAllowAnonymous = directive({
  name: 'listener_allow_anonymous',
  group: 'access',
  scope: 'listener',
  kind: boolean,
  first: '2.1.0',
  sets: allowAnonymous,
  default: undefined,
  repeat: 'replace',
  withoutListener: 'refuse',
  reload: 'applied',
  embedded: 'executed',
  example: [
    'password_file /etc/mosquitto/passwd',
    '',
    'listener 1883 localhost',
    'listener_allow_anonymous true',
    '',
    'listener 8883',
  ],
  visible: 'An anonymous client is refused by this listener.',
  summary: '`allow_anonymous` for one listener',
  description:
    'Overrides `allow_anonymous` for the listener above it. It works without `per_listener_settings`, ' +
    'so all listeners can share password files and ACLs. Typical use: an anonymous listener for this ' +
    'machine and a listener with passwords for the network. Listeners without it use the broker-wide ' +
    'setting.',
});

export const listenerAutoIdPrefix = directive({
  name: 'listener_auto_id_prefix',
  group: 'access',
  scope: 'listener',
  kind: text({ role: 'free', expects: 'a prefix', longest: { bytes: 50, since: '2.1' } }),
  first: '2.1.0',
  sets: autoIdPrefix,
  default: undefined,
  repeat: 'refuse',
  withoutListener: 'refuse',
  reload: 'applied',
  embedded: 'executed',
  example: ['listener 1883', 'listener_auto_id_prefix lan-'],
  visible: 'The client id that CONNACK assigns begins with the prefix.',
  summary: '`auto_id_prefix` for one listener',
  description:
    'The client ids that the broker generates for clients of the listener above start with this prefix ' +
    'of at most 50 bytes. Listeners without it use the broker-wide `auto_id_prefix`, or `auto-`. With a ' +
    'different prefix per listener, the log shows which listener a client uses.',
});

export const clientidPrefixes = directive({
  name: 'clientid_prefixes',
  group: 'access',
  scope: 'broker',
  kind: text({ role: 'free', expects: 'a prefix' }),
  default: undefined,
  repeat: changed('refuse', ['2.1', 'replace']),
  reload: 'applied',
  embedded: 'executed',
  deprecated: { since: '2.0.0' },
  announced: [{ what: 'removed', release: '3.0', since: '2.1.0', source: 'src/conf.c, OPTION_DEPRECATED' }],
  example: ['clientid_prefixes sensor-'],
  visible: 'A client with another client id is refused.',
  summary: 'Accepts only client ids that start with this text',
  description:
    'The text is a single prefix and is case-sensitive. The broker refuses clients with other ids as ' +
    'not authorized. By default it accepts every id. Clients choose their own id, so this is not a ' +
    'protection. Deprecated since 2.0 without a replacement. A reload does not affect clients that are ' +
    'already connected.',
});

export const accessDirectives: readonly Directive[] = [
  allowAnonymous,
  allowZeroLengthClientid,
  autoIdPrefix,
  aclFile,
  passwordFile,
  pskFile,
  listenerAllowAnonymous,
  listenerAutoIdPrefix,
  clientidPrefixes,
];
