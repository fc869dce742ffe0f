import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Broker } from '../src/index.js';
import type { Log } from '../src/log/log.js';
import { boot } from './support/boot.js';
import { type ConnectBytes, connectBytes, connected, RawClient, text } from './support/raw.js';

const OPEN = 'listener 1883\nallow_anonymous true\n';

/** A PUBLISH of a 3.1.1 client. */
function publish(qos: 0 | 1 | 2, id: number, topic: string, payload = 'x'): number[] {
  const body = [...text(topic), ...(qos > 0 ? [0, id] : []), ...Buffer.from(payload)];
  return [0x30 | (qos << 1), body.length, ...body];
}

const withProperties = ([first = 0, length = 0, ...body]: number[], topic: string): number[] => {
  const at = 2 + topic.length + 2;
  return [first, length + 1, ...body.slice(0, at), 0, ...body.slice(at)];
};

/** The same of 5.0, without properties. */
const publish5 = (qos: 1 | 2, id: number, topic: string, payload?: string) =>
  withProperties(publish(qos, id, topic, payload), topic);

/** A log that keeps its lines. */
const recorder = (lines: string[]): Log => ({
  wants: () => true,
  write: (kind, line) => {
    if (kind === 'warning' || kind === 'notice') lines.push(line);
  },
});

const PUBREC = (id: number, ...reason: number[]) => [0x50, 2 + reason.length, 0, id, ...reason];
const PUBREL = (id: number) => [0x62, 2, 0, id];
const QUOTA_EXCEEDED = 0x97;
const NOBODY = 0x10;

// Measured with 2.0.15, 2.0.16, 2.0.18, 2.0.20 and 2.0.22.
it.each([
  ['2.0.15', '0', 4],
  ['2.0.16', '0', 0],
  ['2.0.16', '5', 4],
  ['2.0.18', '0', 4],
])('%s with max_queued_messages %s answers CONNECT with %i bytes', async (target, limit, count) => {
  await using broker = await boot(`${OPEN}max_queued_messages ${limit}\n`, { target });
  const client = new RawClient(broker);
  client.send(...connectBytes({ level: 4, id: 'a' }));
  await expect.poll(() => broker.connections.filter(({ clientId }) => clientId === 'a')).toHaveLength(1);
  await sleep(50);
  expect(client.received).toHaveLength(count);
});

