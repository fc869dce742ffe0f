import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Broker } from '../src/index.js';
import { boot } from './support/boot.js';
import { connected, type RawClient, text } from './support/raw.js';

const OPEN = 'listener 1883 127.0.0.1\nallow_anonymous true\n';

function publish(qos: 0 | 1, id: number, topic: string, length: number, retain = true): Buffer {
  const body = [...text(topic), ...(qos > 0 ? [id >> 8, id & 0xff] : [])];
  const size = body.length + length;
  const first = 0x30 | (qos << 1) | (retain ? 1 : 0);
  const lengthBytes = size < 128 ? [size] : [(size & 0x7f) | 0x80, size >> 7];
  return Buffer.concat([Buffer.from([first, ...lengthBytes, ...body]), Buffer.alloc(length, 'x')]);
}

/** Retains messages of 1000 bytes until the broker ends the connection. @returns how many it has taken */
async function fill(broker: Broker, client: RawClient, size = 1000): Promise<number> {
  for (let count = 0; count < 2000 && !client.closed; count++) {
    client.stream.write(publish(0, 0, `a/${size}.${count}`, size));
    if (count % 25 === 24) await client.untilPong();
  }
  expect(client.closed).toBe(true);
  return broker.retained.length;
}

/** Leaves no room even for a small message. */
async function fillUp(broker: Broker): Promise<void> {
  await fill(broker, await connected(broker, { level: 4 }));
  await fill(broker, await connected(broker, { level: 4 }), 1);
}

const logOf = () => {
  const lines: string[] = [];
  return { lines, log: { wants: () => true, write: (_: string, line: string) => lines.push(line) } };
};

describe('memory_limit', () => {
  // How many each release took, and what it logged then; measured.
  it.each([
    ['1.4.15', 678, 'Socket error on client raw, disconnecting.'],
    ['1.5.11', 752, 'Socket error on client raw, disconnecting.'],
    ['1.6.15', 726, 'Socket error on client raw, disconnecting.'],
    ['2.0.22', 123, 'Client raw disconnected due to out of memory.'],
    ['2.1.2', 107, /^Client raw \[.*\] disconnected: out of memory\.$/],
  ])('%s takes %i messages of 1000 bytes in 1 MB, within 5 percent', async (target, count, line) => {
    const { lines, log } = logOf();
    await using broker = await boot(`${OPEN}memory_limit 1000000\n`, { target, log });
    const taken = await fill(broker, await connected(broker, { level: 4 }));
    expect(taken).toBeGreaterThan(count * 0.95);
    expect(taken).toBeLessThan(count * 1.05);
    expect(lines.some((one) => (typeof line === 'string' ? one === line : line.test(one)))).toBe(true);
    // Small messages are still taken, and messages that are removed make room.
    const next = await connected(broker, { level: 4, id: 'next' });
    next.stream.write(publish(1, 1, 'b', 10, false));
    expect(await next.untilPong()).toEqual([0x40, 2, 0, 1]);
    for (const id of [0, 1, 2]) next.stream.write(publish(1, id + 1, `a/1000.${id}`, 0));
    next.stream.write(publish(1, 9, 'a/0', 1000));
    expect((await next.untilPong()).slice(-4)).toEqual([0x40, 2, 0, 9]);
  });

  it('a client of 5.0 is told of an unspecified error', async () => {
    await using broker = await boot(`${OPEN}memory_limit 900000\n`, { target: '2.0.22' });
    const client = await connected(broker, { level: 5 });
    // The packet itself fits, but not a second copy of its payload.
    const room = 900_000 - 786_424 - 48_000 - 760;
    const size = Math.floor(room * 0.6);
    const body = Buffer.concat([Buffer.from([...text('a'), 0]), Buffer.alloc(size)]);
    const bytes = [(body.length & 0x7f) | 0x80, ((body.length >> 7) & 0x7f) | 0x80, body.length >> 14];
    client.stream.write(Buffer.concat([Buffer.from([0x30, ...bytes]), body]));
    expect((await client.untilClosed()).slice(0, 3)).toEqual([0xe0, 1, 0x80]);
  });

  it('1.6: a subscriber is disconnected if what is retained cannot be sent', async () => {
    await using broker = await boot(`${OPEN}memory_limit 1000000\n`, { target: '1.6.15' });
    await fill(broker, await connected(broker, { level: 4 }));
    const subscriber = await connected(broker, { level: 4, id: 'subscriber' });
    subscriber.send(0x82, 8, 0, 1, ...text('a/#'), 1);
    expect(await subscriber.untilClosed()).toEqual([0x90, 3, 0, 1, 1]);
  });

  // retain__process decides on access first: what is denied takes no memory.
  it('retained messages that a subscriber may not read take nothing', async () => {
    const acl = 'topic write a/#\ntopic read b/#\n';
    const lines = `${OPEN}acl_file acl\nmemory_limit 1000000\n`;
    await using broker = await boot(lines, { target: '1.6.15', files: { acl } });
    await fill(broker, await connected(broker, { level: 4 }));
    const subscriber = await connected(broker, { level: 4, id: 'subscriber' });
    subscriber.send(0x82, 8, 0, 1, ...text('a/#'), 1);
    expect((await subscriber.untilPong()).slice(0, 2)).toEqual([0x90, 3]);
    expect(subscriber.closed).toBe(false);
  });

  it.each(['2.0.22', '2.1.2'])('%s ends if there is no room for a hash table', async (target) => {
    await using broker = await boot(`${OPEN}memory_limit 1000000\n`, { target });
    await fillUp(broker);
    const exhausted = broker.waitFor('exhausted');
    const subscriber = await connected(broker, { level: 4, id: 'subscriber' });
    subscriber.send(0x82, 8, 0, 1, ...text('a/#'), 1);
    expect(await exhausted).toEqual({
      limit: 1_000_000,
      message: expect.stringContaining('`memory_limit 1000000` leaves no room for another hash table.'),
    });
    expect(await subscriber.untilClosed()).toEqual([]);
  });

  it('a connection for which there is no room is closed', async () => {
    await using broker = await boot(`${OPEN}memory_limit 850000\n`, { target: '2.1.2' });
    await connected(broker, { level: 4 });
    const { port } = broker.listeners[0]!;
    const closed = new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1').on('close', () => resolve(socket.bytesRead));
      socket.resume();
    });
    expect(await closed).toBe(0);
    expect(broker.connections).toHaveLength(1);
  });

  it('a database that does not fit stops the start, and is not overwritten', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'memory-'));
    const options = { persistence: 'in-place' } as const;
    const lines = `${OPEN}persistence true\npersistence_location ${folder}/\n`;
    try {
      const first = await boot(lines, options);
      for (let index = 0; index < 150; index++)
        first.publish(`a/${index}`, 'x'.repeat(1000), { retain: true });
      await first.close();
      const path = join(folder, 'mosquitto.db');
      const before = await readFile(path);
      const refused = boot(`${lines}memory_limit 1000000\n`, options);
      await expect(refused).rejects.toThrow('leaves no room for what was restored');
      expect(await readFile(path)).toEqual(before);
      await (await boot(`${lines}memory_limit 2000000\n`, options)).close();
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
