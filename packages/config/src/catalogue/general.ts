import { boolean } from '../kinds/boolean.js';
import { includeFolder } from '../kinds/include-folder.js';
import { integer } from '../kinds/integer.js';
import { text } from '../kinds/text.js';
import { changed } from '../release.js';
import { listenerAllowAnonymous, listenerAutoIdPrefix } from './access.js';
import { type Directive, directive, listDirective } from './directive.js';
import { pluginLoad, pluginUse } from './plugin.js';

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
      instead: 'The broker keeps running as the user that started it.',
    },
  },
  platform: 'unix',
  example: ['user mosquitto'],
  visible: { nothing: 'Only the owner of the process differs.' },
  summary: 'System user that the broker switches to when started as root',
  description:
    'When root starts the broker, it switches to this user; when another user starts it, the line has ' +
    'no effect. The default is `mosquitto`; from 2.0, the broker tries `nobody` if there is no user ' +
    '`mosquitto`. From 2.0, the broker switches as soon as it has read the configuration, so this user ' +
    'must be able to read certificates, keys, password, ACL and PSK files, and to write the log, the ' +
    'pid file and the persistence folder. Up to 1.6, the broker opens the log, listeners and ' +
    'certificates as root and switches afterwards; files that a reload reads again must still be ' +
    'readable by this user. `user root` keeps all privileges: use it for experiments only.',
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
  example: ['pid_file /run/mosquitto/mosquitto.pid'],
  visible: 'The file has the broker’s process id.',
  summary: 'File that the broker writes its process id to',
  description:
    'Service scripts read this file to find the process to signal. Up to 1.6 the broker writes it only ' +
    'when it runs as a daemon (`-d`); from 2.0 it always does. By default there is no pid file, and ' +
    'under systemd or in a container you do not need one. `mosquitto --test-config` (2.1) deletes the ' +
    'file, so do not run that check with the configuration of a running broker.',
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
  example: ['include_dir /etc/mosquitto/conf.d'],
  visible: 'A limit in an included file applies to clients.',
  summary: 'Reads every `*.conf` file of a folder at this point',
  description:
    'The broker reads the files as if their lines were at this point of the main file. From 1.5.7 it ' +
    'sorts them by name, character by character, ignoring case: `10.conf` comes before `9.conf`, digits ' +
    'come before letters. Older releases read them in the order of the folder. `include_dir` is valid ' +
    'only in the main file. An included file that uses it stops the broker, and so does a folder that ' +
    'contains the main file. The current listener and bridge do not carry over: in an included file, ' +
    'listener directives need a `listener` line in that file, and bridge directives need a `connection` ' +
    'line. You can use `include_dir` several times. A reload reads the folder again.',
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
  deprecated: {
    since: '2.1.0',
    replacements: () => [listenerAllowAnonymous, listenerAutoIdPrefix, pluginLoad, pluginUse],
  },
  announced: [
    { what: 'removed', release: '3.0', since: '2.1.0', source: 'ChangeLog.txt, 2.1.0, Deprecations' },
  ],
  example: [
    'per_listener_settings true',
    '',
    'listener 1883 localhost',
    'allow_anonymous true',
    '',
    'listener 8883',
    'password_file /etc/mosquitto/passwd',
  ],
  visible: 'Anonymous clients connect to one listener and not to another.',
  summary: 'Gives each listener its own access settings',
  description:
    'With `true`, `allow_anonymous`, `password_file`, `acl_file`, `psk_file`, `plugin`, ' +
    '`auto_id_prefix` and `allow_zero_length_clientid` belong to the listener above them instead of the ' +
    'whole broker. The line must appear before the first of them, ideally as the first line of the ' +
    'file, and a later `false` has no effect. Listeners inherit nothing: a listener without these ' +
    'directives has no password file and no ACL. From 1.5.0 to 1.5.5 and from 2.0.12 to 2.0.22, offline ' +
    'clients then have no permissions: the broker does not queue messages for their sessions, and from ' +
    '2.0.12 it does not publish their delayed wills. Deprecated in 2.1, and announced to be removed in ' +
    '3.0. In 2.1, use `listener_allow_anonymous` and `listener_auto_id_prefix` instead, and ' +
    '`plugin_load` with `plugin_use` for plugins and for password and ACL files of one listener. A ' +
    'change needs a restart.',
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
  example: ['sys_interval 60'],
  visible: 'Messages on `$SYS/broker/uptime` arrive, and none with `0`.',
  summary: 'Seconds between updates of the `$SYS` topics',
  description:
    'The broker publishes statistics about itself under `$SYS/broker/#` at this interval, by default ' +
    'every 10 seconds. `0` turns these topics off, also for monitoring tools. Every client that may ' +
    'read `$SYS/#` sees them; if that matters, restrict it in the ACL file.',
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
  example: ['set_tcp_nodelay true'],
  visible: { nothing: 'Only the timing of packets in the network differs.' },
  summary: 'Sends small packets immediately (TCP_NODELAY)',
  description:
    'With `true`, the operating system does not collect small packets before it sends them. This lowers ' +
    'latency and slightly increases traffic. The default is `false`. It applies to client connections ' +
    'of every listener except Unix sockets. A reload ignores a change.',
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
  announced: [
    { what: 'removed', release: '3.0', since: '2.1.0', source: 'src/conf.c, OPTION_DEPRECATED' },
    { what: 'default', part: 'true', since: '2.1.0', source: 'src/conf.c, allow_duplicate_messages' },
  ],
  example: ['allow_duplicate_messages false'],
  visible: 'A client with two overlapping subscriptions gets a message once or twice.',
  summary: 'Whether overlapping subscriptions deliver a message more than once',
  description:
    'A client that subscribes to `a/#` and `a/b` receives a message on `a/b` once with `false`, and ' +
    'once per subscription with `true`. `false` needs memory, because the broker remembers for every ' +
    'message which clients have received it. The default is `false` up to 2.0 and `true` from 2.1, so ' +
    'an upgrade to 2.1 can cause duplicates for clients with overlapping subscriptions. Deprecated ' +
    'since 2.0. Removing the line changes deliveries when it sets a value other than the default of ' +
    'your release.',
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
  example: ['check_retain_source true'],
  visible: 'A retained message does not arrive once its publisher has lost the right to publish it.',
  summary: 'Checks the publisher’s rights again when a retained message is delivered',
  description:
    'With `true`, a new subscriber receives a retained message only if the client that published it may ' +
    'still write to that topic. Use it if you withdraw access and do not want the client’s retained ' +
    'messages to be delivered afterwards; each delivery then needs an additional access check. The ' +
    'documentation of the broker says that `true` is the default, but no release sets it: without this ' +
    'line there is no check. The setting applies to the whole broker. A change needs a restart.',
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
  example: ['retain_available false'],
  visible: 'CONNACK has Retain Available 0.',
  summary: 'Whether clients may publish retained messages',
  description:
    'With `false`, the broker tells MQTT 5 clients when they connect that it does not support retained ' +
    'messages. A client that publishes one anyway is disconnected, and a client whose will is retained ' +
    'cannot connect. The default is `true`. Messages that are already retained stay. Bridges and ' +
    'dashboards often depend on retained messages, so test with them first. A change needs a restart.',
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
  example: ['queue_qos0_messages true'],
  visible: 'A client that was away gets a QoS 0 message when it returns.',
  summary: 'Queues QoS 0 messages for offline clients',
  description:
    'By default, the broker queues only QoS 1 and 2 messages for an offline client with a persistent ' +
    'session. With `true`, it also queues QoS 0 messages. They count towards `max_queued_messages` and ' +
    '`max_queued_bytes`, so messages of busy topics can displace more important ones. In 2.0 up to ' +
    '2.0.10 they are not queued if there is such a limit. The default is `false`.',
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
  example: ['upgrade_outgoing_qos true'],
  visible: 'A message of QoS 0 arrives with the QoS of the subscription.',
  summary: 'Delivers with the QoS of the subscription, even if published with a lower QoS',
  description:
    'MQTT delivers a message with the lower of the publisher’s and the subscription’s QoS. With `true`, ' +
    'the broker uses the QoS of the subscription. This does not conform to the MQTT standard, and it ' +
    'cannot recover messages that were lost on the way to the broker. The default is `false`.',
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
  embedded: 'executed',
  example: ['enable_control_api true'],
  visible: 'A request on `$CONTROL/broker/v1` gets an answer with the listeners.',
  summary: 'Answers administrative requests on `$CONTROL/broker/v1`',
  description:
    'With `true`, clients can query the plugins and listeners of the broker through this topic. The ' +
    'default is `false`. Enable it only with authentication and with an ACL that restricts `$CONTROL/#` ' +
    'to administrators. Plugins such as dynamic security have their own `$CONTROL` topics, which do not ' +
    'depend on this setting. A change needs a restart.',
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
