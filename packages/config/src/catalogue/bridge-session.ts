import { boolean } from '../kinds/boolean.js';
import { choice } from '../kinds/choice.js';
import { integer } from '../kinds/integer.js';
import { text } from '../kinds/text.js';
import { changed } from '../release.js';
import { type Directive, directive } from './directive.js';
import { ofBridge } from './embedded-bridges.js';

export const remoteClientid = directive({
  name: 'remote_clientid',
  aliases: ['clientid'],
  group: 'bridge',
  scope: 'bridge',
  kind: text({ role: 'name', expects: 'a client id', wholeLineSince: '1.4.9' }),
  default: undefined,
  repeat: 'refuse',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: ofBridge,
  summary: 'The bridge’s client id on the other broker',
  description:
    'The host name and the bridge’s name, joined by a dot, by default. It must be unique there: with an ' +
    'id that another client uses, the two keep disconnecting each other. Cloud services often demand a ' +
    'certain id. `clientid` means the same. The state topic under `$SYS/broker/connection/` contains it ' +
    'too.',
});

export const remoteUsername = directive({
  name: 'remote_username',
  aliases: ['username'],
  group: 'bridge',
  scope: 'bridge',
  kind: text({ role: 'name', expects: 'a user name', wholeLineSince: '1.5.6' }),
  default: undefined,
  repeat: 'refuse',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: ofBridge,
  summary: 'User name for the other broker',
  description:
    'Sent when the bridge logs in; none by default. `username` means the same. With certificates the ' +
    'other broker may not need one.',
});

export const remotePassword = directive({
  name: 'remote_password',
  aliases: ['password'],
  group: 'bridge',
  scope: 'bridge',
  kind: text({ role: 'secret', expects: 'a password', wholeLineSince: '1.4.9' }),
  default: undefined,
  repeat: 'refuse',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: ofBridge,
  summary: 'Password for the other broker',
  description:
    'Goes with `remote_username`; `password` means the same. The rest of the line counts, quotes ' +
    'included. It stands here in clear and crosses the network in clear unless the bridge uses TLS: limit ' +
    'who can read the file.',
});

export const localClientid = directive({
  name: 'local_clientid',
  group: 'bridge',
  scope: 'bridge',
  kind: text({ role: 'name', expects: 'a client id', wholeLineSince: '1.4.9' }),
  default: undefined,
  repeat: 'refuse',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: ofBridge,
  summary: 'The bridge’s client id on this broker',
  description:
    '`local.` and the remote client id by default. Two bridges with the same id stop the broker. Under ' +
    'this id the bridge’s queue and subscriptions are kept and appear in the log.',
});

export const localUsername = directive({
  name: 'local_username',
  group: 'bridge',
  scope: 'bridge',
  kind: text({ role: 'name', expects: 'a user name', wholeLineSince: '1.4.9' }),
  default: undefined,
  repeat: 'refuse',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: ofBridge,
  summary: 'User name whose rights the bridge has on this broker',
  description:
    'An ACL of this broker applies to the bridge under this name. Without it, the bridge counts as a ' +
    'client without a name. If the bridge connects and nothing comes across, an ACL that does not mention ' +
    'it is a likely reason.',
});

export const localPassword = directive({
  name: 'local_password',
  group: 'bridge',
  scope: 'bridge',
  kind: text({ role: 'secret', expects: 'a password', wholeLineSince: '1.4.9' }),
  default: undefined,
  repeat: 'refuse',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: ofBridge,
  summary: 'Password that goes with `local_username`',
  description:
    'Only needed where this broker checks the login of its own bridges, through a password file or a ' +
    'plugin. None by default. It stands here in clear.',
});

export const cleansession = directive({
  name: 'cleansession',
  group: 'bridge',
  scope: 'bridge',
  kind: boolean,
  default: false,
  repeat: 'replace',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: ofBridge,
  summary: 'Forgets the bridge’s session when the connection ends',
  description:
    'With `false`, the default, the other broker keeps subscriptions and messages of QoS 1 and 2 for the ' +
    'bridge while it is away, and this broker those that go out. With `true`, what happens in the ' +
    'meantime is lost on both sides, unless `local_cleansession` says otherwise for this one. Some cloud ' +
    'services refuse `false`.',
});

