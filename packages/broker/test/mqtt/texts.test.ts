import { describe, expect, it } from 'vitest';
import { boot } from '../support/boot.js';
import { RawClient } from '../support/raw.js';

type Bytes = readonly number[];

const field = (bytes: Bytes): Bytes => [bytes.length >> 8, bytes.length & 0xff, ...bytes];
const packet = (first: number, ...parts: readonly Bytes[]): Bytes => {
  const body = parts.flat();
  return [first, body.length, ...body];
};
/** A CONNECT of 3.1.1. */
const connect = (id: Bytes, flags = 2, ...rest: readonly Bytes[]): Bytes =>
  packet(0x10, field([...Buffer.from('MQTT')]), [4, flags, 0, 60], field(id), ...rest.map(field));
const X = [0x78];
const ALL = packet(0x82, [0, 1], field([0x23]), [0]);

/** What clients may send, and what has a text in it. */
const uses: Readonly<Record<string, (text: Bytes) => readonly Bytes[]>> = {
  'client id': (text) => [connect(text)],
  username: (text) => [connect(X, 0x82, text)],
  'will topic': (text) => [connect(X, 6, text, X)],
  topic: (text) => [connect(X), packet(0x30, field(text), X)],
  filter: (text) => [connect(X), packet(0x82, [0, 1], field(text), [0])],
  'filter to unsubscribe': (text) => [connect(X), packet(0xa2, [0, 1], field(text))],
};

// Measured with 1.4.15, 1.5.11 and 1.6.15.
const texts: readonly (readonly [string, Bytes, boolean, boolean, boolean])[] = [
  ['a control character', [0x61, 1, 0x62], true, true, false],
  ['DEL', [0x61, 0x7f], true, true, false],
  ['a C1 control', [0xc2, 0x80], true, true, false],
  ['a non-character', [0xef, 0xbf, 0xbe], true, true, false],
  ['NUL', [0x61, 0, 0x62], true, false, false],
  ['half a character', [0x61, 0xc3], true, false, false],
  ['a surrogate', [0xed, 0xa0, 0x80], true, false, false],
];

describe.each([
  ['1.4.15', 2],
  ['1.5.11', 3],
  ['1.6.15', 4],
  ['2.0.22', 4],
  ['2.1.2', 4],
] as const)('texts in %s', (target, column) => {
  it.each(texts)('%s', async (...text) => {
    await using broker = await boot('listener 1883\nallow_anonymous true\n', { target });
    const accepted: Record<string, boolean> = {};
    for (const [use, packets] of Object.entries(uses)) {
      const client = new RawClient(broker);
      for (const bytes of packets(text[1])) client.send(...bytes);
      await client.untilPong();
      accepted[use] = !client.closed;
    }
    expect(accepted).toEqual(Object.fromEntries(Object.keys(uses).map((use) => [use, text[column]])));
  });
});

describe('1.4', () => {
  /** The topic with which a message arrives. */
  async function arrives(topic: Bytes): Promise<Bytes> {
    await using broker = await boot('listener 1883\nallow_anonymous true\n', { target: '1.4.15' });
    const client = new RawClient(broker);
    client.send(...connect(X), ...ALL);
    await client.untilPong();
    client.send(...packet(0x30, field(topic), [0x50]));
    const [, , , length = 0, ...rest] = await client.untilPong();
    return rest.slice(0, length);
  }

  it('reads a topic up to a NUL', async () => {
    expect(await arrives([0x61, 0, 0x62])).toEqual([0x61]);
  });

  it('forwards a topic that is not UTF-8 as it is', async () => {
    expect(await arrives([0x61, 0xc3])).toEqual([0x61, 0xc3]);
    expect(await arrives([0xed, 0xa0, 0x80])).toEqual([0xed, 0xa0, 0x80]);
  });

  it('takes a text that begins with a NUL for an empty one', async () => {
    expect(await arrives([0, 0x61])).toEqual([]);
  });
});