describe('messages of QoS 2 that are not released', () => {
  it('count towards the limit for QoS 1 too', async () => {
    await using broker = await boot(`${OPEN}max_inflight_messages 1\n`);
    const client = await connected(broker);
    client.send(...publish5(2, 1, 'a')).send(...publish5(1, 2, 'a'));
    expect(await client.untilPong()).toEqual([...PUBREC(1), 0x40, 3, 0, 2, QUOTA_EXCEEDED]);
    client.send(...PUBREL(1)).send(...publish5(1, 3, 'a'));
    expect(await client.untilPong()).toEqual([0x70, 2, 0, 1, 0x40, 3, 0, 3, NOBODY]);
  });

  it('are counted by answers: a refusal makes room for another', async () => {
    await using broker = await boot(`${OPEN}max_inflight_messages 1\n`);
    const client = await connected(broker);
    for (const id of [1, 2, 3]) client.send(...publish5(2, id, 'a'));
    expect(await client.untilPong()).toEqual([...PUBREC(1), ...PUBREC(2, QUOTA_EXCEEDED), ...PUBREC(3)]);
  });

  it.each([
    ['2.1.2', [1, 2, 3, 4], [], 0],
    ['2.0.16', [1, 2, 3, 4], [], 0],
    ['2.0.15', [1, 2, 3, 4], [], 2],
    ['1.6.15', [1, 2, 3, 4], [], 2],
    ['1.5.11', [1, 2], [3], 2],
  ])('are too many: %s', async (target, received, later, delivered) => {
    await using broker = await boot(`${OPEN}max_inflight_messages 2\n`, { target });
    const client = await connected(broker, { level: 4 });
    for (const id of [1, 2, 3, 4]) client.send(...publish(2, id, 'a'));
    expect(await client.untilPong()).toEqual(received.flatMap((id) => PUBREC(id)));
    client.send(...PUBREL(1));
    expect(await client.untilPong()).toEqual([0x70, 2, 0, 1, ...later.flatMap((id) => PUBREC(id))]);
    // A message that was not kept is acknowledged, and never delivered.
    client.send(0x82, 6, 0, 9, ...text('a'), 0);
    await client.untilPong();
    for (const id of [3, 4]) client.send(...PUBREL(id));
    const answer = await client.untilPong();
    expect(answer.filter((byte) => byte === 0x30)).toHaveLength(delivered);
  });

  const QUOTA_LINE =
    'Client given has exceeded its receive-maximum quota. This behaviour must be fixed on the client.';

  // Measured with 2.0.22, 2.1.0, 2.1.1 and 2.1.2, with 3.1.1 and 5.0.
  it.each([
    ['2.0.22', 0],
    ['2.1.1', 1],
    ['2.1.2', 1],
  ])('are refused above max_inflight_messages, with warnings from 2.1.1: %s', async (target, warnings) => {
    const lines: string[] = [];
    await using broker = await boot(`${OPEN}max_inflight_messages 1\n`, { target, log: recorder(lines) });
    const client = await connected(broker, { id: 'given' });
    for (const packet of [publish5(2, 1, 'a'), publish5(2, 1, 'a'), publish5(1, 2, 'a')])
      client.send(...packet);
    // A packet that is sent again does not count.
    expect(await client.untilPong()).toEqual([
      ...PUBREC(1),
      ...PUBREC(1),
      ...[0x40, 3, 0, 2, QUOTA_EXCEEDED],
    ]);
    expect(lines.filter((line) => line.includes('quota'))).toEqual(
      Array.from({ length: warnings }, () => QUOTA_LINE),
    );
  });

  it.each([
    [5, publish5, [0xe0, 1, 0x93]],
    [4, publish, []],
  ] as const)(
    'end the connection above max_inflight_messages in 2.1.0: MQTT %i',
    async (level, packet, end) => {
      const lines: string[] = [];
      const options = { target: '2.1.0', log: recorder(lines) };
      await using broker = await boot(`${OPEN}max_inflight_messages 1\n`, options);
      const client = await connected(broker, { level, id: 'given' });
      client.send(...packet(2, 1, 'a')).send(...packet(2, 2, 'a'));
      expect(await client.untilClosed()).toEqual([...PUBREC(1), ...end]);
      expect(lines.at(-1)).toBe('Client given disconnected due to exceeding the receive maximum.');
    },
  );

  it.each([1, 2] as const)(
    'end the connection at once in 2.1.0 with max_inflight_messages 0: QoS %i',
    async (qos) => {
      await using broker = await boot(`${OPEN}max_inflight_messages 0\n`, { target: '2.1.0' });
      const client = await connected(broker);
      expect(await client.send(...publish5(qos, 1, 'a')).untilClosed()).toEqual([0xe0, 1, 0x93]);
    },
  );

  it.each([
    ['2.0.22', 0],
    ['2.1.1', 2],
  ])(
    'are accepted with max_inflight_messages 0, with a warning each from 2.1.1: %s',
    async (target, warnings) => {
      const lines: string[] = [];
      await using broker = await boot(`${OPEN}max_inflight_messages 0\n`, { target, log: recorder(lines) });
      const client = await connected(broker, { id: 'given' });
      client.send(...publish5(2, 1, 'a')).send(...publish5(1, 2, 'a'));
      expect(await client.untilPong()).toEqual([...PUBREC(1), 0x40, 3, 0, 2, NOBODY]);
      expect(lines.filter((line) => line.includes('quota'))).toEqual(
        Array.from({ length: warnings }, () => QUOTA_LINE),
      );
    },
  );

  it('take up bytes', async () => {
    await using broker = await boot(`${OPEN}max_inflight_bytes 4\n`);
    const client = await connected(broker);
    client
      .send(...publish5(2, 1, 'a', '123'))
      .send(...publish5(2, 2, 'a', '456'))
      .send(...publish5(2, 3, 'a', ''));
    expect(await client.untilPong()).toEqual([...PUBREC(1), ...PUBREC(2), ...PUBREC(3, QUOTA_EXCEEDED)]);
  });

  it('are removed when another message reuses their id', async () => {
    await using broker = await boot(OPEN);
    const client = await connected(broker, { level: 4 });
    client.send(0x82, 6, 0, 9, ...text('a'), 0);
    await client.untilPong();
    client
      .send(...publish(2, 1, 'a', 'old'))
      .send(...publish(1, 1, 'a', 'new'))
      .send(...PUBREL(1));
    expect(await client.untilPong()).toEqual([
      ...PUBREC(1),
      ...publish(0, 0, 'a', 'new'),
      0x40,
      2,
      0,
      1,
      0x70,
      2,
      0,
      1,
    ]);
  });

  it('may be sent again once a connection', async () => {
    await using broker = await boot(OPEN);
    const options: ConnectBytes = { level: 4, flags: 0 };
    const first = await connected(broker, options);
    first.send(...publish(2, 1, 'a')).send(...publish(2, 1, 'a'));
    expect(await first.untilPong()).toEqual([...PUBREC(1), ...PUBREC(1)]);
    const second = await connected(broker, options);
    second.send(...publish(2, 1, 'a'));
    expect(await second.untilPong()).toEqual(PUBREC(1));
    second.send(...publish(2, 1, 'a'));
    expect(await second.untilClosed()).toEqual([]);
  });
});

