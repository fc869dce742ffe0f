import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Broker } from '../src/index.js';
import { boot } from './support/boot.js';
import { passwordFile } from './support/passwords.js';

const folder = mkdtempSync(join(tmpdir(), 'http-api-'));
mkdirSync(join(folder, 'www', 'sub'), { recursive: true });
writeFileSync(join(folder, 'www', 'index.html'), 'hi');
writeFileSync(join(folder, 'secret.txt'), 'secret');
afterAll(() => rmSync(folder, { recursive: true }));

const OPEN = 'allow_anonymous true\nlistener 1883 127.0.0.1\n';
const API = `listener 1884 127.0.0.1\nprotocol http_api\nhttp_dir ${folder}/www\n`;
const PASSWORDS = passwordFile({ ana: 'secret' });

const files = { [`${folder}/www/index.html`]: 'hi' };

/** What the HTTP interface answers to bytes: the first line, the headers that matter, the body; '' if it just closes. */
function ask(broker: Broker, bytes: string, listener = 1884): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(broker.listener(listener).port, '127.0.0.1', () => socket.write(bytes));
    let text = '';
    socket.setEncoding('latin1').on('data', (part: string) => {
      text += part;
    });
    socket.on('close', () => resolve(text.replace(/^Date: .*\r\n/m, '').replaceAll('\r\n', '\n')));
  });
}

const get = (broker: Broker, path: string, headers = '', listener = 1884) =>
  ask(broker, `GET ${path} HTTP/1.1\r\n${headers}Host: x\r\n\r\n`, listener);

const [OK, NOT_FOUND] = ['HTTP/1.1 200 OK\n', 'HTTP/1.1 404 Not Found\n'];

describe('the HTTP interface of 2.1', () => {
  it('tells the version, the listeners and the counters', async () => {
    await using broker = await boot(OPEN + API, { files });
    const head = `${OK}Connection: close\nAccess-Control-Allow-Origin: *\n`;
    expect(await get(broker, '/api/v1/version')).toBe(`${head}Content-Length: 5\n\n2.1.2`);
    const [mqtt, api] = broker.listeners.map(({ port }) => port);
    const listeners = (await get(broker, '/api/v1/listeners?x')).split('\n\n')[1]!;
    expect(listeners).toBe(
      `{\n\t"listeners":\t[{\n\t\t\t"port":\t${mqtt},\n\t\t\t"protocol":\t"mqtt",\n\t\t\t"tls":\tfalse,\n\t\t\t"mtls":\tfalse,\n\t\t\t"allow_anonymous":\ttrue\n\t\t}, {\n\t\t\t"port":\t${api},\n\t\t\t"protocol":\t"httpapi",\n\t\t\t"tls":\tfalse,\n\t\t\t"mtls":\tfalse,\n\t\t\t"allow_anonymous":\ttrue\n\t\t}]\n}`,
    );
    const counters = JSON.parse((await get(broker, '/api/v1/systree')).split('\n\n')[1]!) as object;
    expect(Object.keys(counters).slice(0, 2)).toEqual([
      '$SYS/broker/clients/total',
      '$SYS/broker/clients/maximum',
    ]);
    expect(counters).toMatchObject({
      '$SYS/broker/clients/maximum': 1,
      '$SYS/broker/uptime': expect.any(Number),
    });
  });

  it.each([
    ['/api/v1/nothing', NOT_FOUND],
    ['/API/v1/version', NOT_FOUND],
    ['/', OK],
    ['/index%2ehtml', OK],
    ['/sub', NOT_FOUND],
    ['/sub/', NOT_FOUND],
    ['/../secret.txt', NOT_FOUND],
    ['/%2e%2e/secret.txt', NOT_FOUND],
    ['/%zz', NOT_FOUND],
  ])('answers %s with %j', async (path, line) => {
    await using broker = await boot(OPEN + API, { files });
    expect(await get(broker, path)).toContain(line);
  });

  it.each([
    ['POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc', '405 Method Not Allowed'],
    ['HEAD / HTTP/1.1\r\n\r\n', '405 Method Not Allowed'],
    ['FOO / HTTP/1.1\r\n\r\n', '405 Method Not Allowed'],
    ['GET /api/v1/version HTTP/1.0\r\n\r\n', '200 OK'],
    ['GET / HTTP/9.9\r\n\r\n', '505 HTTP Version Not Supported'],
    ['GET ../secret.txt HTTP/1.1\r\n\r\n', '404 Not Found'],
    ['GET /\r\n\r\n', '400 Bad Request'],
    ['GET / HTTP/1.1\r\nBroken header\r\n\r\n', '400 Bad Request'],
    [`GET /${'a'.repeat(40_000)} HTTP/1.1\r\n\r\n`, '414 URI Too Long'],
    [`GET / HTTP/1.1\r\nX: ${'a'.repeat(40_000)}\r\n\r\n`, '431 Request Header Fields Too Large'],
  ])('answers bytes as the reference does: %.40j', async (bytes, line) => {
    await using broker = await boot(OPEN + API, { files });
    expect((await ask(broker, bytes)).split('\n')[0]).toBe(`HTTP/1.1 ${line}`);
  });

  it('closes a connection whose bytes are not HTTP, and goes on', async () => {
    await using broker = await boot(OPEN + API, { files });
    for (const bytes of ['GARBAGE\r\n\r\n', '\x10\x0c\x00\x04MQTT\x04\x02\x00\x00\r\n\r\n'])
      expect(await ask(broker, bytes)).toBe('');
    expect(await get(broker, '/api/v1/version')).toContain('2.1.2');
  });

  it('answers those that may connect, and only what they may read as topics', async () => {
    const text = `listener 1883 127.0.0.1\n${API}acl_file acl\npassword_file passwords\n`;
    await using broker = await boot(text, {
      files: { ...files, passwords: PASSWORDS, acl: 'user ana\ntopic read /api/v1/version\n' },
    });
    expect(await get(broker, '/api/v1/version')).toBe(
      'HTTP/1.1 401 Unauthorized\nConnection: close\nWWW-Authenticate: Basic realm="Mosquitto API"\nContent-Length: 15\n\nNot authorised\n',
    );
    const wrong = `Authorization: Basic ${Buffer.from('ana:wrong').toString('base64')}\r\n`;
    expect(await get(broker, '/api/v1/version', wrong)).toContain('401 Unauthorized');
    const right = `Authorization: Basic ${Buffer.from('ana:secret').toString('base64')}\r\n`;
    expect(await get(broker, '/api/v1/version', right)).toContain(OK);
    expect(await get(broker, '/api/v1/systree', right)).toContain('401 Unauthorized');
  });
});

