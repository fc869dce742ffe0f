import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Broker } from '../src/index.js';
import { boot } from './support/boot.js';
import { connectBytes } from './support/raw.js';
import { BINARY, frame, RawSocket, UPGRADE } from './support/raw-websocket.js';

const LIMIT = 3;
const text = (isWeb: boolean) =>
  `listener 1884 127.0.0.1\nallow_anonymous true\nlistener 1883 127.0.0.1\nmax_connections ${LIMIT}\n` +
  (isWeb ? 'protocol websockets\n' : '');

interface Options {
  readonly isWeb?: boolean;
  readonly clean?: boolean;
  readonly level?: number;
  readonly properties?: number[];
}

/** Connects a client. @returns it; undefined if it is refused */
async function connect(broker: Broker, id: string, options: Options = {}): Promise<RawSocket | undefined> {
  const { isWeb = false, clean = true, level = 4, properties = [] } = options;
  const client = await RawSocket.open(broker.listener(1883).port);
  const ended = async (bytes: string) => {
    while (!client.closed && !client.received.includes(bytes, 0, 'latin1')) await sleep(1);
    return client.closed;
  };
  if (isWeb) {
    client.socket.write(UPGRADE);
    if (await ended('\r\n\r\n')) return undefined;
  }
  const packet = Buffer.from(connectBytes({ level, flags: clean ? 2 : 0, id, properties }));
  client.socket.write(isWeb ? frame(BINARY, packet) : packet);
  return (await ended(level === 5 ? '\x20' : '\x20\x02')) ? undefined : client;
}

/** How many more clients may connect than the limit says, beside `connected`. */
async function excess(broker: Broker, connected: number, isWeb = false): Promise<number> {
  let count = connected;
  const id = `n${Math.random()}`;
  while (count < 2 * LIMIT + 2 && (await connect(broker, `${id}-${count}`, { isWeb }))) count++;
  return count - LIMIT;
}

/** Waits until the broker has noticed the end of a connection. */
async function left(broker: Broker, client: RawSocket | undefined, count = 0): Promise<void> {
  client?.socket.destroy();
  while (broker.connections.length > count) await sleep(1);
}

/** Opens connections that send nothing, and waits until the broker counts them. */
async function openSilent(broker: Broker, count = 1): Promise<RawSocket[]> {
  const { state, port } = broker.listener(1883);
  const sockets: RawSocket[] = [];
  while (sockets.length < count) sockets.push(await RawSocket.open(port));
  await expect.poll(() => state.connections.value).toBe(count);
  return sockets;
}

/** Closes a connection, and waits until the broker counts it no longer. */
async function closeSilent(broker: Broker, silent: RawSocket | undefined): Promise<void> {
  const { connections } = broker.listener(1883).state;
  const before = connections.value;
  silent?.socket.destroy();
  await expect.poll(() => connections.value).toBeLessThan(before);
}

// Measured with 1.5.4, 1.5.6, 1.6.15, 2.0.11 and 2.0.12.
const TWICE = ['1.5.6', '1.6.15', '2.0.11'];
const ONCE = ['1.5.4', '2.0.12', '2.0.22', '2.1.2'];

describe('max_connections', () => {
  it.each([...TWICE.map((target) => [target, 1] as const), ...ONCE.map((target) => [target, 0] as const)])(
    'after a session that ended with its connection, %s: %i more',
    async (target, more) => {
      await using broker = await boot(text(false), { target });
      await left(broker, await connect(broker, 'a'));
      expect(await excess(broker, 0)).toBe(more);
    },
  );

  it.each([...TWICE.map((target) => [target, 1] as const), ...ONCE.map((target) => [target, 0] as const)])(
    'after a connection without a session, %s: %i more',
    async (target, more) => {
      await using broker = await boot(text(false), { target });
      const [client] = await openSilent(broker);
      await closeSilent(broker, client);
      expect(await excess(broker, 0)).toBe(more);
    },
  );

  it.each([...TWICE, ...ONCE])('after a connection whose session is kept, %s: exactly', async (target) => {
    await using broker = await boot(text(false), { target });
    await left(broker, await connect(broker, 'a', { clean: false }));
    expect(await excess(broker, 0)).toBe(0);
  });

  it.each([
    ['2.0.11', false, 2],
    ['2.0.11', true, 2],
    ['1.6.15', false, 2],
    ['2.0.12', false, 0],
  ] as const)('once a client is back, %s, clean %s: %i more', async (target, clean, more) => {
    await using broker = await boot(text(false), { target });
    await left(broker, await connect(broker, 'a', { clean: false }));
    expect(await connect(broker, 'a', { clean })).toBeDefined();
    expect(await excess(broker, 1)).toBe(more);
  });

  it.each([
    ['2.0.11', 1],
    ['2.0.12', 0],
  ] as const)('once a connection is taken over, %s: %i more', async (target, more) => {
    await using broker = await boot(text(false), { target });
    const first = await connect(broker, 'a', { clean: false });
    expect(await connect(broker, 'a', { clean: false })).toBeDefined();
    await left(broker, first, 1);
    expect(await excess(broker, 1)).toBe(more);
  });

  it.each([
    ['2.0.11', 1],
    ['2.0.12', 0],
  ] as const)('once a session has expired, %s: %i more', async (target, more) => {
    await using broker = await boot(text(false), { target });
    await left(broker, await connect(broker, 'a', { level: 5, properties: [0x11, 0, 0, 0, 1] }));
    broker.clock.advance(3);
    expect(broker.sessions).toEqual([]);
    expect(await excess(broker, 0)).toBe(more);
  });
});

