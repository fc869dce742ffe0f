import { boolean } from '../kinds/boolean.js';
import { includeFolder } from '../kinds/include-folder.js';
import { integer } from '../kinds/integer.js';
import { text } from '../kinds/text.js';
import { changed } from '../release.js';
import { listenerAllowAnonymous } from './access.js';
import { type Directive, directive, listDirective } from './directive.js';

export const user = directive({
  name: 'user',
  group: 'general',
  scope: 'broker',
  kind: text({ role: 'user', expects: 'the name of a user' }),
  default: 'mosquitto',
  repeat: changed('refuse', ['2.1', 'replace']),
  reload: 'ignored',
  embedded: {
    unsupported: {
      what: '`user` is not followed.',
      instead: 'The broker stays the user who started it.',
    },
  },
  summary: 'The system user the broker becomes when started as root',
  description:
    'When the broker is started as root, it opens its listeners, log file and certificates as root and ' +
    'then continues as this user; started by anyone else, the line changes nothing. Without it the user ' +
    'is `mosquitto`; from 2.0, `nobody` is tried where `mosquitto` does not exist. That user must be able ' +
    'to read the password, ACL and PSK files at a reload, and to write to the folder of the persistence ' +
    'file: most “unable to open” errors after a reload come from there. `user root` keeps all privileges ' +
    'and is best left to experiments.',
});

export const pidFile = directive({
  name: 'pid_file',
  group: 'general',
  scope: 'broker',
  kind: text({ role: 'new-file', expects: 'the path of a file' }),
  default: undefined,
  repeat: 'refuse',
  reload: 'ignored',
  embedded: 'executed',
  summary: 'File in which the broker notes its process id',
  description:
    'Service scripts read this file to know whom to signal. Up to 1.6 it is only written when the broker ' +
    'runs as a daemon (`-d`), from 2.0 always. No file is written by default, and under systemd or in a ' +
    'container none is needed. `mosquitto --test-config` (2.1) deletes the file, so do not run that check ' +
    'with the configuration of a running broker.',
});

export const includeDir = listDirective({
  name: 'include_dir',
  group: 'general',
  scope: 'broker',
  kind: includeFolder,
  default: [],
  repeat: 'add',
  reload: 'applied',
  embedded: 'executed',
  summary: 'Reads every `*.conf` file of a folder at this point',
  description:
    'The files take part as if they stood here, in alphabetical order, where upper and lower case differ ' +
    'only between otherwise equal names. Allowed in the main file alone; an included file that uses it ' +
    'stops the broker, and so does a folder that holds the main file itself. The current listener and ' +
    'bridge do not carry over: directives in an included file need their own `listener` or `connection` ' +
    'line in that file. Several lines are worked off one after the other. The folder is read again on a ' +
    'reload.',
});

export const perListenerSettings = directive({
  name: 'per_listener_settings',
  group: 'general',
  scope: 'broker',
  kind: boolean,
  first: '1.5.0',
  default: false,
  repeat: 'replace',
  reload: 'ignored',
  embedded: 'executed',
  deprecated: { since: '2.1.0', replacement: () => listenerAllowAnonymous },
  summary: 'Gives each listener its own access settings',
  description:
    'With `true`, `allow_anonymous`, `password_file`, `acl_file`, `psk_file`, `plugin`, `auto_id_prefix` ' +
    'and `allow_zero_length_clientid` belong to the listener above them and no longer to the whole ' +
    'broker. It must come before the first of them, best on the very first line, and cannot be taken back ' +
    'later. A listener that is given none of these has no password file and no ACL at all; nothing is ' +
    'inherited. From 1.5.0 to 1.5.5 and from 2.0.12 to 2.0.22, clients that are offline then have no ' +
    'permissions: messages for their sessions are not queued, and from 2.0.12 their delayed wills are not ' +
    'published. 2.1 calls it deprecated: use `listener_allow_anonymous` and `listener_auto_id_prefix`, ' +
    'and `plugin_load` with `plugin_use`. A change takes a restart.',
});

export const sysInterval = directive({
  name: 'sys_interval',
  group: 'general',
  scope: 'broker',
  kind: integer({ unit: 'seconds', limits: { min: 0, max: 65535 }, special: { 0: 'no $SYS messages' } }),
  default: 10,
  repeat: 'replace',
  reload: 'applied',
  embedded: 'executed',
  summary: 'Seconds between updates of the `$SYS` topics',
  description:
    'The broker publishes figures about itself under `$SYS/broker/#` at this interval, 10 seconds by ' +
    'default. `0` switches these topics off, which also hides them from monitoring tools. Any client that ' +
    'may read `$SYS/#` sees them; restrict that in the ACL file where it matters.',
});

