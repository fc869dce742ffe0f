import { describe, expect, it } from 'vitest';
import { boot } from './support/boot.js';
import { connectBytes, connected, RawClient, text } from './support/raw.js';

const OPEN = 'listener 1883\nallow_anonymous true\n';

const MALFORMED = [0xe0, 1, 0x81];
const PROTOCOL_ERROR = [0xe0, 1, 0x82];

/** What a client of 5.0 receives before it is disconnected. */
async function answerTo(bytes: readonly number[], configuration = OPEN): Promise<number[]> {
  await using broker = await boot(configuration);
  const client = await connected(broker);
  return client.send(...bytes).untilClosed();
}

describe('a packet with an impossible header ends the connection without a DISCONNECT', () => {
  it.each([
    ['a remaining length of five bytes', [0x30, 0x80, 0x80, 0x80, 0x80, 0x01]],
    ['a PINGREQ with a body', [0xc0, 1, 0]],
    ['a PINGRESP with a body', [0xd0, 1, 0]],
    ['a PUBACK of more than 10,000 bytes', [0x40, 0x91, 0x4e]],
    ['a DISCONNECT of more than 10,000 bytes', [0xe0, 0x91, 0x4e]],
    ['a SUBSCRIBE of more than 100,000 bytes', [0x82, 0xa1, 0x8d, 0x06]],
    ['an AUTH of more than 100,000 bytes', [0xf0, 0xa1, 0x8d, 0x06]],
  ])('%s', async (_, bytes) => {
    expect(await answerTo(bytes)).toEqual([]);
  });

  it('an acknowledgement with more than its message id, before 5.0', async () => {
    await using broker = await boot(OPEN);
    const client = await connected(broker, { level: 4 });
    expect(await client.send(0x40, 3, 0, 1, 0).untilClosed()).toEqual([]);
  });

  it.each([
    ['a PUBACK with flags', 3, [0x42, 2, 0, 9], false],
    ['a PUBREL without its own', 4, [0x60, 2, 0, 9], false],
    ['but not a PUBREL without its own in 3.1', 3, [0x60, 2, 0, 9], true],
  ])('%s', async (_, level, bytes, goesOn) => {
    await using broker = await boot(OPEN);
    const client = new RawClient(broker);
    const name = level === 3 ? 'MQIsdp' : 'MQTT';
    client.send(0x10, 9 + name.length, ...text(name), level, 2, 0, 60, ...text('x'));
    await client.untilPong();
    client.send(...bytes);
    expect([...(await client.untilPong())].length > 0 && !client.closed).toBe(goesOn);
  });

  it('a CONNECT larger than any packet may be', async () => {
    await using broker = await boot(`${OPEN}max_packet_size 20\n`);
    expect(await new RawClient(broker).send(...connectBytes({ id: 'long enough' })).untilClosed()).toEqual(
      [],
    );
  });
});

describe('a DISCONNECT of 5.0 has the reason', () => {
  it.each([
    ['type 0 is no packet, whatever follows', [0x00, 0x80], PROTOCOL_ERROR],
    ['PINGRESP is not for clients', [0xd0, 0], PROTOCOL_ERROR],
    ['PINGRESP has no flags', [0xd1, 0], MALFORMED],
    ['SUBACK has no flags', [0x91, 3, 0, 1, 0], MALFORMED],
    ['a packet larger than the configuration allows', [0x30, 0x80, 0x01], [0xe0, 1, 0x95]],
  ])('%s', async (_, bytes, expected) => {
    expect(await answerTo(bytes, `${OPEN}max_packet_size 100\n`)).toEqual(expected);
  });
});

