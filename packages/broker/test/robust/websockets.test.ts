import { describe, expect, it } from 'vitest';
import { boot } from '../support/boot.js';
import { memoryInUse } from '../support/memory.js';
import {
  BINARY,
  CONTINUATION,
  closeCode,
  frame,
  frameHead,
  PING,
  RawSocket,
  TEXT,
  UPGRADE,
} from '../support/raw-websocket.js';
import { openListener } from '../support/ways.js';
import { connecting, isEmpty, isServed } from '../support/wire.js';

const WEB = openListener.websocket;
/** A limit that is none: what a client may announce is bounded by nothing but MQTT itself. */
const LARGE = `max_packet_size 268435460\n${WEB}`;
const MB = 1_000_000;

const CONNECT = connecting('one', 4);
const PINGREQ = Buffer.from('c000', 'hex');

describe('frames that are not valid', () => {
  it.each([
    ['announces 2^62 bytes', frameHead(BINARY, 2n ** 62n), 1009],
    ['announces 2^63 bytes', frameHead(BINARY, 2n ** 63n), 1009],
    ['announces 2^53 bytes', frameHead(BINARY, 2n ** 53n), 1009],
    ['announces 2^32 bytes', frameHead(BINARY, 2n ** 32n), 1009],
    ['announces more than any packet has', frameHead(BINARY, 300 * MB), 1009],
    ['is not masked', frame(BINARY, CONNECT, { mask: false }), 1002],
    ['is of no kind', frame(3, CONNECT), 1002],
    ['is of no kind of control', frame(11, Buffer.alloc(0)), 1002],
    ['has a reserved bit', frame(BINARY | 0x40, CONNECT), 1002],
    ['goes on where nothing began', frame(CONTINUATION, CONNECT), 1002],
    ['is a ping in parts', frame(PING, Buffer.alloc(1), { fin: false }), 1002],
    ['is a ping that is too long', frame(PING, Buffer.alloc(126)), 1002],
    ['is text', frame(TEXT, CONNECT), 1003],
    ['is text that is none', frame(TEXT, Buffer.from([0xff])), 1003],
    [
      'begins before another ended',
      Buffer.concat([frame(BINARY, CONNECT, { fin: false }), frame(BINARY, CONNECT)]),
      1002,
    ],
  ])('one that %s ends with its reason', async (_, bytes, code) => {
    await using broker = await boot(LARGE);
    const client = await RawSocket.upgraded(broker.listeners[0]!.port);
    client.socket.write(bytes);
    expect(closeCode(await client.untilClosed())).toBe(code);
    await isServed(broker, 'websocket');
    await isEmpty(broker);
    expect(broker.sessions).toEqual([]);
  });
});

describe('one client costs little and slows no other', () => {
  it('that announces large frames', async () => {
    await using broker = await boot(LARGE);
    const before = await memoryInUse();
    const clients = await Promise.all(
      Array.from({ length: 20 }, () => RawSocket.upgraded(broker.listeners[0]!.port)),
    );
    for (const { socket } of clients)
      socket.write(Buffer.concat([frame(BINARY, CONNECT), frameHead(BINARY, 250 * MB), Buffer.alloc(100)]));
    await isServed(broker, 'websocket');
    expect((await memoryInUse()) - before).toBeLessThan(5 * MB);
    for (const { socket } of clients) socket.destroy();
    await isEmpty(broker);
  });

  it.each([
    ['nothing', 0, 1008],
    ['one byte', 1, 1008],
    ['a thousand bytes', 1000, 1008],
  ])('that sends one message without end, %s at a time', async (_, size, code) => {
    await using broker = await boot(LARGE);
    const before = await memoryInUse();
    const client = await RawSocket.upgraded(broker.listeners[0]!.port);
    client.socket.write(frame(BINARY, CONNECT, { fin: false }));
    const part = frame(CONTINUATION, Buffer.alloc(size, PINGREQ), { fin: false });
    const sent = await client.flood(Buffer.concat(Array.from({ length: 100 }, () => part)), 100 * MB);
    expect(sent).toBeLessThan(100 * MB);
    expect(closeCode(await client.untilClosed())).toBe(code);
    expect((await memoryInUse()) - before).toBeLessThan(20 * MB);
    await isServed(broker, 'websocket');
    await isEmpty(broker);
  });

  it('that asks for pongs and never reads', async () => {
    await using broker = await boot(WEB);
    const before = await memoryInUse();
    const client = await RawSocket.upgraded(broker.listeners[0]!.port);
    client.socket.pause();
    const pings = Buffer.concat(Array.from({ length: 1000 }, () => frame(PING, Buffer.alloc(125))));
    expect(await client.flood(pings, 30 * MB)).toBeGreaterThanOrEqual(30 * MB);
    await isServed(broker, 'websocket');
    expect((await memoryInUse()) - before).toBeLessThan(5 * MB);
    client.socket.destroy();
    await isEmpty(broker);
  });

  it('that sends every byte by itself, the request first', async () => {
    await using broker = await boot(WEB);
    const client = await RawSocket.open(broker.listeners[0]!.port);
    for (const byte of Buffer.concat([
      Buffer.from(UPGRADE),
      frame(BINARY, CONNECT),
      frame(BINARY, PINGREQ),
    ])) {
      client.socket.write(Buffer.from([byte]));
      await new Promise((done) => setImmediate(done));
    }
    await expect
      .poll(() => client.received.subarray(-8).toString('hex'))
      .toBe('8204200200008202d000'.slice(-16));
    await isServed(broker, 'websocket');
    client.socket.destroy();
    await isEmpty(broker);
  });

  // Measured with 2.0.11: 2.1 closes such a connection.
  it('that has not waited for an answer to its request', async () => {
    await using broker = await boot(`${WEB}listener 1884 127.0.0.1\n`, { target: '2.0.11' });
    const client = await RawSocket.open(broker.listeners[0]!.port);
    client.socket.write(
      Buffer.concat([Buffer.from(UPGRADE), frame(BINARY, Buffer.concat([CONNECT, PINGREQ]))]),
    );
    await expect.poll(() => client.received.includes(Buffer.from('20020000d000', 'hex'))).toBe(true);
    client.socket.destroy();
    await isEmpty(broker);
  });
});

