import { describe, expect, it } from 'vitest';
import { boot } from '../support/boot.js';
import { certificateFiles } from '../support/certificates.js';
import { memoryInUse } from '../support/memory.js';
import { open, openListener, openSocket, ways } from '../support/ways.js';
import { bytesOf, connecting, isEmpty, isServed, listen, throwAt, turns } from '../support/wire.js';

const OPEN = openListener.memory;
const MB = 1_000_000;

const publishing = (topic: string, payload: string | Buffer, more = {}) =>
  bytesOf({ cmd: 'publish', topic, payload, qos: 0, dup: false, retain: false, ...more }, 4);
const subscribing = (...topics: string[]) =>
  bytesOf({ cmd: 'subscribe', messageId: 1, subscriptions: topics.map((topic) => ({ topic, qos: 0 })) }, 4);

describe.each(ways)('one client costs little and slows no other (%s)', (way) => {
  const text = openListener[way];
  const files = certificateFiles;

  it('that sends one byte at a time', async () => {
    await using broker = await boot(text, { files });
    const before = await memoryInUse();
    const end = await open(broker, way);
    const packets = listen(end, 4);
    for (const byte of connecting('slow', 4)) end.write(Buffer.from([byte]));
    const size = 200_000;
    const packet = publishing('slow', Buffer.alloc(size));
    end.write(subscribing('slow'));
    for (let at = 0; at < size; at++) {
      end.write(packet.subarray(at, at + 1));
      if (at % 100 === 0) await turns(1);
    }
    await isServed(broker, way);
    expect((await memoryInUse()) - before).toBeLessThan(25 * MB);
    end.write(packet.subarray(size));
    await expect.poll(() => packets.map(({ cmd }) => cmd)).toEqual(['connack', 'suback', 'publish']);
    end.destroy();
    await isEmpty(broker);
  });

  it('that reads one byte at a time, and gets everything', async () => {
    await using broker = await boot(text, { files });
    const end = await open(broker, way);
    end.pause();
    end.write(Buffer.concat([connecting('slow', 4), subscribing('a')]));
    await expect.poll(() => broker.subscriptions.length).toBe(1);
    const messages = Array.from({ length: 20 }, (_, index) => `message ${index}`);
    for (const message of messages) {
      broker.publish('a', message);
      await turns(1);
    }
    await isServed(broker, way);
    const wanted = Buffer.concat(messages.map((message) => publishing('a', message)));
    let bytes = '';
    while (!bytes.endsWith(wanted.toString('latin1'))) {
      const byte = end.read(1) as Buffer | null;
      if (byte) bytes += byte.toString('latin1');
      else await turns(1);
    }
    end.destroy();
    await isEmpty(broker);
  });

  it('that sends requests and never reads', async () => {
    await using broker = await boot(text, { files });
    const before = await memoryInUse();
    const end = await open(broker, way);
    end.pause();
    end.write(connecting('deaf', 4));
    const pings = Buffer.concat(Array.from({ length: 20_000 }, () => bytesOf({ cmd: 'pingreq' }, 4)));
    let taken = 0;
    for (let round = 0; round < 500; round++) {
      if (end.writableLength < 200_000) {
        end.write(pings);
        taken++;
      }
      await turns(2);
    }
    // It is not read further, so that what it sends stays with it: the system holds some megabytes of it.
    expect(taken).toBeLessThan(500);
    expect((await memoryInUse()) - before).toBeLessThan(20 * MB);
    await isServed(broker, way);
    end.destroy();
    await isEmpty(broker);
  });

  it('that subscribes and never reads, while others publish', async () => {
    await using broker = await boot(text, { files });
    const before = await memoryInUse();
    const end = await open(broker, way);
    end.pause();
    end.write(Buffer.concat([connecting('deaf', 4), subscribing('#')]));
    await expect.poll(() => broker.subscriptions.length).toBe(1);
    for (let count = 0; count < 100_000; count++) {
      broker.publish('a', 'x'.repeat(1000));
      if (count % 1000 === 0) await turns(1);
    }
    await isServed(broker, way);
    // Of 100 MB a thousand messages wait, and what is on its way.
    expect((await memoryInUse()) - before).toBeLessThan(20 * MB);
    expect(broker.counters.dropped).toBeGreaterThan(50_000);
    end.destroy();
    await isEmpty(broker);
  });

  it('that announces 256 MB', async () => {
    await using broker = await boot(`max_packet_size 268435460\n${text}`, { files });
    const before = await memoryInUse();
    const ends = await Promise.all(Array.from({ length: 20 }, () => open(broker, way)));
    for (const [index, end] of ends.entries())
      end.write(Buffer.concat([connecting(`c${index}`, 4), Buffer.from('30ffffff7f000161', 'hex')]));
    await isServed(broker, way);
    expect((await memoryInUse()) - before).toBeLessThan(5 * MB);
    for (const end of ends) end.destroy();
    await isEmpty(broker);
  });
});

