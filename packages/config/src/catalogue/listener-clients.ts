import { boolean } from '../kinds/boolean.js';
import { integer, type Limits } from '../kinds/integer.js';
import { protocolVersions } from '../kinds/protocol-versions.js';
import { topicPrefix } from '../kinds/topic-prefix.js';
import { changed } from '../release.js';
import { type Directive, directive, type Reload } from './directive.js';

export const maxConnections = directive({
  name: 'max_connections',
  group: 'listener',
  scope: 'listener',
  kind: integer({
    unit: 'connections',
    limits: { min: 0, below: { becomes: -1 } },
    empty: changed('ignored', ['2.1', 'refused']),
    special: { '-1': 'no limit' },
  }),
  default: -1,
  repeat: 'replace',
  withoutListener: 'default',
  reload: changed<Reload>('ignored', ['2.0', 'reset'], ['2.1', 'applied']),
  embedded: 'executed',
  example: ['listener 1883', 'max_connections 500'],
  visible: 'A further connection is closed.',
  summary: 'Maximum number of connections to this listener',
  description:
    'The broker closes further connections immediately. `-1`, the default, and `0` set no limit. The ' +
    'operating system’s limit of open files may be lower. From 2.1, `global_max_connections` limits all ' +
    'listeners together. WebSockets clients are not limited up to 1.4.10 and from 1.6.5 to 2.0.22; from 1.4.11 to ' +
    '1.6.4 a WebSockets client that is refused takes the place of another one until a restart. From 1.5.6 to 2.0.11 a ' +
    'connection is counted down twice when its session ends, so that more clients connect than the limit allows. In 2.0 a reload ignores a change and removes the limit until the next restart; ' +
    '2.1 applies a change.',
});

export const maxQos = directive({
  name: 'max_qos',
  aliases: ['maximum_qos'],
  aliasReleases: { max_qos: { first: '2.0.0' } },
  group: 'listener',
  scope: 'listener',
  kind: integer<0 | 1 | 2>({ limits: { min: 0, max: 2 } }),
  first: '1.6.0',
  default: 2,
  repeat: 'replace',
  withoutListener: 'default',
  reload: changed<Reload>('reset', ['2.1', 'applied']),
  embedded: 'executed',
  example: ['listener 1883', 'max_qos 1'],
  visible: 'CONNACK has Maximum QoS.',
  summary: 'Highest QoS on this listener',
  description:
    '0, 1 or 2; the default is 2. The broker tells MQTT 5 clients the limit when they connect; for older ' +
    'clients this is not possible. It closes the connection of a client that publishes with a higher ' +
    'QoS. In 1.6 the directive is called `maximum_qos`, which still works. In 1.6 and 2.0 a reload ' +
    'resets it to 2 until the next restart; 2.1 applies a change to new connections.',
});

export const maxTopicAlias = directive({
  name: 'max_topic_alias',
  group: 'listener',
  scope: 'listener',
  kind: integer({
    limits: changed<Limits>({}, ['2.0', { min: 0, max: 65535 }]),
    empty: changed('ignored', ['2.0', 'refused']),
  }),
  first: '1.6.0',
  default: 10,
  repeat: 'replace',
  withoutListener: changed('default', ['2.1', 'refuse']),
  opensDefault: false,
  reload: changed<Reload>('reset', ['2.1', 'applied']),
  embedded: 'executed',
  example: ['listener 1883', 'max_topic_alias 50'],
  visible: 'CONNACK has Topic Alias Maximum.',
  summary: 'Number of topic aliases that a client may use',
  description:
    'MQTT 5 clients can replace topics with numbers up to this one. The default is 10; `0` allows no ' +
    'aliases. Each alias needs memory per connection. 2.1 requires a `listener` line above it. In 1.6 ' +
    'and 2.0 a reload resets it to 10 until the next restart.',
});

export const maxTopicAliasBroker = directive({
  name: 'max_topic_alias_broker',
  group: 'listener',
  scope: 'listener',
  kind: integer({ limits: { min: 0, max: 65535 } }),
  first: '2.1.0',
  default: changed(0, ['2.1', 10]),
  repeat: 'replace',
  withoutListener: 'refuse',
  reload: 'applied',
  embedded: 'executed',
  example: ['listener 1883', 'max_topic_alias_broker 50'],
  visible: 'Messages come without topic aliases.',
  summary: 'Number of topic aliases that the broker uses towards a client',
  description:
    'The broker replaces topics with numbers for MQTT 5 clients, up to this number or the number that ' +
    'the client requests, if that is lower. The default is 10; with `0` the broker uses none. Change it ' +
    'if a client does not handle aliases correctly.',
});

export const mountPoint = directive({
  name: 'mount_point',
  group: 'listener',
  scope: 'listener',
  kind: topicPrefix,
  default: undefined,
  repeat: changed('refuse', ['2.1', 'replace']),
  withoutListener: changed('refuse-first', ['2.1', 'refuse']),
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: ['listener 1884', 'mount_point tenant1/'],
  visible: 'A message arrives at another listener with the prefix.',
  summary: 'Prefix for all topics of this listener’s clients',
  description:
    'The broker adds the prefix to every topic that clients of this listener publish or subscribe to, ' +
    'and removes it when it delivers messages, so clients see only their part of the topic tree. The ' +
    'prefix should end with a slash, such as `tenant1/`, and must not contain wildcards. ACLs apply to ' +
    'topics with the prefix. It never belongs to the default listener and needs a `listener` line above ' +
    'it. 2.1 applies a change on reload, but existing subscriptions keep the old prefix.',
});

export const useUsernameAsClientid = directive({
  name: 'use_username_as_clientid',
  group: 'listener',
  scope: 'listener',
  kind: boolean,
  default: false,
  repeat: 'replace',
  withoutListener: 'default',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: 'executed',
  example: ['listener 1883', 'password_file /etc/mosquitto/passwd', 'use_username_as_clientid true'],
  visible: 'A second client with the same username takes over the session of the first.',
  summary: 'Uses the username as client id',
  description:
    'Two connections with the same username are then the same client, and the newer one closes the ' +
    'older one. Clients cannot take over other sessions with their client id. The broker refuses ' +
    'anonymous clients. The default is `false`. Do not use it if several devices share a login: they ' +
    'would keep disconnecting each other.',
});

export const acceptProtocolVersions = directive({
  name: 'accept_protocol_versions',
  group: 'listener',
  scope: 'listener',
  kind: protocolVersions,
  first: '2.1.0',
  default: undefined,
  repeat: 'replace',
  withoutListener: 'refuse-default',
  reload: 'applied',
  embedded: 'executed',
  example: ['listener 1883', 'accept_protocol_versions 4, 5'],
  visible: 'A client with another version of MQTT is refused.',
  summary: 'MQTT versions that the listener accepts',
  description:
    'Any of `3` (MQTT 3.1), `4` (3.1.1) and `5`, separated by commas or spaces. By default the listener ' +
    'accepts all of them. It ignores other words, such as `3.1.1`, without a message; if no version is ' +
    'left, no client can connect. It needs a `listener` line above it.',
});

export const listenerClientsDirectives: readonly Directive[] = [
  maxConnections,
  maxQos,
  maxTopicAlias,
  maxTopicAliasBroker,
  mountPoint,
  useUsernameAsClientid,
  acceptProtocolVersions,
];