// As measured with a build of 2.1.2 that has the HTTP API.
describe('the HTTP interface of local-only mode', () => {
  it.each([
    ['2.0.22', '', undefined],
    ['2.1.0', '', '200 OK'],
    ['2.1.2', '', '200 OK'],
    ['2.1.2', 'allow_anonymous false\n', '401 Unauthorized'],
    ['2.1.2', 'acl_file acl\n', '401 Unauthorized'],
  ])('%s, %j', async (target, text, status) => {
    await using broker = await boot(text, { target, files: { acl: 'topic read foo\n' } });
    expect(broker.listeners.map(({ name }) => name)).toEqual(
      status === undefined ? ['1883', '1883'] : ['1883', '1883', '9883'],
    );
    if (status !== undefined)
      expect(await get(broker, '/api/v1/version', '', 9883)).toContain(`HTTP/1.1 ${status}\n`);
  });

  it('has a URL of its own', async () => {
    await using broker = await boot('');
    const { port, url } = broker.listener(9883);
    expect(url).toBe(`http://127.0.0.1:${port}`);
    expect(await (await fetch(`${url}/api/v1/version`)).text()).toBe('2.1.2');
  });
});

describe('a port of the HTTP interface that is in use', () => {
  const inTheWay = createServer();
  // The port is in use, also if it is another program that has it.
  beforeAll(() => new Promise<void>((done) => inTheWay.once('error', () => done()).listen(9883, done)));
  afterAll(() => new Promise<void>((done) => inTheWay.close(() => done())));

  it.each([
    ['', ['mqtt', 'mqtt']],
    ['listener 0 SOCKET\nallow_anonymous true\nlistener 9883 127.0.0.1\nprotocol http_api\n', ['mqtt+unix']],
  ])('leaves the broker without it: %j', async (text, schemes) => {
    const named = (words: string) => words.replace('SOCKET', join(folder, 'mqtt.sock'));
    const lines: string[] = [];
    const log = { wants: () => true, write: (kind: string, line: string) => lines.push(`${kind}: ${line}`) };
    await using broker = await boot(named(text), {
      ports: 'configured',
      localPorts: [await freePort()],
      skips: ['addresses'],
      log,
    });
    expect(broker.listeners.map(({ url }) => url.replace(/:.*/, ''))).toEqual(schemes);
    expect(lines.filter((line) => line.includes('HTTP API'))).toEqual([
      expect.stringMatching(
        /^warning: The broker runs without the HTTP API\. 127\.0\.0\.1, port 9883.*: Address already in use/,
      ),
    ]);
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
