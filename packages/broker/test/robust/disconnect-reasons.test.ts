import { expect, it } from 'vitest';
import { boot } from '../support/boot.js';
import { bytesOf, connecting, isEmpty, isServed, throwAt } from '../support/wire.js';

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');
const subscribe = (topic: string, nl = false) =>
  bytesOf({ cmd: 'subscribe', messageId: 1, subscriptions: [{ topic, qos: 0, nl }] }, 5);

/** What a 5.0 client does, and the reason of the DISCONNECT, where the standard leaves no choice. */
const wrong: readonly (readonly [what: string, bytes: Buffer, reason: number])[] = [
  ['a PUBLISH of QoS 3', hex('36 06 00 01 61 00 01 00'), 0x81],
  ['a SUBSCRIBE with other flags', hex('80 07 00 01 00 00 01 61 00'), 0x81],
  ['a filter that is no UTF-8', hex('82 08 00 01 00 00 02 c3 28 00'), 0x81],
  ['a field beyond the end of its packet', hex('30 04 00 09 61 00'), 0x81],
  ['a property twice', hex('30 0e 00 01 61 0a 02 00 00 00 01 02 00 00 00 01'), 0x82],
  ['nothing of what groups share from itself', subscribe('$share/g/a', true), 0x82],
  ['a topic alias that is too high', hex('30 07 00 01 61 03 23 ff ff'), 0x94],
  ['a packet that is too large', hex('30 ff ff ff 7f'), 0x95],
  ['a higher QoS than there is', hex('34 06 00 01 61 00 01 00'), 0x9b],
  ['to retain where nothing is', hex('31 04 00 01 61 00'), 0x9a],
];

it.each(wrong)('%s', async (_, bytes, reason) => {
  await using broker = await boot(
    'retain_available false\nmax_packet_size 1000\nlistener 1883 127.0.0.1\nmax_qos 1\nallow_anonymous true\n',
  );
  const packets = await throwAt(broker, 'memory', 5, [connecting('one', 5), bytes]);
  expect(packets.map(({ cmd }) => cmd)).toEqual(['connack', 'disconnect']);
  expect(packets[1]).toMatchObject({ reasonCode: reason });
  await isEmpty(broker);
  await isServed(broker);
});

it('a remaining length of five bytes ends it', async () => {
  await using broker = await boot('listener 1883 127.0.0.1\nallow_anonymous true\n');
  // Mosquitto sends no DISCONNECT, which the standard allows.
  await throwAt(broker, 'memory', 5, [connecting('one', 5), hex('30 ff ff ff ff 01')]);
  await isEmpty(broker);
  await isServed(broker);
});