describe('large numbers', () => {
  it.each([
    [600, 'tcp'],
    [150, 'tls'],
    [300, 'websocket'],
    [100, 'secure websocket'],
  ] as const)('%i connections that open and close, some without a word (%s)', async (many, way) => {
    await using broker = await boot(openListener[way], { files: certificateFiles });
    const { port } = broker.listeners[0]!;
    const round = async (count: number) => {
      for (let index = 0; index < count; index++) {
        await throwAt(broker, way, 4, [[], [connecting('again', 4)], [Buffer.from([0x10])]][index % 3]!);
        // In the middle of a handshake, or of a request.
        if (way !== 'tcp' && index % 4 === 0)
          (await openSocket(port)).end(['', '\x16\x03\x01', 'GET / HTTP'][index % 3]!);
      }
      await isEmpty(broker);
    };
    await round(100);
    const before = await memoryInUse();
    await round(many);
    expect((await memoryInUse()) - before).toBeLessThan(5 * MB);
    expect(broker.sessions).toEqual([]);
    await isServed(broker, way);
  });

  it('the longest topics, all different', async () => {
    await using broker = await boot(OPEN);
    const before = await memoryInUse();
    const end = await open(broker, 'memory');
    listen(end, 4);
    end.write(connecting('one', 4));
    for (let count = 0; count < 1000; count++) {
      end.write(publishing(`${count}`.padEnd(65_535, 'x'), 'x'));
      if (count % 50 === 0) await turns(2);
    }
    await isServed(broker);
    expect((await memoryInUse()) - before).toBeLessThan(40 * MB);
    end.destroy();
    await isEmpty(broker);
  });

  it.each(['latest', '1.6.0', '1.4.15'])('topics and filters of 65,535 levels (%s)', async (target) => {
    await using broker = await boot('allow_anonymous true\nlistener 1883 127.0.0.1\n', { target });
    const deep = '/'.repeat(65_534);
    for (const packet of [
      subscribing(deep),
      subscribing(`${deep}#`.slice(1)),
      publishing(deep, 'x'),
      publishing(deep, 'x', { retain: true }),
      Buffer.concat([subscribing(deep), publishing(deep, 'x', { retain: true }), subscribing('#')]),
    ]) {
      await throwAt(broker, 'memory', 4, [connecting('deep', 4), packet]);
      await isServed(broker);
      await isEmpty(broker);
    }
  });

  it.each([
    [1, 100_000],
    [20, 1000],
  ])('%i clients with %i subscriptions each, removed with them', async (clients, count) => {
    await using broker = await boot(OPEN);
    const before = await memoryInUse();
    const ends = await Promise.all(Array.from({ length: clients }, () => open(broker, 'memory')));
    for (const [number, end] of ends.entries()) {
      const packets = listen(end, 4);
      const filters = Array.from({ length: count }, (_, index) => `${index % 10}/+/${index}/#`);
      end.write(Buffer.concat([connecting(`many-${number}`, 4), subscribing(...filters)]));
      await expect.poll(() => packets.length).toBe(2);
    }
    expect(broker.subscriptions).toHaveLength(clients * count);
    await isServed(broker);
    for (const end of ends) end.destroy();
    await isServed(broker);
    await isEmpty(broker);
    expect(broker.subscriptions).toEqual([]);
    // Of many, the memory is freed piece by piece.
    await expect.poll(async () => (await memoryInUse()) - before, { timeout: 20_000 }).toBeLessThan(20 * MB);
  });

  it('a thousand filters that each match a large retained message', async () => {
    await using broker = await boot(OPEN);
    broker.publish('large', Buffer.alloc(10 * MB), { retain: true });
    const before = await memoryInUse();
    const end = await open(broker, 'memory');
    end.pause();
    const filters = Array.from({ length: 1000 }, () => 'large');
    end.write(Buffer.concat([connecting('greedy', 4), subscribing(...filters)]));
    await expect.poll(() => broker.subscriptions.length).toBe(1);
    await isServed(broker);
    expect((await memoryInUse()) - before).toBeLessThan(100 * MB);
    end.destroy();
    await isEmpty(broker);
  });
});
