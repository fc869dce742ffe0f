import { setTimeout as wait } from 'node:timers/promises';
import type { Stage, Variation } from './stage.js';

/** A few messages in both directions. */
async function traffic(stage: Stage): Promise<void> {
  await stage.begin();
  await stage.passes();
  for (const qos of [0, 1, 2] as const) {
    await stage.publish('near', 'a/b', `near ${qos}`, { qos });
    await stage.passes();
    await stage.publish('near', 'a b/c', `near space ${qos}`, { qos });
    await stage.passes();
    await stage.publish('near', 'l/x/y', `near prefix ${qos}`, { qos, retain: qos === 1 });
    await stage.passes();
    await stage.publish('far', 'a/b', `far ${qos}`, { qos });
    await stage.passes();
    await stage.publish('far', 'r/x/y', `far prefix ${qos}`, { qos, retain: qos === 1 });
    await stage.passes();
  }
}

/** What both brokers have retained before the bridge connects, and what becomes of it. */
async function retained(stage: Stage): Promise<void> {
  await stage.publish('far', 'a/far', 'kept', { retain: true });
  await stage.publish('far', 'r/far', 'kept', { retain: true });
  await stage.begin();
  await stage.passes();
  await stage.publish('near', 'a/near', 'kept', { retain: true });
  await stage.passes();
  await stage.publish('near', 'a/near', '', { retain: true });
  await stage.publish('far', 'a/far', '', { retain: true });
  await stage.passes();
  await stage.publish('near', 'a/again', 'kept', { retain: true });
  await stage.passes();
  stage.cut();
  await stage.passes();
}

const properties = {
  contentType: 'text/plain',
  responseTopic: 'a/answer',
  correlationData: Buffer.from('x'),
  payloadFormatIndicator: true,
  messageExpiryInterval: 5000,
  userProperties: { b: '1', a: ['2', '3'] },
};

async function withProperties(stage: Stage): Promise<void> {
  await stage.begin();
  await stage.passes();
  await stage.publish('near', 'a/b', 'x', { properties });
  await stage.passes();
  await stage.publish('far', 'a/b', 'y', { properties, retain: true, qos: 2 });
  await stage.passes();
  for (const topic of ['a/1', 'a/1', 'a/2', 'a/3', 'a/1']) await stage.publish('far', topic, 'alias');
  await stage.passes();
  for (const topic of ['a/1', 'a/1', 'a/2', 'a/3', 'a/1']) await stage.publish('near', topic, 'alias');
  await stage.passes();
}

/** Messages below and above the largest packet. */
async function sizes(stage: Stage): Promise<void> {
  await stage.begin();
  await stage.passes();
  for (const side of ['near', 'far'] as const) {
    for (const size of [50, 180, 200, 300]) await stage.publish(side, 'a/b', 'x'.repeat(size));
    await stage.passes();
  }
}

const traffics: Readonly<Record<string, string>> = {
  'one direction out': 'topic a/# out 1',
  'one direction in': 'topic a/# in 1',
  'both, QoS 2': 'topic a/# both 2',
  'everything in': 'topic # in 2',
  'everything out': 'topic # out 2',
  'everything in both directions': 'topic # both 2',
  'everything in, and a part out': 'topic # in 1\ntopic a/# out 2\ntopic mark/out/# out 1',
  'everything out, and a part in': 'topic # out 1\ntopic a/# in 2\ntopic mark/in/# in 1',
  'overlapping filters': 'topic a/# both 0\ntopic a/b both 2\ntopic +/b out 1',
  'a prefix here': 'topic x/# both 1 l/ ""',
  'a prefix there': 'topic x/# both 1 "" r/',
  'prefixes on both sides': 'topic x/# both 1 l/ r/',
  'an empty topic with prefixes': 'topic "" both 1 l/x/y r/x/y',
  'a plus between prefixes': 'topic x/+ both 2 l/ r/',
  'one filter for two places': 'topic x/# out 1 l/ r/\ntopic x/# out 1 l/ s/',
  'the other way round': 'topic x/# in 1 l/ r/\ntopic x/# in 1 m/ r/',
  'MQTT 3.1': 'topic a/# both 2\nbridge_protocol_version mqttv31',
  'not known as a bridge': 'topic a/# both 2\ntry_private false',
  'with clean session': 'topic a/# both 2\ncleansession true',
  'notifications on a topic': 'topic a/# both 1\nnotifications true\nnotification_topic state/bridge',
  'notifications here only': 'topic a/# both 1\nnotifications_local_only true',
  'no notifications': 'topic a/# both 1\nnotifications false',
  'a first address that is dead': 'addresses 127.0.0.1:1 127.0.0.1:PORT\ntopic a/# both 1',
  'addresses in turn': 'addresses 127.0.0.1:1 127.0.0.1:PORT\nround_robin true\ntopic a/# both 1',
};

