import {
  bridgeBindAddress,
  bridgeMaxPacketSize,
  bridgeMaxTopicAlias,
  bridgeReceiveMaximum,
  keepaliveInterval,
  restartTimeout,
} from '@mosquitto-conf/config/directives';
import { BRIDGE, listens, publishes } from './bridge.js';
import { inConnect, MQTT_5 } from './bridge-session.js';
import { until, within } from './patience.js';
import { type Probe, probe } from './probe.js';

export const bridgeNetworkProbes: readonly Probe[] = [
  probe(bridgeBindAddress, {
    lines: ['bridge_bind_address 127.0.0.2', ''],
    // Debian’s 2.0.11 looks up names beside its main loop (WITH_ADNS), and then does not bind (bridge__connect_step2).
    first: '2.0.12',
    configuration: BRIDGE,
    prepare: listens,
    look: async (scene) => (await scene.far.connection()).socket.remoteAddress,
    shows: ['127.0.0.2', '127.0.0.1'],
  }),
  probe(keepaliveInterval, {
    lines: ['keepalive_interval 17', ''],
    configuration: BRIDGE,
    prepare: listens,
    look: inConnect(({ keepalive }) => keepalive),
    shows: [17, 60],
  }),
  probe(restartTimeout, {
    lines: ['restart_timeout 1', 'restart_timeout 60'],
    // Debian’s 2.0.11 looks up names beside its main loop (WITH_ADNS), and then connects again at once.
    first: '2.0.12',
    configuration: BRIDGE.replace('restart_timeout 1\n', ''),
    prepare: listens,
    look: async (scene) => {
      const first = await scene.far.connection();
      await first.packet('publish');
      first.cut();
      return (await within(8000, () => scene.far.connections.length > 1)) ?? false;
    },
    shows: [true, false],
  }),
  probe(bridgeMaxPacketSize, {
    lines: ['bridge_max_packet_size 1000', ''],
    configuration: BRIDGE,
    prepare: listens,
    look: async (scene) => {
      const far = await scene.far.connection();
      await far.packet('publish');
      await publishes(scene, 'x'.repeat(2000), 'end');
      await until('the last message', () => far.texts.includes('a=end'));
      return far.texts.some((text) => text.length > 2000);
    },
    shows: [false, true],
  }),
  probe(bridgeReceiveMaximum, {
    lines: ['bridge_receive_maximum 7', ''],
    configuration: MQTT_5,
    prepare: listens,
    look: inConnect(({ properties }) => properties?.receiveMaximum),
    shows: [7, 20],
  }),
  probe(bridgeMaxTopicAlias, {
    lines: ['bridge_max_topic_alias 0', 'bridge_max_topic_alias 5'],
    configuration: MQTT_5,
    prepare: (scene) => scene.far.listens({ properties: { topicAliasMaximum: 5 } }),
    look: async (scene) => {
      const far = await scene.far.connection();
      await far.packet('publish');
      await publishes(scene, 'x');
      const found = () =>
        far.packets.find((packet) => packet.cmd === 'publish' && packet.payload.toString() === 'x');
      const packet = await until('the message', found);
      return packet.cmd === 'publish' && packet.properties?.topicAlias !== undefined;
    },
    shows: [false, true],
  }),
];