describe('properties', () => {
  /** A PUBLISH of QoS 0 to `a`. */
  const publish = (...properties: number[]) => {
    const body = [...text('a'), properties.length, ...properties];
    return [0x30, body.length, ...body];
  };
  it.each([
    ['one that is cut short is malformed, even where it may not be at all', [0x27, 0, 0], MALFORMED],
    ['one that does not exist is malformed', [0x05, 0], MALFORMED],
    ['one that may not be there is an error', [0x27, 0, 0, 0, 1], PROTOCOL_ERROR],
    ['the same twice is an error', [0x01, 0, 0x01, 0], PROTOCOL_ERROR],
    ['a flag is 0 or 1', [0x01, 2], PROTOCOL_ERROR],
    ['a response topic has no wildcard', [0x08, ...text('a/#')], PROTOCOL_ERROR],
    ['a response topic is not empty', [0x08, ...text('')], PROTOCOL_ERROR],
    ['faults of values are reported only if all can be read', [0x01, 2, 0x05], MALFORMED],
  ])('%s', async (_, properties, expected) => {
    expect(await answerTo(publish(...properties))).toEqual(expected);
  });

  it.each([
    ['2.0.11', [0x01, 2], []],
    ['2.0.12', [0x01, 2], PROTOCOL_ERROR],
    ['2.0.19', [0x08, ...text('a/#')], []],
    ['2.0.20', [0x08, ...text('a/#')], PROTOCOL_ERROR],
  ])('have values that they may have, as far as %s looks', async (target, properties, expected) => {
    await using broker = await boot(OPEN, { target });
    const client = (await connected(broker)).send(...publish(...properties));
    expect(expected.length > 0 ? await client.untilClosed() : await client.untilPong()).toEqual(expected);
  });

  it('a CONNACK has the same reason for a CONNECT', async () => {
    await using broker = await boot(OPEN);
    const refused = (properties: number[]) =>
      new RawClient(broker).send(...connectBytes({ properties })).untilClosed();
    expect(await refused([0x23, 0])).toEqual([0x20, 3, 0, 0x81, 0]);
    expect(await refused([0x23, 0, 1])).toEqual([0x20, 3, 0, 0x82, 0]);
    expect(await refused([0x26, ...text('a'), ...text('\u0001')])).toEqual([]);
  });
});

describe('a client', () => {
  it('that accepts no packet as large as a CONNACK cannot connect', async () => {
    await using broker = await boot(OPEN);
    const client = new RawClient(broker).send(...connectBytes({ properties: [0x27, 0, 0, 0, 4] }));
    expect(await client.untilClosed()).toEqual([]);
  });

  it('gets packets as large as it accepts, without counting the first byte', async () => {
    await using broker = await boot(OPEN);
    const client = await connected(broker, { properties: [0x27, 0, 0, 0, 20] });
    client.send(0x82, 7, 0, 1, 0, ...text('a'), 0);
    expect(await client.next(6)).toEqual([0x90, 4, 0, 1, 0, 0]);
    broker.publish('a', 'x'.repeat(16));
    broker.publish('a', 'y'.repeat(15));
    expect(await client.untilPong()).toEqual([0x30, 19, ...text('a'), 0, ...Buffer.from('y'.repeat(15))]);
  });
});

describe('shared subscriptions', () => {
  const subscribe = (filter: string) => {
    const body = [0, 1, 0, ...text(filter), 0];
    return [0x82, body.length, ...body];
  };
  it.each(['$share', '$share/g', '$share/g/', '$share/+/a', '$share/g#/a'])(
    'have a group without wildcards, and a filter: %s',
    async (filter) => {
      expect(await answerTo(subscribe(filter))).toEqual(filter.includes('#') ? MALFORMED : PROTOCOL_ERROR);
    },
  );

  it('do not exist with a mount point', async () => {
    await using broker = await boot(`${OPEN}mount_point m/\n`);
    const client = await connected(broker);
    client.send(...subscribe('$share/g/a'));
    expect(await client.next(6)).toEqual([0x90, 4, 0, 1, 0, 0]);
    expect(broker.subscriptions).toMatchObject([{ filter: 'm/$share/g/a' }]);
  });
});
