import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mqtt from 'mqtt';
import { describe, expect, it } from 'vitest';
import type { Broker } from '../src/index.js';
import { boot, client } from './support/boot.js';
import { when } from './support/when.js';

const OPEN = 'listener 1883 127.0.0.1\nallow_anonymous true\n';
const LASTS = { clean: false, protocolVersion: 5, keepalive: 0 } as const;

/** A client over a socket. */
const dial = (url: string) =>
  mqtt.connect(url, { reconnectPeriod: 0, connectTimeout: 5000 }).on('error', () => undefined);

/** Whether a client can connect. */
const comesIn = (one: mqtt.MqttClient) =>
  new Promise<boolean>((resolve) => {
    one.once('connect', () => resolve(true)).once('close', () => resolve(false));
    one.on('error', () => undefined);
  });

describe('the clock', () => {
  it('ends sessions that have expired, and no others', async () => {
    await using broker = await boot(OPEN);
    for (const [clientId, sessionExpiryInterval] of [
      ['short', 60],
      ['long', 3600],
    ] as const) {
      const one = client(broker, { ...LASTS, clientId, properties: { sessionExpiryInterval } });
      await when(one, 'connect');
      await one.endAsync();
    }
    broker.clock.advance(600);
    expect(broker.sessions.map(({ clientId }) => clientId)).toEqual(['long']);
    expect(broker.counters.clientsExpired).toBe(1);
  });

  it('publishes a will at its own time, so that it may expire again', async () => {
    await using broker = await boot(OPEN);
    const away = client(broker, { ...LASTS, clientId: 'away', properties: { sessionExpiryInterval: 3600 } });
    await away.subscribeAsync('will', { qos: 1 });
    await away.endAsync();
    const one = client(broker, {
      ...LASTS,
      clientId: 'one',
      properties: { sessionExpiryInterval: 3600 },
      will: {
        topic: 'will',
        payload: Buffer.from('bye'),
        qos: 1,
        retain: true,
        properties: { willDelayInterval: 10, messageExpiryInterval: 5 },
      },
    });
    await when(one, 'connect');
    const gone = broker.waitFor('disconnect');
    one.stream.destroy();
    await gone;
    broker.clock.advance(8);
    expect(broker.retained).toEqual([]);
    broker.clock.advance(3);
    expect(broker.retained.map(({ topic }) => topic)).toEqual(['will']);
    broker.clock.advance(20);
    expect(broker.retained).toEqual([]);
    const seconds = broker.queue('away').map(({ expiresAt }) => Number(expiresAt) / 1000);
    // Published some 20 seconds ago, it was to live for 5.
    expect(seconds.every((second) => second <= broker.clock.seconds() - 14)).toBe(true);
  });

  it('disconnects a client that is silent for too long', async () => {
    await using broker = await boot(OPEN);
    const silent = client(broker, { clientId: 'silent', keepalive: 10, protocolVersion: 5 });
    silent.on('error', () => undefined);
    const calm = client(broker, { clientId: 'calm', keepalive: 0 });
    await Promise.all([when(silent, 'connect'), when(calm, 'connect')]);
    broker.clock.advance(14);
    expect(broker.connections).toHaveLength(2);
    broker.clock.advance(2);
    expect(broker.connections.map(({ clientId }) => clientId)).toEqual(['calm']);
  });

  it('advances by years at once', async () => {
    await using broker = await boot(OPEN);
    const before = broker.clock.seconds();
    broker.clock.advance(3 * 365 * 86_400);
    expect(broker.clock.seconds() - before).toBeGreaterThanOrEqual(3 * 365 * 86_400);
  });
});

describe('kicking', () => {
  it('gives a client of 5.0 the reason "administrative action"', async () => {
    await using broker = await boot(OPEN);
    const one = client(broker, { clientId: 'one', protocolVersion: 5 });
    await when(one, 'connect');
    const reason = when(one, 'disconnect');
    const gone = broker.waitFor('disconnect');
    expect(broker.kick('one')).toBe(true);
    const [packet] = await reason;
    expect(packet.reasonCode).toBe(0x98);
    expect(await gone).toEqual({ clientId: 'one', reason: 'administrative' });
    expect(broker.kick('one')).toBe(false);
  });
});

describe('listeners', () => {
  it('are found by name and port, and have the URL for clients', async () => {
    const path = join(tmpdir(), `broker-${process.pid}.sock`);
    await using broker = await boot(
      `allow_anonymous true\nlistener 1883\nlistener 1884 127.0.0.1\nprotocol websockets\nlistener 0 ${path}\n`,
      { files: { [join(tmpdir(), 'beside')]: '' } },
    );
    const [one, two, three] = broker.listeners;
    expect(broker.listeners.map(({ name, configuredPort }) => [name, configuredPort])).toEqual([
      ['1883', 1883],
      ['1884', 1884],
      [path, 0],
    ]);
    expect(one!.port).not.toBe(1883);
    expect(broker.url()).toBe(`mqtt://localhost:${one!.port}`);
    expect(broker.url(1884)).toBe(`ws://127.0.0.1:${two!.port}`);
    expect(broker.url(String(two!.port))).toBe(broker.url('1884'));
    expect(broker.url(path)).toMatch(/^mqtt\+unix:\/\/\/.*\.sock$/);
    expect(three!.port).toBe(0);
    expect(() => broker.url(7)).toThrow(`there is no listener 7: name one of 1883, 1884, ${path}`);
    for (const { url } of [one!, three!]) {
      const through = dial(url);
      await through.publishAsync('a', '', { qos: 1 });
      await through.endAsync();
    }
  });

  it('stop, and start again where they were', async () => {
    await using broker = await boot(OPEN);
    const [listener] = broker.listeners;
    const { url } = listener!;
    const one = dial(url);
    await when(one, 'connect');
    const closed = when(one, 'close');
    await listener!.stop();
    await closed;
    expect([listener!.isOpen, broker.connections]).toEqual([false, []]);
    expect(await comesIn(dial(url))).toBe(false);
    expect(broker.connect().destroyed).toBe(true);
    await listener!.start();
    expect(listener!.url).toBe(url);
    const two = dial(url);
    await two.publishAsync('a', '', { qos: 1 });
    await two.endAsync();
  });
});

