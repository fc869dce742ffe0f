import { setTimeout as wait } from 'node:timers/promises';
import { since } from '@mosquitto-conf/config';
import fc from 'fast-check';
import mqtt, { type MqttClient } from 'mqtt';
import { describe, expect, it } from 'vitest';
import { freePort } from '../../support/free-port.js';
import { brokerToAsk } from '../installed.js';
import { type Kind, type RunningBroker, releaseOf, startOne } from './brokers.js';

/** Before, a bridge has no MQTT 5, and always retains what is retained. */
const hasVersion5 = since(releaseOf(brokerToAsk), '2.0');

const RUNS = Number(process.env.LIVE_RUNS ?? 100);

const level = fc.constantFrom('a', 'b', 'c');
const topic = fc.array(level, { minLength: 1, maxLength: 3 }).map((levels) => levels.join('/'));
const prefix = fc.constantFrom('""', 'a/', 'b/', 'l/', 'r/');
const line = fc
  .record({
    pattern: fc.constantFrom('#', '+', '+/b', 'a/#', 'a/+', 'b', 'a/b', '+/+'),
    direction: fc.constantFrom('in', 'out', 'both'),
    qos: fc.constantFrom(0, 1, 2),
    local: prefix,
    remote: prefix,
  })
  .map(
    ({ pattern, direction, qos, local, remote }) => `topic ${pattern} ${direction} ${qos} ${local} ${remote}`,
  );

const message = fc.record({
  side: fc.constantFrom('near', 'far'),
  topic: fc.tuple(fc.constantFrom('', '', 'l/', 'r/'), topic).map((parts) => parts.join('')),
  qos: fc.constantFrom(0, 1, 2),
  retain: fc.boolean(),
});

/** A bridge, and what is published at both brokers. */
const script = fc.record({
  lines: fc.array(line, { minLength: 1, maxLength: 3 }),
  options: fc.subarray(
    ['try_private false', 'cleansession true', ...(hasVersion5 ? ['bridge_outgoing_retain false'] : [])],
    { maxLength: 2 },
  ),
  version: fc.constantFrom('mqttv31', 'mqttv311', ...(hasVersion5 ? ['mqttv50'] : [])),
  messages: fc.array(message, { minLength: 3, maxLength: 10 }),
});
type Script = typeof script extends fc.Arbitrary<infer T> ? T : never;

/** Lines by which the end is noticed, in both directions. */
const MARKERS = 'topic marker/out out 1\ntopic marker/in in 1\n';

function bridgeText({ lines, options, version }: Script, port: number): string {
  return `connection c
address 127.0.0.1:${port}
${lines.join('\n')}
${MARKERS}bridge_protocol_version ${version}
notifications false
${options.join('\n')}
`;
}

/** Resolves once a bridge has subscribed to everything. */
async function ready({ log }: RunningBroker): Promise<void> {
  const count = (what: string) => log.filter((text) => text.includes(what)).length;
  for (let attempt = 0; attempt < 1000; attempt++) {
    const asked = count('sending SUBSCRIBE') + count('sending UNSUBSCRIBE');
    if (asked > 0 && asked === count('Received SUBACK') + count('Received UNSUBACK')) return;
    await wait(10);
  }
  throw new Error(`The bridge does not connect:\n${log.join('\n')}`);
}

interface Side {
  readonly client: MqttClient;
  readonly got: string[];
  readonly done: Promise<void>;
}

async function listenTo(port: number, marker: string): Promise<Side> {
  const client = mqtt.connect({ port, host: '127.0.0.1', reconnectPeriod: 0 });
  const got: string[] = [];
  const done = new Promise<void>((resolve) => {
    client.on('message', (topic, payload, { qos, retain }) => {
      if (topic.endsWith(marker)) resolve();
      else got.push(`${topic} ${payload} qos${qos}${retain ? ' retain' : ''}`);
    });
  });
  await client.subscribeAsync('#', { qos: 2 });
  return { client, got, done };
}

/** What clients of both brokers get. */
async function play(one: Script, [near, far]: readonly [Kind, Kind]): Promise<unknown> {
  const ports = { near: await freePort(), far: await freePort() };
  const there = await startOne(far, brokerToAsk, ports.far, '');
  const here = await startOne(near, brokerToAsk, ports.near, bridgeText(one, ports.far));
  const sides: Side[] = [];
  try {
    await ready(here);
    const nearSide = await listenTo(ports.near, 'marker/in');
    const farSide = await listenTo(ports.far, 'marker/out');
    sides.push(nearSide, farSide);
    for (const [index, { side, topic, qos, retain }] of one.messages.entries()) {
      const { client } = side === 'near' ? nearSide : farSide;
      await client.publishAsync(topic, String(index), { qos: qos as 0 | 1 | 2, retain });
    }
    await nearSide.client.publishAsync('marker/out', '', { qos: 1 });
    await farSide.client.publishAsync('marker/in', '', { qos: 1 });
    const late = wait(10_000).then(() => Promise.reject(new Error(`No end:\n${here.log.join('\n')}`)));
    await Promise.race([Promise.all([nearSide.done, farSide.done]), late]);
    // QoS 2 needs two more packets than the marker.
    await wait(50);
    return { near: nearSide.got.sort(), far: farSide.got.sort() };
  } finally {
    for (const { client } of sides) await client.endAsync(true);
    await here.stop();
    await there.stop();
  }
}

describe('traffic over a bridge', () => {
  it(`is the same with the real broker on either end, in ${RUNS} random scripts`, async () => {
    await fc.assert(
      fc.asyncProperty(script, async (one) => {
        const expected = await play(one, ['real', 'real']);
        for (const kinds of [
          ['own', 'own'],
          ['own', 'real'],
          ['real', 'own'],
        ] as const)
          expect({ kinds, ...((await play(one, kinds)) as object) }).toEqual({
            kinds,
            ...(expected as object),
          });
      }),
      {
        numRuns: RUNS,
        endOnFailure: process.env.SHRINK === undefined,
        ...(process.env.LIVE_SEED === undefined ? {} : { seed: Number(process.env.LIVE_SEED) }),
      },
    );
  }, 1_800_000);
});
