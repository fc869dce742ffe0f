import fc from 'fast-check';
import type { Packet } from 'mqtt-packet';
import { bytesOf, connecting, type Version } from './wire.js';

/** What one client sends: packets that are as they should be, until something happened to some of them. */
export interface Stream {
  readonly version: Version;
  readonly chunks: readonly Buffer[];
}

const messageId = fc.constantFrom(1, 2, 3, 65_535);
const qos = fc.constantFrom(0, 1, 2);
const topic = fc.constantFrom(
  'a',
  'a/b',
  '/',
  '$SYS/a',
  '$share/g/a',
  '$CONTROL/x',
  'ü/\u{1F600}',
  'x'.repeat(300),
);
const filter = fc.oneof(topic, fc.constantFrom('#', '+', 'a/+', '+/#', '$share/g/#', '$share/g', '$SYS/#'));
const payload = fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes));
const flag = fc.boolean();

const packet = fc.oneof(
  fc.record({
    cmd: fc.constant('publish'),
    messageId,
    topic,
    payload,
    qos,
    dup: flag,
    retain: flag,
    properties: fc.record(
      { topicAlias: fc.nat(12), messageExpiryInterval: fc.nat(3), contentType: fc.string({ maxLength: 3 }) },
      { requiredKeys: [] },
    ),
  }),
  fc.record({
    cmd: fc.constant('subscribe'),
    messageId,
    subscriptions: fc.array(fc.record({ topic: filter, qos, nl: flag, rap: flag, rh: fc.nat(2) }), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
  fc.record({
    cmd: fc.constant('unsubscribe'),
    messageId,
    unsubscriptions: fc.array(filter, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ cmd: fc.constantFrom('puback', 'pubrec', 'pubrel', 'pubcomp'), messageId }),
  fc.record({ cmd: fc.constantFrom('pingreq', 'disconnect') }),
) as fc.Arbitrary<Packet>;

/** What may happen to a packet's bytes. Positions are taken modulo its length. */
const damage = fc.oneof(
  { weight: 4, arbitrary: fc.constant((bytes: Buffer) => bytes) },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.nat(), fc.nat(7)).map(([at, bit]) => (bytes: Buffer) => {
      const copy = Buffer.from(bytes);
      copy[at % copy.length]! ^= 1 << bit;
      return copy;
    }),
  },
  { weight: 1, arbitrary: fc.nat().map((at) => (bytes: Buffer) => bytes.subarray(0, at % bytes.length)) },
  {
    weight: 1,
    // Another remaining length.
    arbitrary: fc.nat(255).map((length) => (bytes: Buffer) => {
      const copy = Buffer.from(bytes);
      copy[1] = length;
      return copy;
    }),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 6 }))
      .map(([at, more]) => (bytes: Buffer) => {
        const cut = at % bytes.length;
        return Buffer.concat([bytes.subarray(0, cut), more, bytes.subarray(cut)]);
      }),
  },
);

/** @param bytes all of them @param cuts where they are cut apart, modulo their length */
export function cutAt(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  if (bytes.length === 0) return [];
  const ends = [...new Set([...cuts.map((at) => at % bytes.length), bytes.length])].sort((a, b) => a - b);
  return ends
    .map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end))
    .filter(({ length }) => length > 0);
}

/** Packets of one client after a CONNECT that mostly lets it in, damaged, joined and cut apart anywhere. */
export const stream: fc.Arbitrary<Stream> = fc
  .record({
    version: fc.constantFrom<Version>(3, 4, 5),
    clientId: fc.constantFrom('one', 'two', 'three'),
    connectDamage: fc.oneof(
      { weight: 5, arbitrary: fc.constant((bytes: Buffer) => bytes) },
      { weight: 1, arbitrary: damage },
    ),
    packets: fc.array(fc.tuple(packet, damage), { maxLength: 8 }),
    cuts: fc.array(fc.nat(), { maxLength: 4 }),
  })
  .map(({ version, clientId, connectDamage, packets, cuts }) => {
    const bytes = [
      connectDamage(connecting(clientId, version)),
      ...packets.map(([one, spoil]) => spoil(bytesOf(one, version))),
    ];
    return { version, chunks: cutAt(Buffer.concat(bytes), cuts) };
  });
