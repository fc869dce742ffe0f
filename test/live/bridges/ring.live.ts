import { setTimeout as wait } from 'node:timers/promises';
import { since } from '@mosquitto-conf/config';
import mqtt, { type MqttClient } from 'mqtt';
import { describe, expect, it } from 'vitest';
import { freePort } from '../../support/free-port.js';
import { brokerToAsk } from '../installed.js';
import { type Kind, releaseOf, startOne } from './brokers.js';
import { type Link, linkTo } from './link.js';

/** Messages of all three brokers together. */
const MESSAGES = Number(process.env.LIVE_MESSAGES ?? 10_000);
const CUT_EVERY = 700;
/** Below `max_inflight_messages`. */
const AT_ONCE = 16;

/**
 * The bridge of a broker to the next one. It carries the broker's own messages and those of the one before, so that each message
 * reaches all three, and overlapping filters name many of them twice.
 */
function bridgeLines(own: number, before: number, port: number): string {
  return `max_queued_messages 0
allow_duplicate_messages false
connection next
address 127.0.0.1:${port}
remote_clientid bridge-${own}
topic from/${own}/# out 2
topic from/${before}/# out 2
topic from/${own}/2/# out 2
topic from/${before}/+/x/# out 2
notifications false
restart_timeout 1
`;
}

/** What a subscriber has got, by the message's number: how often. */
class Received {
  readonly counts = new Map<string, number>();

  add(topic: string): void {
    this.counts.set(topic, (this.counts.get(topic) ?? 0) + 1);
  }
}

async function subscriber(port: number, id: string): Promise<{ client: MqttClient; received: Received }> {
  const client = mqtt.connect({ port, host: '127.0.0.1', clientId: id, clean: true, reconnectPeriod: 0 });
  const received = new Received();
  client.on('message', (topic) => received.add(topic));
  await client.subscribeAsync('from/#', { qos: 2 });
  return { client, received };
}

/**
 * Publishes the messages of one broker, alternately with QoS 1 and 2, and no more at once than a broker accepts.
 * @returns their topics
 */
async function publishAll(port: number, own: number, count: number): Promise<string[]> {
  const client = mqtt.connect({ port, host: '127.0.0.1', clientId: `publisher-${own}`, reconnectPeriod: 0 });
  const topics: string[] = [];
  for (let number = 0; number < count; number += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - number) }, (_, index) => {
      const qos = index % 2 === 0 ? 1 : 2;
      return { topic: `from/${own}/${qos}/${index % 3 === 0 ? 'x' : 'y'}/${number + index}`, qos } as const;
    });
    await Promise.all(some.map(({ topic, qos }) => client.publishAsync(topic, 'payload', { qos })));
    topics.push(...some.map(({ topic }) => topic));
  }
  await client.endAsync();
  return topics;
}

async function play(kinds: readonly [Kind, Kind, Kind]) {
  const ports = [await freePort(), await freePort(), await freePort()] as const;
  const links: Link[] = await Promise.all(ports.map((port) => linkTo(port)));
  const brokers = await Promise.all(
    kinds.map((kind, index) => {
      const next = (links[(index + 1) % 3] as Link).port;
      return startOne(kind, brokerToAsk, ports[index] as number, bridgeLines(index, (index + 2) % 3, next));
    }),
  );
  const subscribers = await Promise.all(ports.map((port, index) => subscriber(port, `subscriber-${index}`)));
  let isOver = false;
  let cuts = 0;
  const cutting = (async () => {
    while (!isOver) {
      await wait(CUT_EVERY);
      (links[cuts++ % 3] as Link).cut();
    }
  })();
  const share = Math.ceil(MESSAGES / 3);
  const topics = (await Promise.all(ports.map((port, index) => publishAll(port, index, share)))).flat();
  isOver = true;
  await cutting;
  // Bridges come back, and what waits is sent.
  const deadline = Date.now() + 60_000;
  const isWhole = () => subscribers.every(({ received }) => received.counts.size >= topics.length);
  while (!isWhole() && Date.now() < deadline) await wait(100);
  // What is sent too often comes after what was missing.
  await wait(1000);
  const all = subscribers.map(({ received: { counts } }) => counts);
  const found = all.map((counts) => ({
    lost: topics.filter((topic) => !counts.has(topic)),
    twice: [...counts.keys()].filter(
      (topic) => isTwice(topic, counts) && senderOfSecond(topic, all, kinds) !== 'real',
    ),
    other: [...counts.keys()].length - topics.filter((topic) => counts.has(topic)).length,
  }));
  const repeated = topics.filter((topic) => senderOfSecond(topic, all, kinds) === 'real').length;
  for (const { client } of subscribers) await client.endAsync(true);
  for (const broker of brokers) await broker.stop();
  for (const link of links) link.close();
  return { found, cuts, messages: topics.length, repeated };
}

const isTwice = (topic: string, counts: ReadonlyMap<string, number>) =>
  topic.split('/')[2] === '2' && (counts.get(topic) ?? 0) > 1;

/**
 * Which broker sent a message of QoS 2 twice: the one whose bridge carried it to the first that had it twice. Real ones do that on a busy
 * machine, also three of them (measured with 2.1.2).
 */
function senderOfSecond(
  topic: string,
  all: readonly ReadonlyMap<string, number>[],
  kinds: readonly Kind[],
): Kind | undefined {
  const origin = Number(topic.split('/')[1]);
  const way = [0, 1, 2].map((step) => (origin + step) % 3);
  const first = way.findIndex((index) => isTwice(topic, all[index]!));
  return first > 0 ? kinds[way[first - 1]!] : undefined;
}

/** Up to 2.0.11 three real brokers lose messages when their bridges are cut (measured with 2.0.10 and 2.0.11; not with 2.0.12). */
const keepsMessages = since(releaseOf(brokerToAsk), '2.0.12');

const rings: readonly [Kind, Kind, Kind][] = [
  ['own', 'own', 'own'],
  ['own', 'own', 'real'],
  ['own', 'real', 'real'],
  ['real', 'own', 'own'],
];

describe('three brokers in a ring, whose bridges are cut again and again', () => {
  it.each(rings.filter((kinds) => keepsMessages || !kinds.includes('real')))(
    '%s, %s, %s: no message is lost, and this broker sends none of QoS 2 twice',
    async (...kinds) => {
      const { found, cuts, messages, repeated } = await play(kinds);
      const also = repeated > 0 ? `, ${repeated} of QoS 2 sent twice by a real broker` : '';
      console.log(`${kinds.join(', ')}: ${messages} messages, ${cuts} cuts${also}`);
      for (const one of found) expect(one).toEqual({ lost: [], twice: [], other: 0 });
    },
    240_000,
  );
});
