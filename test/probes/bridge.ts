import {
  address,
  bridgeReloadType,
  connection,
  idleTimeout,
  notifications,
  notificationsLocalOnly,
  notificationTopic,
  roundRobin,
  startType,
  threshold,
  topic,
} from '@mosquitto-conf/config/directives';
import type { FarEnd } from './far-end.js';
import { within } from './patience.js';
import { OPEN, type Probe, probe } from './probe.js';
import type { Scene } from './scene.js';

/** A bridge `link` to another broker, and further lines. */
export const LINK = `${OPEN}connection link\naddress 127.0.0.1:FAR\nrestart_timeout 1\n`;
/** The same with a topic. */
export const BRIDGE = `${LINK}topic # out 1\nLINES\n`;

export const listens = (scene: Scene) => scene.far.listens();

/** Whether a bridge connects in so many milliseconds. @param before how many connections there were already */
async function isConnecting({ connections }: FarEnd, milliseconds = 5000, before = 0): Promise<boolean> {
  return (await within(milliseconds, () => connections.length > before)) ?? false;
}

/** Cuts the connection of the start, which a lazy bridge makes only from 2.1 on. @returns how many there were */
async function cutFirst({ far }: Scene): Promise<number> {
  if (await isConnecting(far)) {
    const first = await far.connection();
    await first.packet('publish');
    first.cut();
  }
  return far.connections.length;
}

/** Publishes messages of QoS 1 at this broker. */
export async function publishes(scene: Scene, ...payloads: readonly string[]): Promise<void> {
  const client = await scene.connects({ clientId: 'publisher' });
  for (const payload of payloads) await client.publishes('a', payload, { qos: 1 });
}

export const bridgeProbes: readonly Probe[] = [
  probe(connection, {
    lines: ['connection link\naddress 127.0.0.1:FAR\ntopic # out', ''],
    configuration: `${OPEN}LINES\n`,
    prepare: listens,
    look: (scene) => isConnecting(scene.far),
    shows: [true, false],
  }),
  probe(address, {
    lines: ['address 127.0.0.1:FAR', 'address 127.0.0.1:FAR2'],
    configuration: `${OPEN}connection link\nLINES\ntopic # out\n`,
    prepare: async (scene) => [await scene.far.listens(), await scene.far2.listens()],
    look: async (scene) => {
      await within(10_000, () => scene.far.connections.length + scene.far2.connections.length > 0);
      return [scene.far.connections.length > 0, scene.far2.connections.length > 0];
    },
    shows: [
      [true, false],
      [false, true],
    ],
  }),
  probe(roundRobin, {
    lines: ['round_robin true', 'round_robin false'],
    configuration: `${OPEN}connection link\naddresses 127.0.0.1:FAR 127.0.0.1:FAR2\nrestart_timeout 1\ntopic # out\nLINES\n`,
    prepare: async (scene) => scene.far2.listens(),
    look: async (scene) => {
      await (await scene.far2.connection()).packet('connect');
      await scene.far.listens();
      return isConnecting(scene.far, 15_000);
    },
    shows: [false, true],
  }),
  probe(topic, {
    lines: ['topic a/# in 1', 'topic b/# in 0'],
    configuration: `${LINK}LINES\n`,
    prepare: listens,
    look: async (scene) => {
      const { subscriptions } = await (await scene.far.connection()).packet('subscribe');
      return subscriptions.map(({ topic: filter, qos }) => `${filter} ${qos}`);
    },
    shows: [['a/# 1'], ['b/# 0']],
  }),
  probe(startType, {
    lines: ['start_type lazy', 'start_type automatic'],
    configuration: BRIDGE,
    prepare: listens,
    look: async (scene) => {
      const before = await cutFirst(scene);
      return isConnecting(scene.far, 12_000, before);
    },
    shows: [false, true],
  }),
  probe(idleTimeout, {
    lines: ['idle_timeout 1', 'idle_timeout 60'],
    configuration: `${LINK}topic # out 1\nstart_type lazy\nthreshold 1\nLINES\n`,
    last: '1.4.8',
    prepare: listens,
    look: async (scene) => {
      await publishes(scene, 'x');
      const far = await scene.far.connection();
      return (await within(5000, () => far.isOver)) ?? false;
    },
    shows: [true, false],
  }),
  probe(threshold, {
    lines: ['threshold 2', 'threshold 50'],
    configuration: `${LINK}topic # out 1\nstart_type lazy\nLINES\n`,
    prepare: listens,
    look: async (scene) => {
      const before = await cutFirst(scene);
      await publishes(scene, 'x', 'y', 'z');
      return isConnecting(scene.far, 5000, before);
    },
    shows: [true, false],
  }),
  probe(notifications, {
    lines: ['notifications true', 'notifications false'],
    configuration: BRIDGE,
    prepare: listens,
    look: async (scene) => {
      const far = await scene.far.connection();
      const { will } = await far.connect;
      await within(4000, () => far.texts.length > 0);
      return [will !== undefined, far.texts.some((text) => text.endsWith('/state=1'))];
    },
    shows: [
      [true, true],
      [false, false],
    ],
  }),
  probe(notificationsLocalOnly, {
    lines: ['notifications_local_only true', 'notifications_local_only false'],
    configuration: BRIDGE,
    prepare: listens,
    look: async (scene) => {
      const { will } = await (await scene.far.connection()).connect;
      const client = await scene.connects({ clientId: 'watcher' });
      await client.subscribes('$SYS/broker/connection/+/state');
      await within(4000, () => client.messages.length > 0);
      return [will !== undefined, client.messages.length > 0];
    },
    shows: [
      [false, true],
      [true, true],
    ],
  }),
  probe(notificationTopic, {
    lines: ['notification_topic link/state', ''],
    configuration: BRIDGE,
    prepare: listens,
    look: async (scene) => {
      const { will } = await (await scene.far.connection()).connect;
      return will?.topic.replace(/connection\/.*\/state/, 'connection/…/state');
    },
    shows: ['link/state', '$SYS/broker/connection/…/state'],
  }),
  probe(bridgeReloadType, {
    lines: ['bridge_reload_type immediate', 'bridge_reload_type lazy'],
    configuration: BRIDGE,
    prepare: listens,
    look: async (scene) => {
      await (await scene.far.connection()).packet('publish');
      await scene.reload((text) => `${text}topic more/# in\n`);
      await within(5000, () => scene.far.connections.length > 1);
      return scene.far.connections.length;
    },
    shows: [2, 1],
  }),
];