describe('fault injection', () => {
  const pair = async (broker: Broker) => {
    const one = client(broker, { clientId: 'one', keepalive: 0 });
    const two = client(broker, { clientId: 'two', keepalive: 0 });
    await two.subscribeAsync('#', { qos: 1 });
    await one.publishAsync('first', '', { qos: 1 });
    const seen: string[] = [];
    two.on('message', (topic) => seen.push(topic));
    return { one, two, seen };
  };

  it('delays in order, and delivers what was delayed', async () => {
    await using broker = await boot(OPEN);
    const { one, seen } = await pair(broker);
    const slow = broker.injectFault({ clientId: 'two' }, { delay: 200, direction: 'out' });
    await one.publishAsync('a', '', { qos: 1 });
    await new Promise((done) => setTimeout(done, 50));
    await one.publishAsync('b', '', { qos: 1 });
    slow.end();
    await one.publishAsync('c', '', { qos: 1 });
    expect(seen).toEqual([]);
    await expect.poll(() => seen).toEqual(['a', 'b', 'c']);
  });

  it('drops without a sign', async () => {
    await using broker = await boot(OPEN);
    const { one, two, seen } = await pair(broker);
    {
      using _gone = broker.injectFault({ clientId: 'two' }, { drop: true });
      await one.publishAsync('a', '', { qos: 1 });
      await new Promise((done) => setTimeout(done, 100));
      expect([seen, two.connected]).toEqual([[], true]);
    }
    await one.publishAsync('b', '', { qos: 0 });
    await expect.poll(() => seen).toEqual(['b']);
    expect(broker.queue('two').map(({ topic }) => topic)).toEqual(['a']);
  });

  it('cuts after so many bytes, in the middle of a packet if need be', async () => {
    await using broker = await boot(OPEN);
    broker.injectFault({ listener: 1883 }, { cutAfter: 10, direction: 'out' });
    const stream = broker.connect();
    const bytes: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => bytes.push(chunk)).on('error', () => undefined);
    const closed = once(stream, 'close');
    // CONNECT, SUBSCRIBE to `a`, PUBLISH 12 bytes to `a`: CONNACK (4) and SUBACK (5) leave one byte of the PUBLISH.
    stream.write(Buffer.from('100d00044d51545404020000000178', 'hex'));
    stream.write(Buffer.from('8206000100016100', 'hex'));
    stream.write(Buffer.from('300f000161', 'hex'));
    stream.write('hello, world');
    await closed;
    expect(Buffer.concat(bytes).toString('hex')).toBe('20020000' + '9003000100' + '30');
  });

  it('refuses new clients of a listener, and only those', async () => {
    await using broker = await boot(`${OPEN}listener 1884 127.0.0.1\n`);
    const { two } = await pair(broker);
    const refused = broker.injectFault({ listener: '1883' }, { refuse: true });
    expect(await comesIn(client(broker, { clientId: 'three' }, 1883))).toBe(false);
    expect(await comesIn(client(broker, { clientId: 'three' }, 1884))).toBe(true);
    expect(two.connected).toBe(true);
    refused.end();
    expect(await comesIn(client(broker, { clientId: 'four' }, 1883))).toBe(true);
  });

  it('refuses a client by its id', async () => {
    await using broker = await boot(OPEN, { decisions: true });
    const refused = broker.injectFault({ clientId: 'one' }, { refuse: true });
    const [error] = await when(client(broker, { clientId: 'one', protocolVersion: 5 }), 'error');
    expect(error.code).toBe(0x87);
    expect(broker.decisions).toMatchObject([{ allowed: false, reason: 'refused-by-test' }]);
    refused.end();
    expect(await comesIn(client(broker, { clientId: 'one' }))).toBe(true);
  });
});

describe('many brokers', () => {
  it('run in one process, and are closed separately', async () => {
    const brokers = await Promise.all(Array.from({ length: 50 }, () => boot(OPEN)));
    expect(new Set(brokers.map((broker) => broker.url())).size).toBe(50);
    const clients = brokers.map((broker, index) => client(broker, { clientId: `c${index}` }));
    await Promise.all(
      clients.map((one, index) => one.publishAsync('a', String(index), { retain: true, qos: 1 })),
    );
    expect(brokers.map(({ retained }) => String(retained[0]?.payload))).toEqual(
      brokers.map((_, index) => String(index)),
    );
    const urls = brokers.map((broker) => broker.url());
    await Promise.all(brokers.map((broker) => broker.close()));
    expect(await comesIn(dial(urls[0]!))).toBe(false);
  });

  it('end with their scope, in either way', async () => {
    let url: string;
    let closed: Promise<void>;
    {
      using broker = await boot(OPEN);
      url = broker.url();
      closed = new Promise((resolve) => {
        setImmediate(() => resolve(broker.close()));
      });
    }
    await closed;
    expect(await comesIn(dial(url))).toBe(false);
  });
});
