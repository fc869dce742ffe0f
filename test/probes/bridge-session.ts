import {
  bridgeAttemptUnsubscribe,
  bridgeOutgoingRetain,
  bridgeProtocolVersion,
  bridgeSessionExpiryInterval,
  cleansession,
  localCleansession,
  localClientid,
  remoteClientid,
  remotePassword,
  remoteUsername,
  tryPrivate,
} from '@mosquitto-conf/config/directives';
import type { IConnectPacket } from 'mqtt-packet';
import { BRIDGE, LINK, listens, publishes } from './bridge.js';
import { until, within } from './patience.js';
import { type Probe, probe } from './probe.js';
import type { Scene } from './scene.js';

/** What a bridge says in its CONNECT. */
export function inConnect(read: (packet: IConnectPacket) => unknown): (scene: Scene) => Promise<unknown> {
  return async (scene) => read(await (await scene.far.connection()).connect);
}

/** A bridge that uses MQTT 5. */
export const MQTT_5 = `${LINK}topic # out 1\nbridge_protocol_version mqttv50\nLINES\n`;

export const bridgeSessionProbes: readonly Probe[] = [
  probe(remoteClientid, {
    lines: ['remote_clientid lamp', 'remote_clientid door'],
    configuration: BRIDGE,
    prepare: listens,
    look: inConnect(({ clientId }) => clientId),
    shows: ['lamp', 'door'],
  }),
  probe(remoteUsername, {
    lines: ['remote_username ana', ''],
    configuration: BRIDGE,
    prepare: listens,
    look: inConnect(({ username }) => username),
    shows: ['ana', undefined],
  }),
  probe(remotePassword, {
    lines: ['remote_password secret', ''],
    configuration: `${BRIDGE}remote_username ana\n`,
    prepare: listens,
    look: inConnect(({ password }) => password?.toString()),
    shows: ['secret', undefined],
  }),
  probe(localClientid, {
    lines: ['local_clientid near', ''],
    configuration: `log_type all\n${BRIDGE}`,
    prepare: listens,
    look: async (scene) => {
      await (await scene.far.connection()).packet('publish');
      return /Bridge near\b/.test(scene.log);
    },
    shows: [true, false],
  }),
  probe(cleansession, {
    lines: ['cleansession true', 'cleansession false'],
    configuration: BRIDGE,
    prepare: listens,
    look: inConnect(({ clean }) => clean),
    shows: [true, false],
  }),
  probe(localCleansession, {
    lines: ['local_cleansession true', 'local_cleansession false'],
    configuration: `${LINK}topic # out 1\ncleansession false\nLINES\n`,
    prepare: listens,
    look: async (scene) => {
      const first = await scene.far.connection();
      await first.packet('publish');
      scene.far.close();
      await until('the end of the bridge', () => first.isOver);
      await publishes(scene, 'meanwhile');
      await scene.far.listens();
      const second = await scene.far.connection(1);
      return (await within(5000, () => second.texts.includes('a=meanwhile'))) ?? false;
    },
    shows: [false, true],
  }),
  probe(bridgeSessionExpiryInterval, {
    lines: ['bridge_session_expiry_interval 60', ''],
    configuration: MQTT_5,
    prepare: listens,
    look: inConnect(({ properties }) => properties?.sessionExpiryInterval),
    shows: [60, undefined],
  }),
  probe(bridgeProtocolVersion, {
    lines: ['bridge_protocol_version mqttv31', 'bridge_protocol_version mqttv311'],
    configuration: BRIDGE,
    prepare: listens,
    look: inConnect(({ protocolVersion }) => protocolVersion),
    shows: [3, 4],
  }),
  probe(tryPrivate, {
    lines: ['try_private false', 'try_private true'],
    configuration: BRIDGE,
    prepare: listens,
    look: inConnect((packet) => 'bridgeMode' in packet && packet.bridgeMode),
    shows: [false, true],
  }),
  probe(bridgeAttemptUnsubscribe, {
    lines: ['bridge_attempt_unsubscribe false', 'bridge_attempt_unsubscribe true'],
    configuration: BRIDGE,
    prepare: listens,
    look: async (scene) => {
      const far = await scene.far.connection();
      await far.packet('publish');
      return (await within(3000, () => far.packets.some(({ cmd }) => cmd === 'unsubscribe'))) ?? false;
    },
    shows: [false, true],
  }),
  probe(bridgeOutgoingRetain, {
    lines: ['bridge_outgoing_retain false', 'bridge_outgoing_retain true'],
    configuration: BRIDGE,
    prepare: listens,
    look: async (scene) => {
      const far = await scene.far.connection();
      await far.packet('publish');
      await (await scene.connects()).publishes('a', 'x', { qos: 1, retain: true });
      const found = () => far.packets.find((packet) => packet.cmd === 'publish' && packet.topic === 'a');
      const packet = await until('the message', found);
      return packet.cmd === 'publish' && packet.retain;
    },
    shows: [false, true],
  }),
];