export const localCleansession = directive({
  name: 'local_cleansession',
  group: 'bridge',
  scope: 'bridge',
  kind: boolean,
  first: '2.0.0',
  default: undefined,
  repeat: 'replace',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: ofBridge,
  summary: 'As `cleansession`, for this broker’s side alone',
  description:
    'Decides whether this broker queues outgoing messages while the bridge is not connected: `false` ' +
    'keeps them, `true` drops them. By default it follows `cleansession`. Use `false` with `cleansession ' +
    'true` where only the other side must forget.',
});

export const bridgeSessionExpiryInterval = directive({
  name: 'bridge_session_expiry_interval',
  group: 'bridge',
  scope: 'bridge',
  kind: integer({ unit: 'seconds', limits: { min: 0 } }),
  first: '2.1.0',
  default: 0,
  repeat: 'replace',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: ofBridge,
  summary: 'Seconds that the other broker keeps the bridge’s session',
  description:
    'With `bridge_protocol_version mqttv50`, it says how long subscriptions and messages are kept there ' +
    'after the connection is lost. `0`, the default, ends the session at once, even with `cleansession ' +
    'false`: set it if messages must survive an interruption.',
});

export const bridgeProtocolVersion = directive({
  name: 'bridge_protocol_version',
  group: 'bridge',
  scope: 'bridge',
  kind: choice({
    choices: [
      { word: 'mqttv31', summary: 'MQTT 3.1' },
      { word: 'mqttv311', summary: 'MQTT 3.1.1' },
      { word: 'mqttv50', summary: 'MQTT 5', first: '2.0.0' },
    ],
    wholeLine: true,
  }),
  default: changed('mqttv31', ['1.5', 'mqttv311']),
  repeat: 'replace',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: ofBridge,
  summary: 'MQTT version that the bridge speaks',
  description:
    '`mqttv31`, `mqttv311`, and from 2.0 `mqttv50`; both brokers must know it. The default is `mqttv31` ' +
    'up to 1.4 and `mqttv311` since 1.5. Version 5 keeps retain flags and prevents loops by itself; ' +
    'several `bridge_` limits work only with it. Blanks at the end of the line are an error.',
});

export const tryPrivate = directive({
  name: 'try_private',
  group: 'bridge',
  scope: 'bridge',
  kind: boolean,
  default: true,
  repeat: 'replace',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: ofBridge,
  summary: 'Tells the other broker that this is a bridge',
  description:
    'Mosquitto then keeps retain flags and avoids sending messages back where they came from. The bridge ' +
    'sets a bit of the protocol version for that, which other brokers may not understand: it is refused ' +
    'and then tries without. `true` by default. Set `false` for brokers that log errors or close the ' +
    'connection instead. It does not apply to `bridge_protocol_version mqttv50`.',
});

export const bridgeAttemptUnsubscribe = directive({
  name: 'bridge_attempt_unsubscribe',
  group: 'bridge',
  scope: 'bridge',
  kind: boolean,
  default: true,
  repeat: 'replace',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: ofBridge,
  summary: 'Unsubscribes from outgoing topics after connecting',
  description:
    'It clears subscriptions that an earlier configuration left in a persistent session on the other ' +
    'broker. `true` by default. Set `false` for brokers that end the connection at an unsubscribe without ' +
    'a subscription, as some clouds do, or to save traffic.',
});

export const bridgeOutgoingRetain = directive({
  name: 'bridge_outgoing_retain',
  group: 'bridge',
  scope: 'bridge',
  kind: boolean,
  first: '2.0.0',
  default: true,
  repeat: 'replace',
  reload: changed('ignored', ['2.1', 'applied']),
  embedded: ofBridge,
  summary: 'Keeps the retain flag on messages that go out',
  description:
    'With `false`, all messages reach the other broker without it, for brokers that do not allow retained ' +
    'messages or should not keep them. `true` by default. Messages that come in are not affected.',
});

/** Who a bridge is on both brokers, and what both remember of it. */
export const bridgeSessionDirectives: readonly Directive[] = [
  remoteClientid,
  remoteUsername,
  remotePassword,
  localClientid,
  localUsername,
  localPassword,
  cleansession,
  localCleansession,
  bridgeSessionExpiryInterval,
  bridgeProtocolVersion,
  tryPrivate,
  bridgeAttemptUnsubscribe,
  bridgeOutgoingRetain,
];