/** A client of 3.1.1 that subscribed to `#` and went. */
async function away(broker: Broker): Promise<void> {
  const client = await connected(broker, { level: 4, flags: 0, id: 'away' });
  client.send(0x82, 6, 0, 1, ...text('#'), 2);
  await client.untilPong();
  await client.send(0xe0, 0).untilClosed();
}

describe('messages for a client that is not connected', () => {
  it('of QoS 0 are queued if so configured, and do not count', async () => {
    await using broker = await boot(`${OPEN}queue_qos0_messages true\nmax_queued_messages 1\n`);
    await away(broker);
    for (const [topic, qos] of [
      ['a', 0],
      ['b', 0],
      ['c', 1],
      ['d', 1],
      ['e', 0],
    ] as const)
      broker.publish(topic, '', { qos });
    expect(broker.queue('away').map(({ topic }) => topic)).toEqual(['a', 'b', 'c']);
  });

  it('are sent as fast as it reads them', async () => {
    await using broker = await boot(OPEN);
    const options: ConnectBytes = { flags: 0, properties: [0x11, 0, 0, 0, 60, 0x21, 0, 1] };
    const client = await connected(broker, { ...options, id: 'slow' });
    client.send(0x82, 7, 0, 1, 0, ...text('#'), 2);
    await client.untilPong();
    client.stream.destroy();
    await client.untilClosed();
    for (const topic of ['a', 'b']) broker.publish(topic, '', { qos: 1 });
    const again = await connected(broker, { ...options, id: 'slow' });
    expect(broker.queue('slow').map(({ state }) => state)).toEqual(['puback', 'queued']);
    again.send(0x40, 2, 0, 1);
    expect(await again.untilPong()).toEqual([0x32, 6, ...text('b'), 0, 2, 0]);
  });
});

describe('a PUBREC', () => {
  it('cannot refuse what an earlier one has accepted', async () => {
    await using broker = await boot(OPEN);
    const client = await connected(broker);
    client.send(0x82, 7, 0, 1, 0, ...text('#'), 2);
    await client.untilPong();
    broker.publish('a', '', { qos: 2 });
    await client.untilPong();
    client.send(...PUBREC(1));
    expect(await client.untilPong()).toEqual(PUBREL(1));
    expect(await client.send(...PUBREC(1, QUOTA_EXCEEDED)).untilClosed()).toEqual([0xe0, 1, 0x82]);
  });
});