export const setTcpNodelay = directive({
  name: 'set_tcp_nodelay',
  group: 'general',
  scope: 'broker',
  kind: boolean,
  first: '1.5.0',
  default: false,
  repeat: 'replace',
  reload: 'ignored',
  embedded: 'executed',
  summary: 'Sends small packets at once (TCP_NODELAY)',
  description:
    'With `true`, the operating system no longer collects small packets before it sends them: lower ' +
    'latency, somewhat more traffic. Off by default; it concerns client connections of every listener, ' +
    'but no Unix sockets. The broker ignores a change on reload.',
});

export const allowDuplicateMessages = directive({
  name: 'allow_duplicate_messages',
  group: 'general',
  scope: 'broker',
  kind: boolean,
  default: changed(false, ['2.1', true]),
  repeat: 'replace',
  reload: 'applied',
  embedded: 'executed',
  deprecated: { since: '2.0.0' },
  summary: 'Lets overlapping subscriptions deliver a message twice',
  description:
    'A client that subscribes to both `a/#` and `a/b` gets a message on `a/b` once with `false`, and once ' +
    'for each subscription with `true`. `false` costs memory, since the broker remembers for every ' +
    'message who has had it. The default is `false` up to 2.0 and `true` from 2.1, so clients with ' +
    'overlapping subscriptions may see duplicates after an upgrade. Deprecated since 2.0: the choice is ' +
    'to go and `true` is to stay.',
});

export const checkRetainSource = directive({
  name: 'check_retain_source',
  group: 'general',
  scope: 'broker',
  kind: boolean,
  first: '1.5.6',
  default: false,
  repeat: 'replace',
  settlesSecurity: changed(true, ['2.1', false]),
  reload: 'ignored',
  embedded: 'executed',
  summary: 'Checks the publisher’s rights again when a retained message is delivered',
  description:
    'With `true`, a retained message reaches a new subscriber only if the client that once published it ' +
    'would still be allowed to write to that topic. It closes the gap that remains when access is ' +
    'withdrawn after a message was retained; each delivery costs another access check. The broker’s ' +
    'documentation calls `true` the default, but no release sets it: without this line there is no check. ' +
    'It always concerns the broker as a whole, and a change takes a restart.',
});

export const retainAvailable = directive({
  name: 'retain_available',
  group: 'general',
  scope: 'broker',
  kind: boolean,
  first: '1.6.0',
  default: true,
  repeat: 'replace',
  reload: 'ignored',
  embedded: 'executed',
  summary: 'Whether clients may publish retained messages',
  description:
    'With `false`, MQTT 5 clients are told so when they connect, and a message or will with the retain ' +
    'flag gets its sender disconnected or refused. `true` by default. Retained messages that are already ' +
    'stored stay where they are. Bridges and dashboards often rely on retained messages, so try it with ' +
    'those first. A change takes a restart.',
});

export const queueQos0Messages = directive({
  name: 'queue_qos0_messages',
  group: 'general',
  scope: 'broker',
  kind: boolean,
  default: false,
  repeat: 'replace',
  reload: 'applied',
  embedded: 'executed',
  summary: 'Queues QoS 0 messages for clients that are offline',
  description:
    'Normally only QoS 1 and 2 messages wait for a client with a persistent session; with `true`, those ' +
    'of QoS 0 do as well. They count towards `max_queued_messages` and `max_queued_bytes`, so busy topics ' +
    'can push out messages that matter more. `false` by default.',
});

export const upgradeOutgoingQos = directive({
  name: 'upgrade_outgoing_qos',
  group: 'general',
  scope: 'broker',
  kind: boolean,
  default: false,
  repeat: 'replace',
  reload: 'applied',
  embedded: 'executed',
  summary: 'Delivers with the subscription’s QoS even if published lower',
  description:
    'MQTT delivers with the lower of the publisher’s and the subscriber’s QoS; with `true`, the ' +
    'subscriber’s alone decides. This departs from the standard and cannot win back what was lost on the ' +
    'way to the broker. `false` by default.',
});

export const enableControlApi = directive({
  name: 'enable_control_api',
  group: 'general',
  scope: 'broker',
  kind: boolean,
  first: '2.1.0',
  default: false,
  repeat: 'replace',
  reload: 'ignored',
  embedded: {
    unsupported: {
      what: 'The control interface is not there.',
      instead: 'Messages below `$CONTROL/` are refused.',
    },
  },
  summary: 'Answers administrative requests on `$CONTROL/broker/v1`',
  description:
    'Clients may then ask the broker about its plugins and listeners through that topic. Off by default. ' +
    'Switch it on only with authentication, and with an ACL that keeps `$CONTROL/#` to administrators. ' +
    'Plugins such as dynamic security have their own `$CONTROL` topics, which do not depend on it. A ' +
    'change takes a restart.',
});

/** What concerns the broker as a whole. */
export const generalDirectives: readonly Directive[] = [
  user,
  pidFile,
  includeDir,
  perListenerSettings,
  sysInterval,
  setTcpNodelay,
  allowDuplicateMessages,
  checkRetainSource,
  retainAvailable,
  queueQos0Messages,
  upgradeOutgoingQos,
  enableControlApi,
];
