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
  summary: 'Whether clients may connect without a user name',
  description:
    'Since 2.0 the default is `false` as soon as any listener is configured, and `true` only in ' +
    'local-only mode, where no other machine can connect. Up to 1.6 it is `true` unless a password file, ' +
    'PSK file or plugin is set. With `false` and no password file, plugin, PSK or certificate identity, ' +
    'nobody can log in: clients see “not authorised”. With `true` and a password file, clients without a ' +
    'name come in beside those with one, and the ACL file’s first section says what they may do. Under ' +
    '`per_listener_settings true` it belongs to the listener above. A reload disconnects clients that are ' +
    'no longer welcome.',
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
  summary: 'Whether clients may leave their id to the broker',
  description:
    'MQTT 3.1.1 and 5 clients may connect with an empty id, and the broker then invents one. `true` by ' +
    'default; with `false` such clients are refused. Under `per_listener_settings true` it belongs to the ' +
    'listener above.',
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
  deprecated: { since: '2.1.0', replacement: () => listenerAutoIdPrefix },
  summary: 'Start of the client ids that the broker invents',
  description:
    'Makes clients that came without an id easy to spot in the log. `auto-` by default since 1.6, nothing ' +
    'before; at most 50 bytes from 2.1. It only matters with `allow_zero_length_clientid true`. ' +
    'Deprecated in 2.1 in favour of `listener_auto_id_prefix`, which belongs to a listener.',
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
  summary: 'File that says who may read and write which topics',
  description:
    'Lines of `topic` and `pattern`, grouped by `user`. With a file, everything it does not allow is ' +
    'forbidden; without one, every client that got in may do everything. `pattern` lines concern all ' +
    'users even below a `user` line, and only they replace `%u` and `%c`. The broker’s user must be able ' +
    'to read the file, and the path runs to the end of the line, quotes and `#` included. A reload reads ' +
    'it again and applies it to connected clients. Under `per_listener_settings true` it belongs to the ' +
    'listener above.',
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
  summary: 'File with user names and password hashes',
  description:
    'Written with `mosquitto_passwd`; a client must then give a name and password from it, unless ' +
    '`allow_anonymous` is `true`. Passwords cross the network in clear without TLS. The broker’s user ' +
    'must be able to read the file; 2.1 also refuses symbolic links and lines with plain-text passwords ' +
    '(convert such a file once with `mosquitto_passwd -U`). A reload reads the file again. Under ' +
    '`per_listener_settings true` it belongs to the listener above, and listeners without one have no ' +
    'passwords.',
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
  summary: 'File with the identities and keys for TLS-PSK',
  description:
    'One `identity:key` a line, the key in hexadecimal. It serves listeners with `psk_hint`, which ' +
    'encrypt by a shared secret instead of certificates. Protect it like passwords: the keys stand there ' +
    'in clear. A reload reads it again. From 2.0, TLS 1.3 is off on listeners with a PSK file. It cannot ' +
    'be combined with `certfile`; 2.1 refuses the pair. Under `per_listener_settings true` it belongs to ' +
    'the listener above.',
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
  summary: '`allow_anonymous` for one listener',
  description:
    'Overrides the broker-wide `allow_anonymous` for the listener above it and works without ' +
    '`per_listener_settings`, so password files and ACLs can stay shared. A typical use is an anonymous ' +
    'listener for the local machine beside one with passwords for the network. Where it is not set, the ' +
    'broker-wide setting holds.',
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
  summary: '`auto_id_prefix` for one listener',
  description:
    'The ids that the broker invents for clients of the listener above start with this text, at most 50 ' +
    'bytes long. Without it the broker-wide `auto_id_prefix` holds, or `auto-`. Use a text per listener ' +
    'to see in the log where a client came in.',
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
  summary: 'Admits only client ids that start with this text',
  description:
    'One text, compared letter by letter; clients with another id are refused as not authorised. By ' +
    'default every id will do. As anyone can choose an id, it is no protection. Deprecated since 2.0 ' +
    'without a successor. A change on reload does not touch clients that are already connected.',
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
