import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { boot } from './support/boot.js';

const TCP = 'listener 1883 127.0.0.1\nallow_anonymous true\n';
const WEB = 'listener 9001 127.0.0.1\nprotocol websockets\nallow_anonymous true\n';
const CONNECT = Buffer.from('100d00044d51545404020000000161', 'hex');
const PING = Buffer.from('c000', 'hex');
const folder = mkdtempSync(join(tmpdir(), 'listeners-edges-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A socket to a listener, once it is connected. Its errors are its own. */
async function reach(port: number, host = '127.0.0.1'): Promise<net.Socket> {
  const socket = net.connect(port, host);
  await once(socket, 'connect');
  socket.on('error', () => undefined);
  return socket;
}

/** A websocket, once it is open. */
async function openWebsocket(port: number, protocol = 'mqtt', options = {}): Promise<WebSocket> {
  const websocket = new WebSocket(`ws://127.0.0.1:${port}/any/path`, protocol, options);
  await once(websocket, 'open');
  return websocket;
}

/** The bytes of messages, as soon as there are so many. */
async function read(websocket: WebSocket, count: number): Promise<string> {
  const parts: Buffer[] = [];
  websocket.on('message', (data: Buffer) => parts.push(data));
  await expect.poll(() => Buffer.concat(parts).length).toBeGreaterThanOrEqual(count);
  return Buffer.concat(parts).toString('hex');
}

describe('addresses', () => {
  it('of a name are all listened on, with one port', async () => {
    await using broker = await boot('listener 1883 localhost\nallow_anonymous true\n');
    const { port } = broker.listeners[0]!;
    for (const { address } of await lookup('localhost', { all: true }))
      (await reach(port, address)).destroy();
  });

  it('of local-only mode have one port', async () => {
    await using broker = await boot('');
    const [first, second, api] = broker.listeners;
    expect(second?.port).toBe(first?.port);
    expect(api?.port).not.toBe(first?.port);
  });

  it('of a listener with an interface are those of its line', async () => {
    await using broker = await boot('listener 1883 127.0.0.1\nbind_interface lo\nallow_anonymous true\n');
    const { port } = broker.listeners[0]!;
    (await reach(port)).destroy();
    await expect(reach(port, '::1')).rejects.toThrow('ECONNREFUSED');
  });

  it('of an interface that does not exist are an error with the line', async () => {
    const text = '# nowhere\nlistener 1883\nbind_interface none0\n';
    await expect(boot(text, { ports: 'configured' })).rejects.toThrow(
      'port 1883 (mosquitto.conf:2): The interface `none0` is not here, or has no address for this listener.',
    );
  });
});

describe('a listener with a free port', () => {
  it.each([
    ['listener 1883 203.0.113.7', 'mqtt://127.0.0.1:'],
    ['listener 1883 nowhere.invalid', 'mqtt://127.0.0.1:'],
    ['listener 1883\nbind_interface none0', 'mqtt://127.0.0.1:'],
    ['listener 1883\nbind_interface none0\nsocket_domain ipv6', 'mqtt://[::1]:'],
    ['listener 1883 127.0.0.3', 'mqtt://127.0.0.3:'],
    ['listener 1883 localhost', 'mqtt://localhost:'],
    ['listener 80', 'mqtt://localhost:'],
  ])('%s', async (text, url) => {
    // Whether this machine has the address is not asked either.
    const skips = ['addresses'] as const;
    await using broker = await boot(`${text}\nallow_anonymous true\n`, { skips });
    expect(broker.url()).toMatch(url);
    const { port } = broker.listeners[0]!;
    (await reach(port, new URL(broker.url()).hostname.replace(/[[\]]/g, ''))).destroy();
  });
});

describe('a unix socket', () => {
  it('is for its user and group, and is removed with the broker', async () => {
    const path = join(folder, 'mode.sock');
    const broker = await boot(`listener 0 ${path}\nallow_anonymous true\n`, {
      ports: 'configured',
      files: { [`${folder}/x`]: '' },
    });
    expect(statSync(path).mode & 0o777).toBe(0o770);
    await broker.close();
    expect(() => statSync(path)).toThrow('ENOENT');
  });

  it('does not take the place of a file, nor of a socket that is in use', async () => {
    const path = join(folder, 'taken.sock');
    const text = `listener 0 ${path}\nallow_anonymous true\n`;
    const start = () => boot(text, { ports: 'configured', files: { [`${folder}/x`]: '' } });
    writeFileSync(path, 'precious');
    await expect(start()).rejects.toThrow('taken.sock (mosquitto.conf:1): A file that is not a socket');
    expect(readFileSync(path, 'utf8')).toBe('precious');
    rmSync(path);
    await using broker = await start();
    await expect(start()).rejects.toThrow('Address already in use');
    expect(broker.listeners[0]!.isOpen).toBe(true);
    expect(statSync(path).isSocket()).toBe(true);
  });
});

describe('limits', () => {
  it('of 0 connections are none', async () => {
    await using broker = await boot(`${TCP}max_connections 0\n`);
    const socket = await reach(broker.listeners[0]!.port);
    socket.write(CONNECT);
    const [answer] = await once(socket, 'data');
    expect((answer as Buffer).toString('hex')).toBe('20020000');
    socket.destroy();
  });

  it('apply to many clients that close while they are refused', async () => {
    await using broker = await boot(`${TCP}max_connections 1\n`);
    const { port } = broker.listeners[0]!;
    const first = await reach(port);
    first.write(CONNECT);
    await once(first, 'data');
    for (let i = 0; i < 30; i++) (await reach(port)).resetAndDestroy();
    first.destroy();
    await expect
      .poll(async () => {
        const socket = await reach(port);
        const answer = once(socket, 'data').then(
          () => true,
          () => false,
        );
        const end = once(socket, 'end').then(
          () => false,
          () => false,
        );
        socket.write(CONNECT);
        const isIn = await Promise.race([answer, end]);
        socket.destroy();
        return isIn;
      })
      .toBe(true);
  });

  it('of header bytes are those of packet_buffer_size', async () => {
    await using broker = await boot(`packet_buffer_size 1000\n${WEB}`);
    const url = `http://127.0.0.1:${broker.listeners[0]!.port}/`;
    await expect(fetch(url, { headers: { cookie: 'x'.repeat(2000) } })).rejects.toThrow('fetch failed');
  });
});

describe('the end', () => {
  const certs = resolve('fixtures/certs');
  const names = ['ca.crt', 'server.crt', 'server.key'].map((name) => `${certs}/${name}`);
  const files = Object.fromEntries(names.map((path) => [path, readFileSync(path, 'utf8')]));
  const [ca, certificate, key] = names;
  it.each([
    ['a handshake', `${TCP}cafile ${ca}\ncertfile ${certificate}\nkeyfile ${key}\n`],
    ['a request', WEB],
  ])(
    'does not wait for %s',
    async (_, text) => {
      const broker = await boot(text, { files });
      const socket = await reach(broker.listeners[0]!.port);
      socket.write('G');
      // Being cut off may come as an error before the end.
      const gone = new Promise((done) => socket.on('error', () => undefined).once('close', done));
      socket.resume();
      await broker.close();
      await gone;
      expect(socket.destroyed).toBe(true);
    },
    5000,
  );
});

describe('websockets', () => {
  it('keep working after refused clients have closed', async () => {
    await using broker = await boot(`${WEB}websockets_origin https://here.example\n`);
    const { port } = broker.listeners[0]!;
    for (let i = 0; i < 30; i++) {
      const socket = await reach(port);
      socket.write(
        'GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nOrigin: https://there.example\r\n\r\n',
      );
      socket.resetAndDestroy();
    }
    // A client that is not a browser sends no origin.
    const websocket = await openWebsocket(port);
    websocket.terminate();
  });

  it.each(['', 'chat'])('are refused if MQTT is not offered: "%s"', async (protocol) => {
    await using broker = await boot(WEB);
    const url = `ws://127.0.0.1:${broker.listeners[0]!.port}/`;
    const websocket = protocol ? new WebSocket(url, protocol) : new WebSocket(url);
    const [error] = await once(websocket, 'error');
    expect(String(error)).toContain('hang up');
  });

  it.each([
    ['2.0', 'mqtt'],
    // http__read compares the whole header.
    ['2.1', undefined],
  ])('take one of several protocols that are offered, before 2.1: %s', async (target, expected) => {
    await using broker = await boot(`${TCP}${WEB}`, { target });
    const websocket = new WebSocket(`ws://127.0.0.1:${broker.listeners[1]!.port}/`, ['chat', 'mqtt']);
    await new Promise((done) =>
      websocket
        .on('error', () => undefined)
        .on('open', done)
        .on('close', done),
    );
    expect(websocket.readyState === websocket.OPEN ? websocket.protocol : undefined).toBe(expected);
    websocket.terminate();
  });

  it.each(['mqtt', 'mqttv3.1'])('use the subprotocol %s', async (protocol) => {
    await using broker = await boot(WEB);
    const websocket = await openWebsocket(broker.listeners[0]!.port, protocol);
    expect(websocket.protocol).toBe(protocol);
    websocket.terminate();
  });

  it('carry one packet in many messages, and many packets in one', async () => {
    await using broker = await boot(WEB);
    const websocket = await openWebsocket(broker.listeners[0]!.port);
    const answers = read(websocket, 4 + 6);
    for (const byte of CONNECT) websocket.send(Buffer.of(byte));
    websocket.send(Buffer.concat([PING, PING]), { fin: false });
    websocket.send(PING, { fin: true });
    expect(await answers).toBe(`20020000${'d000'.repeat(3)}`);
    websocket.terminate();
  });

  it('answer pings of their own kind', async () => {
    await using broker = await boot(WEB);
    const websocket = await openWebsocket(broker.listeners[0]!.port);
    websocket.ping('hello');
    const [data] = await once(websocket, 'pong');
    expect(String(data)).toBe('hello');
    websocket.terminate();
  });

  it('are closed with 1009 on what is larger than any packet', async () => {
    await using broker = await boot(`max_packet_size 100\n${WEB}`);
    const websocket = await openWebsocket(broker.listeners[0]!.port);
    websocket.send(Buffer.alloc(10_000, 0xc0));
    const [code] = await once(websocket, 'close');
    expect(code).toBe(1009);
  });
});

describe('http_dir', () => {
  it('redirects to the name of a folder with its slash, and to no other host', async () => {
    mkdirSync(join(folder, 'site', 'sub'), { recursive: true });
    writeFileSync(join(folder, 'site', 'sub', 'index.html'), 'sub');
    writeFileSync(join(folder, 'site', 'empty.txt'), '');
    const files = { [`${folder}/site/empty.txt`]: '' };
    await using broker = await boot(`${WEB}http_dir ${folder}/site\nlistener 1884 127.0.0.1\n`, {
      files,
      target: '2.0.22',
    });
    const url = `http://127.0.0.1:${broker.listeners[0]!.port}`;
    const ask = async (path: string) => {
      const response = await fetch(url + path, { redirect: 'manual' });
      return [response.status, response.headers.get('location'), await response.text()];
    };
    expect(await ask('/sub')).toEqual([302, '/sub/', '']);
    expect(await ask('//sub')).toEqual([302, '/sub/', '']);
    expect(await ask('/sub/')).toEqual([200, null, 'sub']);
    expect(await ask('/empty.txt')).toEqual([200, null, '']);
    // A folder without a page shows nothing of what is in it.
    expect((await ask('/'))[0]).toBe(404);
  });
});

describe('identities', () => {
  it('are not required without TLS', async () => {
    await using broker = await boot(`${TCP}use_identity_as_username true\n`);
    const socket = await reach(broker.listeners[0]!.port);
    socket.write(CONNECT);
    const [answer] = await once(socket, 'data');
    expect((answer as Buffer).toString('hex')).toBe('20020000');
    socket.destroy();
  });
});