describe('requests', () => {
  const request = (text: string) => async (port: number) => {
    const client = await RawSocket.open(port);
    client.socket.write(text, 'latin1');
    return (await client.untilClosed()).toString('latin1');
  };

  it.each([
    ['without a key', UPGRADE.replace(/Sec-WebSocket-Key.*\r\n/, '')],
    ['of another version', UPGRADE.replace('Version: 13', 'Version: 99')],
    ['by POST', UPGRADE.replace('GET', 'POST')],
    ['with a CONNECT behind it', UPGRADE + frame(BINARY, CONNECT).toString('latin1')],
    ['for something else', UPGRADE.replace('Upgrade: websocket', 'Upgrade: h2c')],
  ])('for a websocket %s are not answered', async (_, text) => {
    await using broker = await boot(WEB);
    expect(await request(text)(broker.listeners[0]!.port)).toBe('');
    await isServed(broker, 'websocket');
    await isEmpty(broker);
  });

  // Measured with 1.5.11, 1.6.15, 2.0.11, 2.0.22, 2.1.0 and 2.1.2.
  it.each([
    ['a CONNECT', CONNECT.toString('latin1')],
    ['text', 'hello\r\n'],
    ['TLS', '\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03'],
  ])('that are not HTTP but %s are closed, after an answer before 2.1', async (_, bytes) => {
    for (const [target, answer] of [
      ['2.0.22', /^HTTP\/1\.0 403 Forbidden\r\n/],
      ['2.1.2', /^$/],
    ] as const) {
      await using broker = await boot(`${WEB}listener 1884 127.0.0.1\n`, { target });
      expect(await request(bytes)(broker.listeners[0]!.port)).toMatch(answer);
    }
  });

  it('for a page are not answered without `http_dir`, and from 2.1 with it', async () => {
    for (const [target, lines] of [
      ['1.6.15', ''],
      ['2.0.22', ''],
      ['2.1.2', ''],
      ['2.1.2', 'http_dir /\n'],
    ] as const) {
      await using broker = await boot(`${WEB}${lines}listener 1884 127.0.0.1\n`, {
        target,
        files: { '/x': '' },
      });
      for (const text of ['GET / HTTP/1.1\r\nHost: x\r\n\r\n', 'POST / HTTP/1.1\r\nHost: x\r\n\r\n'])
        expect(await request(text)(broker.listeners[0]!.port)).toBe('');
    }
  });

  it.each([
    ['a header', 'GET / HTTP/1.1\r\nHost: x\r\nx: ', 'x'],
    ['headers', 'GET / HTTP/1.1\r\nHost: x\r\n', 'x: y\r\n'],
    ['a path', 'GET /', 'x'],
    ['a method', '', 'X'],
  ])('with %s without end are cut off', async (_, begin, more) => {
    await using broker = await boot(WEB);
    const client = await RawSocket.open(broker.listeners[0]!.port);
    client.socket.write(begin);
    const sent = await client.flood(Buffer.alloc(1000, more), MB);
    expect(sent).toBeLessThan(MB);
    await isServed(broker, 'websocket');
  });

  it.each([
    ['GET', 'Content-Length: 1000000000000\r\n\r\n', ''],
    ['POST', 'Content-Length: 1000000000000\r\n\r\n', ''],
    ['POST', 'Transfer-Encoding: chunked\r\n\r\n', 'f\r\nxxxxxxxxxxxxxxx\r\n'],
  ])('%s with a body without end cost little', async (method, header, chunk) => {
    await using broker = await boot(WEB);
    const before = await memoryInUse();
    const client = await RawSocket.open(broker.listeners[0]!.port);
    client.socket.write(`${method} / HTTP/1.1\r\nHost: x\r\n${header}`);
    await client.flood(Buffer.alloc(10_000, chunk || 'x'), 20 * MB);
    expect((await memoryInUse()) - before).toBeLessThan(5 * MB);
    await isServed(broker, 'websocket');
    client.socket.destroy();
  });
});