// Measured with 1.4.10, 1.4.11, 1.5.5, 1.5.6, 1.6.4 and 1.6.5 (libwebsockets 2.4.2), 2.0.11, 2.0.12, 2.0.22 (4.1.6), 2.1.0 and 2.1.2.
describe('max_connections with WebSockets', () => {
  it.each(['1.4.10', '1.6.5', '2.0.11', '2.0.22'])('is no limit in %s', async (target) => {
    await using broker = await boot(text(true), { target });
    expect(await excess(broker, 0, true)).toBeGreaterThan(LIMIT);
  });

  it.each(['1.4.11', '1.5.5', '1.5.6', '1.6.4'])('counts refused clients for ever in %s', async (target) => {
    await using broker = await boot(text(true), { target });
    const first = await connect(broker, 'first', { isWeb: true });
    expect(await excess(broker, 1, true)).toBe(0);
    for (const id of ['x', 'y']) expect(await connect(broker, id, { isWeb: true })).toBeUndefined();
    await left(broker, first, LIMIT - 1);
    expect(await connect(broker, 'z', { isWeb: true })).toBeUndefined();
  });

  it.each([
    ['1.5.5', 0],
    ['1.5.6', 1],
    ['1.6.4', 1],
  ] as const)('after a session that ended, %s: %i more', async (target, more) => {
    await using broker = await boot(text(true), { target });
    await left(broker, await connect(broker, 'a', { isWeb: true }));
    expect(await excess(broker, 0, true)).toBe(more);
  });

  it.each(['2.1.0', '2.1.2'])('counts clients before their request in %s', async (target) => {
    await using broker = await boot(text(true), { target });
    const [silent] = await openSilent(broker);
    expect(await excess(broker, 1, true)).toBe(0);
    const { length } = broker.connections;
    expect(length).toBe(LIMIT - 1);
    await closeSilent(broker, silent);
    expect(await excess(broker, length, true)).toBe(0);
  });
});

// Measured with 2.1.2.
describe('global_max_connections', () => {
  const LISTENERS =
    'global_max_connections 2\nallow_anonymous true\nlistener 1884 127.0.0.1\nlistener 1883 127.0.0.1\n';

  it.each([false, true])(
    'counts connections without a request or a CONNECT, WebSockets: %s',
    async (isWeb) => {
      await using broker = await boot(LISTENERS + (isWeb ? 'protocol websockets\n' : ''));
      const silent = await openSilent(broker, 2);
      expect(await connect(broker, 'a', { isWeb })).toBeUndefined();
      for (const { closed } of silent) expect(closed).toBe(false);
      await closeSilent(broker, silent[0]);
      expect(await connect(broker, 'a', { isWeb })).toBeDefined();
    },
  );

  it('sends nothing to a client that it refuses', async () => {
    await using broker = await boot(LISTENERS);
    for (const id of ['a', 'b']) expect(await connect(broker, id)).toBeDefined();
    const client = await RawSocket.open(broker.listener(1884).port);
    client.socket.write(Buffer.from(connectBytes({ level: 5, id: 'c' })));
    await expect.poll(() => client.closed).toBe(true);
    expect(client.received).toHaveLength(0);
  });

  it.each([
    ['', 2],
    ['connection b\naddress 127.0.0.1:PORT\ntopic # out\n', 1],
  ])('counts bridges: %j', async (bridge, room) => {
    await using other = await boot('listener 1883 127.0.0.1\nallow_anonymous true\n');
    const text = LISTENERS + bridge.replace('PORT', String(other.listener(1883).port));
    await using broker = await boot(text);
    await expect.poll(() => other.connections.length).toBe(2 - room);
    let count = 0;
    while (await connect(broker, `c${count}`)) count++;
    expect(count).toBe(room);
  });
});
