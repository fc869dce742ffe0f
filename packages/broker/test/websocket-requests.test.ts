import { describe, expect, it } from 'vitest';
import { boot } from './support/boot.js';
import { BINARY, frame, RawSocket, UPGRADE } from './support/raw-websocket.js';
import { connecting, isEmpty } from './support/wire.js';

const CONNECT = connecting('one', 4);
const WEB = 'allow_anonymous true\nlistener 9001 127.0.0.1\nprotocol websockets\n';
/** Up to 2.0 a broker with nothing but WebSockets may not start. */
const BESIDE = `listener 1884 127.0.0.1\n${WEB}`;

const header = (lines: string) => UPGRADE.replace('\r\n\r\n', `\r\n${lines}\r\n\r\n`);
const offering = (protocol: string) => UPGRADE.replace('Protocol: mqtt', `Protocol: ${protocol}`);

/** Sends a request and a CONNECT. @returns the subprotocol of the answer, undefined where there is none; and what was logged */
async function ask(target: string, request: string, lines = ''): Promise<[string | undefined, string[]]> {
  const logged: string[] = [];
  const log = {
    wants: () => true,
    write: (kind: string, text: string) => kind === 'notice' && logged.push(text),
  };
  await using broker = await boot(`${BESIDE}${lines}`, { target, log: log as never });
  const client = await RawSocket.open(broker.listener(9001).port);
  client.socket.write(request);
  await expect.poll(() => client.closed || client.received.includes('\r\n\r\n')).toBe(true);
  const answer = client.received.toString('latin1');
  if (answer !== '') {
    client.socket.write(frame(BINARY, CONNECT));
    await expect.poll(() => client.received.includes(Buffer.from('20020000', 'hex'))).toBe(true);
  }
  client.socket.destroy();
  await isEmpty(broker);
  return [/^Sec-WebSocket-Protocol: (.*?)\r?$/m.exec(answer)?.[1], logged];
}

