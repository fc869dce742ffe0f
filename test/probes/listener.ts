import {
  acceptProtocolVersions,
  bindAddress,
  bindInterface,
  enableProxyProtocol,
  listener,
  maxConnections,
  maxQos,
  maxTopicAlias,
  maxTopicAliasBroker,
  mountPoint,
  port,
  protocol,
  proxyProtocolV2RequireTls,
  socketDomain,
  useUsernameAsClientid,
} from '@mosquitto-conf/config/directives';
import { within } from './patience.js';
import { type Probe, probe } from './probe.js';
import type { Scene } from './scene.js';

/** Whether a client connects at each of these places. */
async function reached(scene: Scene, places: readonly { readonly host?: string; readonly port?: number }[]) {
  const codes: (number | 'closed')[] = [];
  for (const place of places) codes.push((await scene.connects(place)).code);
  return codes.map((code) => code === 0);
}

/** The header of version 2 of the PROXY protocol, of a TCP connection from 192.0.2.7 to 192.0.2.1. */
const PROXY = Buffer.from(
  '0d0a0d0a000d0a515549540a' + '2111' + '000c' + 'c0000207' + 'c0000201' + '1f90' + '075b',
  'hex',
);

export const listenerProbes: readonly Probe[] = [
  probe(listener, {
    lines: ['listener OTHER 127.0.0.1', ''],
    look: (scene) => reached(scene, [{ port: scene.port }, { port: scene.other }]),
    shows: [
      [true, true],
      [true, false],
    ],
  }),
  probe(port, {
    lines: ['port PORT', 'port OTHER'],
    configuration: 'LINES\nallow_anonymous true\n',
    look: (scene) => reached(scene, [{ port: scene.port }, { port: scene.other }]),
    shows: [
      [true, false],
      [false, true],
    ],
  }),
  probe(bindAddress, {
    lines: ['bind_address 127.0.0.2', ''],
    configuration: 'port PORT\nallow_anonymous true\nLINES\n',
    look: (scene) => reached(scene, [{ host: '127.0.0.1' }, { host: '127.0.0.2' }]),
    shows: [
      [false, true],
      [true, true],
    ],
  }),
  probe(bindInterface, {
    lines: ['bind_interface lo', ''],
    // Before, the listener has all addresses, on this interface only: for a client on this machine that is the same.
    first: '2.0.5',
    configuration: 'listener PORT\nallow_anonymous true\nLINES\n',
    look: (scene) => reached(scene, [{ host: '127.0.0.1' }, { host: '127.0.0.2' }]),
    shows: [
      [true, false],
      [true, true],
    ],
  }),
  probe(protocol, {
    lines: ['protocol websockets', 'protocol mqtt'],
    // 1.4 accepts no client with the libwebsockets of today.
    first: '1.5.0',
    // Without one for MQTT over TCP, some releases do not start.
    configuration: 'listener OTHER 127.0.0.1\nlistener PORT 127.0.0.1\nallow_anonymous true\nLINES\n',
    look: async (scene) => (await scene.connects({ web: {} })).code,
    shows: [0, 'closed'],
  }),
  probe(socketDomain, {
    lines: ['socket_domain ipv4', ''],
    configuration: 'listener PORT\nallow_anonymous true\nLINES\n',
    look: (scene) => reached(scene, [{ host: '127.0.0.1' }, { host: '::1' }]),
    shows: [
      [true, false],
      [true, true],
    ],
  }),
  probe(maxConnections, {
    lines: ['max_connections 1', ''],
    look: async (scene) => {
      await scene.connects({ clientId: 'first' });
      return (await scene.connects({ clientId: 'second' })).code;
    },
    shows: ['closed', 0],
  }),
  probe(maxQos, {
    // The spelling that every release knows.
    lines: ['maximum_qos 1', ''],
    look: async (scene) => (await scene.connects({ version: 5 })).properties.maximumQoS,
    shows: [1, undefined],
  }),
  probe(maxTopicAlias, {
    lines: ['max_topic_alias 3', ''],
    look: async (scene) => (await scene.connects({ version: 5 })).properties.topicAliasMaximum,
    shows: [3, 10],
  }),
  probe(maxTopicAliasBroker, {
    lines: ['max_topic_alias_broker 0', ''],
    look: async (scene) => {
      const client = await scene.connects({ version: 5, properties: { topicAliasMaximum: 5 } });
      await client.subscribes('a');
      await client.publishes('a', 'x');
      return client.messages.map(({ properties }) => properties?.topicAlias);
    },
    shows: [[undefined], [1]],
  }),
  probe(mountPoint, {
    lines: ['mount_point garden/', ''],
    configuration: 'allow_anonymous true\nlistener OTHER 127.0.0.1\nlistener PORT 127.0.0.1\nLINES\n',
    look: async (scene) => {
      const outside = await scene.connects({ clientId: 'outside', port: scene.other });
      await outside.subscribes('#');
      await (await scene.connects()).publishes('a', 'x');
      await outside.settles();
      return outside.texts;
    },
    shows: [['garden/a=x'], ['a=x']],
  }),
  probe(useUsernameAsClientid, {
    lines: ['use_username_as_clientid true', ''],
    look: async (scene) => {
      const first = await scene.connects({ clientId: 'first', username: 'ana' });
      await scene.connects({ clientId: 'second', username: 'ana' });
      return (await within(3000, () => first.isClosed)) ?? false;
    },
    shows: [true, false],
  }),
  probe(acceptProtocolVersions, {
    lines: ['accept_protocol_versions 5', ''],
    look: async (scene) => [
      (await scene.connects({ version: 4 })).code,
      (await scene.connects({ version: 5 })).code,
    ],
    shows: [
      [1, 0],
      [0, 0],
    ],
  }),
  probe(enableProxyProtocol, {
    lines: ['enable_proxy_protocol 2', ''],
    look: async (scene) => [(await scene.connects({ before: PROXY })).code, scene.log.includes('192.0.2.7')],
    shows: [
      [0, true],
      ['closed', false],
    ],
  }),
  probe(proxyProtocolV2RequireTls, {
    lines: ['proxy_protocol_v2_require_tls true', ''],
    configuration: 'listener PORT 127.0.0.1\nallow_anonymous true\nenable_proxy_protocol 2\nLINES\n',
    look: async (scene) => (await scene.connects({ before: PROXY })).code,
    shows: ['closed', 0],
  }),
];
