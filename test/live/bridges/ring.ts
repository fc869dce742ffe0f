import { setTimeout as wait } from 'node:timers/promises';
import mqtt, { type MqttClient } from 'mqtt';
import { freePort } from '../../support/free-port.js';
import { type Kind, startOne } from './brokers.js';
import { type Link, linkTo } from './link.js';
import { SentTwice } from './sent-twice.js';

/** Messages of all three brokers together. */
const MESSAGES = Number(process.env.LIVE_MESSAGES ?? 10_000);
const CUT_EVERY = 700;
/** How many messages a bridge may have in flight, `max_inflight_messages`, and a publisher, which stays below. */
const IN_FLIGHT = 20;
const AT_ONCE = 16;
/** Between two groups, so that links are cut while there is something to lose, in milliseconds. */
const PACE = 40;

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
    await wait(PACE);
  }
  await client.endAsync();
  return topics;
}

/** A message of QoS 2 that a broker has twice: who has not done what it has to. */
interface Doubled {
  readonly topic: string;
  readonly by: Kind;
  /** Its bridge has sent it twice; otherwise it took a message that was sent again for another one. */
  readonly isSender: boolean;
}

/** What became of the messages in a ring. */
export interface Outcome {
  readonly messages: number;
  readonly cuts: number;
  /** Topics that a subscriber has not got, and how many it has got that no client published. */
  readonly lost: readonly string[];
  readonly unknown: number;
  readonly doubled: readonly Doubled[];
  /** How often subscribers have got a message of QoS 1 again, and how often they may. */
  readonly again: number;
  readonly mostAgain: number;
}

/**
 * Plays three brokers in a ring, whose bridges are cut again and again.
 * @param program the real one; undefined if there is none
 */
export async function playRing(
  kinds: readonly [Kind, Kind, Kind],
  program: string | undefined,
): Promise<Outcome> {
  const ports = [await freePort(), await freePort(), await freePort()] as const;
  const sent = ports.map(() => new SentTwice());
  // Each leads to the broker of its number, so that the one before sends through it.
  const links: Link[] = await Promise.all(ports.map((port, index) => linkTo(port, sent[index]!.watch)));
  const brokers = await Promise.all(
    kinds.map((kind, index) => {
      const next = (links[(index + 1) % 3] as Link).port;
      return startOne(kind, program, ports[index] as number, bridgeLines(index, (index + 2) % 3, next));
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
  for (const { client } of subscribers) await client.endAsync(true);
  for (const broker of brokers) await broker.stop();
  for (const link of links) link.close();
  const repeated = topics.filter((topic) => qosOf(topic) === 1);
  return {
    messages: topics.length,
    cuts,
    lost: all.flatMap((counts) => topics.filter((topic) => !counts.has(topic))),
    unknown: all.reduce((sum, { size }) => sum + size, 0) - count(all, topics, () => 1),
    doubled: topics
      .filter((topic) => qosOf(topic) === 2)
      .flatMap((topic) => doubledAt(topic, all, kinds, sent)),
    again: count(all, repeated, (times) => times - 1),
    // What was in flight when a link was cut may come again at its end, and from there at the next broker.
    mostAgain: cuts * IN_FLIGHT * 2,
  };
}

const qosOf = (topic: string) => Number(topic.split('/')[2]);

function count(
  all: readonly ReadonlyMap<string, number>[],
  topics: readonly string[],
  of: (times: number) => number,
): number {
  return all.reduce((sum, counts) => {
    const there = topics.filter((topic) => counts.has(topic));
    return sum + there.reduce((part, topic) => part + of(counts.get(topic)!), 0);
  }, 0);
}

/** Where a message of QoS 2 was doubled: at the first broker on its way that has it twice. */
function doubledAt(
  topic: string,
  all: readonly ReadonlyMap<string, number>[],
  kinds: readonly Kind[],
  sent: readonly SentTwice[],
): Doubled[] {
  const origin = Number(topic.split('/')[1]);
  const way = [0, 1, 2].map((step) => (origin + step) % 3);
  const first = way.findIndex((index) => (all[index]!.get(topic) ?? 0) > 1);
  if (first < 0) return [];
  const isSender = first > 0 && sent[way[first]!]!.topics.has(topic);
  return [{ topic, isSender, by: kinds[way[isSender ? first - 1 : first]!]! }];
}