// Measured with 2.0.22 (libwebsockets 4.1.6) and 2.1.2.
describe('a request for a WebSocket', () => {
  it.each<[name: string, request: string, old: string | undefined, now: string | undefined]>([
    ['for mqtt', UPGRADE, 'mqtt', 'mqtt'],
    ['for mqttv3.1', offering('mqttv3.1'), 'mqttv3.1', 'mqttv3.1'],
    ['for the beginning of a name', offering('mqttv3'), undefined, 'mqttv3'],
    ['for nothing', offering(''), undefined, ''],
    ['for more than a name', offering('mqtt5'), undefined, undefined],
    ['for a list', offering('mqttv3.1, mqtt'), 'mqttv3.1', undefined],
    ['for a list with another name', offering('foo, mqtt'), 'mqtt', undefined],
    ['for two names, each in a header', header('Sec-WebSocket-Protocol: foo'), 'mqtt', 'mqtt'],
    ['without a version', UPGRADE.replace('Sec-WebSocket-Version: 13\r\n', ''), 'mqtt', 'mqtt'],
    ['of another version', UPGRADE.replace('Version: 13', 'Version: 8'), 'mqtt', undefined],
    ['with any key', UPGRADE.replace('AAAAAAAAAAAAAAAAAAAAAA==', 'x'), 'mqtt', 'mqtt'],
    ['by HEAD', UPGRADE.replace('GET', 'HEAD'), 'mqtt', 'mqtt'],
    ['by POST', UPGRADE.replace('GET', 'POST'), 'mqtt', undefined],
    ['of HTTP 1.0', UPGRADE.replace('HTTP/1.1', 'HTTP/1.0'), 'mqtt', 'mqtt'],
    ['without a host', UPGRADE.replace('Host: x\r\n', ''), undefined, 'mqtt'],
    [
      'with more than 100 headers',
      header(Array.from({ length: 110 }, (_, n) => `x${n}: 1`).join('\r\n')),
      'mqtt',
      undefined,
    ],
  ])('%s', async (_, request, old, now) => {
    expect((await ask('2.0.22', request))[0]).toBe(old);
    expect((await ask('2.1.2', request))[0]).toBe(now);
  });

  it('has its key answered, whatever it is', async () => {
    await using broker = await boot(WEB);
    const client = await RawSocket.open(broker.listener(9001).port);
    client.socket.write(UPGRADE.replace('AAAAAAAAAAAAAAAAAAAAAA==', 'dGhlIHNhbXBsZSBub25jZQ=='));
    await expect.poll(() => client.received.includes('\r\n\r\n')).toBe(true);
    // The example of RFC 6455 section 1.3.
    expect(client.received.toString()).toBe(
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: WebSocket\r\nConnection: Upgrade\r\n' +
        'Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\nSec-WebSocket-Protocol: mqtt\r\n\r\n',
    );
    client.socket.destroy();
  });

  it.each([
    ['a CONNECT behind it', UPGRADE + frame(BINARY, CONNECT).toString('latin1'), 'malformed packet.'],
    [
      'another version',
      UPGRADE.replace('Version: 13', 'Version: 8'),
      'used disallowed feature (QoS too high, retain not supported, or bad AUTH method).',
    ],
    ['another protocol', offering('foo'), 'bad socket read/write: Unknown error'],
  ])('is logged by 2.1.2 with why it is not answered: %s', async (_, request, reason) => {
    const [, lines] = await ask('2.1.2', request);
    expect(lines[0]).toMatch(/^New connection from 127\.0\.0\.1:\d+ on port /);
    expect(lines[1]).toMatch(/^Client 127\.0\.0\.1 \[127\.0\.0\.1:\d+\] disconnected: /);
    expect(lines[1]?.endsWith(`disconnected: ${reason}`)).toBe(true);
    expect(await ask('2.1.2', request, 'connection_messages false\n')).toEqual([undefined, []]);
  });

  it.each([
    ['https://app.example.com', true],
    ['https://app.example.co', true],
    ['h', true],
    ['', true],
    ['https://app.example.com.evil', false],
    ['https://APP.example.com', false],
    ['null', false],
  ])('is accepted from the beginning of a websockets_origin: %s', async (origin, isAccepted) => {
    const lines = 'websockets_origin https://app.example.com\n';
    const [protocol, logged] = await ask('2.1.2', header(`Origin: ${origin}`), lines);
    expect(protocol).toBe(isAccepted ? 'mqtt' : undefined);
    if (!isAccepted) expect(logged[1]).toMatch(/disconnected: non-matching http origin\.$/);
  });

  it('needs a websockets_origin in each of its headers', async () => {
    const lines = 'websockets_origin https://a\nwebsockets_origin https://b\n';
    const origins = (...names: string[]) => header(names.map((name) => `Origin: ${name}`).join('\r\n'));
    expect((await ask('2.1.2', origins('https://a', 'https://b'), lines))[0]).toBe('mqtt');
    expect((await ask('2.1.2', origins('https://a', 'https://c'), lines))[0]).toBeUndefined();
    const [, logged] = await ask('2.1.0', origins('https://c'), lines);
    expect(logged[1]).toBe('Client 127.0.0.1 disconnected, non-matching http origin.');
  });
});

// Measured with 1.4.10, 1.5.11 and 1.6.4 (libwebsockets 2.4.2), 1.6.15, 2.0.0, 2.0.11, 2.0.13, 2.0.22 (4.1.6) and 2.1.2.
describe('the address of a WebSockets client in the log', () => {
  it.each([
    ['1.4.10', '127.0.0.1', ''],
    ['1.5.11', '::ffff:127.0.0.1', ''],
    ['1.6.15', '::ffff:127.0.0.1', ''],
    ['2.0.11', '::ffff:127.0.0.1:\\d+', ''],
    ['2.0.13', '::ffff:127.0.0.1:\\d+', 'X-Forwarded-For: 10.9.8.7'],
    ['2.0.22', '::ffff:127.0.0.1:\\d+', 'X-Forwarded-For:'],
    ['2.0.22', '10.9.8.7:0', 'X-Forwarded-For: 10.9.8.7'],
    ['2.0.22', '10.9.8.7, 10.1.1.1:0', 'X-Forwarded-For: 10.9.8.7, 10.1.1.1'],
    ['2.1.2', '127.0.0.1:\\d+', 'X-Forwarded-For: 10.9.8.7'],
  ])('%s: %s', async (target, address, line) => {
    const [, lines] = await ask(target, line === '' ? UPGRADE : header(line));
    const pattern = new RegExp(`^New client connected from ${address} as `);
    expect(lines.some((one) => pattern.test(one))).toBe(true);
  });
});