export const variations: readonly Variation[] = [
  ...Object.entries(traffics).map(([name, near]) => ({ name, near, play: traffic })),
  { name: 'a topic in quotes', from: '2.1', near: 'topic "a b/#" both 1', play: traffic },
  {
    name: 'MQTT 5',
    from: '2.0',
    near: 'topic a/# both 2\nbridge_protocol_version mqttv50',
    play: traffic,
  },
  {
    name: 'a shared subscription',
    from: '2.0',
    near: 'topic $share/g/a/# in 1',
    play: traffic,
  },
  { name: 'retained messages, out', isOtherWithAdns: true, near: 'topic a/# out 1', play: retained },
  { name: 'retained messages, in', near: 'topic a/# in 1', play: retained },
  {
    name: 'retained messages, both with prefixes',
    isOtherWithAdns: true,
    near: 'topic far both 1 l/ r/\ntopic a/# both 1',
    play: retained,
  },
  {
    name: 'retained messages that are sent as others',
    isOtherWithAdns: true,
    from: '2.0',
    near: 'topic a/# both 1\nbridge_outgoing_retain false',
    play: retained,
  },
  { name: 'properties, 3.1.1', from: '1.6', near: 'topic a/# both 2', play: withProperties },
  {
    name: 'properties, 5.0',
    from: '2.0',
    near: 'topic a/# both 2\nbridge_protocol_version mqttv50',
    play: withProperties,
  },
  ...['bridge_max_topic_alias 0', 'bridge_max_topic_alias 2', 'bridge_receive_maximum 1'].map((line) => ({
    name: line,
    from: '2.1',
    near: `topic a/# both 2\nbridge_protocol_version mqttv50\n${line}`,
    play: withProperties,
  })),
  {
    name: 'a largest packet',
    from: '2.0',
    near: 'topic a/# both 2\nbridge_max_packet_size 200',
    play: sizes,
  },
  {
    name: 'a largest packet of MQTT 5',
    from: '2.0',
    near: 'topic a/# both 1\nbridge_max_packet_size 200\nbridge_protocol_version mqttv50',
    play: sizes,
  },
  ...['cleansession false', 'cleansession true', 'cleansession false\nlocal_cleansession true'].map(
    (line) => ({
      name: `messages while a broker is away, ${line.replace('\n', ', ')}`,
      from: line.includes('local') ? '2.0' : '1.4',
      near: `topic a/# both 1\nnotifications false\n${line}`,
      general: 'persistence true\npersistence_location FOLDER/',
      far: 'persistence true\npersistence_location FOLDER/',
      async play(stage: Stage) {
        await stage.begin();
        await stage.passes();
        await stage.restart('near', async () => {
          for (const text of ['1', '2', '3']) await stage.publish('far', 'a/away', text);
        });
        await stage.passes();
        await stage.restart('far', async () => {
          for (const text of ['4', '5', '6']) await stage.publish('near', 'a/gone', text);
        });
        await stage.passes();
      },
    }),
  ),
  {
    name: 'lazy',
    near: 'topic a/# both 1\nstart_type lazy\nthreshold 1\nidle_timeout 1\nnotifications false',
    async play(stage) {
      await stage.begin();
      await wait(1500);
      await stage.publish('near', 'a/b', '1');
      await wait(4500);
      await stage.publish('near', 'a/b', '2');
      await wait(4500);
    },
  },
  {
    name: 'once',
    isOtherWithAdns: true,
    near: 'topic a/# both 1\nstart_type once\nnotifications false',
    async play(stage) {
      await stage.begin();
      await stage.passes();
      stage.cut();
      await wait(200);
      await stage.publish('near', 'a/b', '1');
      await wait(3500);
    },
  },
  ...['immediate', 'lazy'].flatMap((type) =>
    ['topic b/# both 1', 'topic a/# in 1', 'topic a/# both 1\nnotifications true'].map((line) => ({
      name: `a reload, ${type}, to ${line.replace('\n', ', ')}`,
      from: '2.1',
      near: `topic a/# both 1\nnotifications false\nbridge_reload_type ${type}`,
      async play(stage: Stage) {
        const lines = line.includes('notifications') ? line : `${line}\nnotifications false`;
        await stage.begin();
        await stage.passes();
        await stage.reload(`${lines}\nbridge_reload_type ${type}`);
        await stage.passes();
        for (const topic of ['a/1', 'b/1']) {
          await stage.publish('near', topic, 'near');
          await stage.passes();
          await stage.publish('far', topic, 'far');
          await stage.passes();
        }
        stage.cut();
        await wait(300);
        await stage.passes();
        for (const topic of ['a/2', 'b/2']) {
          await stage.publish('near', topic, 'near');
          await stage.passes();
          await stage.publish('far', topic, 'far');
          await stage.passes();
        }
      },
    })),
  ),
];
