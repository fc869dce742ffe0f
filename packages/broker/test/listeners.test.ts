import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import mqtt from 'mqtt';
import { afterAll, describe, expect, it } from 'vitest';
import WebSocket, { createWebSocketStream } from 'ws';
import { needs } from '../../../test/support/real-parts.js';
import type { Broker } from '../src/index.js';
import { boot } from './support/boot.js';

const certs = resolve('fixtures/certs');
const TLS = `cafile ${certs}/ca.crt\ncertfile ${certs}/server.crt\nkeyfile ${certs}/server.key\n`;
const folder = mkdtempSync(join(tmpdir(), 'listeners-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The files the configuration names, for the reading of it. */
const files = Object.fromEntries(
  ['ca.crt', 'server.crt', 'server.key', 'crl.pem'].map((name) => [
    `${certs}/${name}`,
    readFileSync(`${certs}/${name}`, 'utf8'),
  ]),
);

const run = promisify(execFile);

/** Publishes with the real client; resolves with what went wrong, or nothing. */
async function publish(...args: string[]): Promise<string> {
  const all = ['-t', 'a', '-m', 'hello', '-q', '1', ...args];
  return run('mosquitto_pub', all, { timeout: 10_000 }).then(
    () => '',
    (error: { stderr: string }) => error.stderr.trim(),
  );
}

describe.runIf(needs('mosquitto_pub'))('with the real client', () => {
  const ca = ['--cafile', `${certs}/ca.crt`, '-h', 'localhost'];

  it('TCP of both families', async () => {
    await using broker = await boot('listener 1883\nallow_anonymous true\n');
    const port = String(broker.listeners[0]!.port);
    expect(await publish('-h', '127.0.0.1', '-p', port)).toBe('');
    expect(await publish('-h', '::1', '-p', port)).toBe('');
  });

  it('a unix socket, in place of one that was left', async () => {
    const path = join(folder, 'mqtt.sock');
    // A process that ends like this does not remove its socket.
    const leave = `require('node:net').createServer().listen(${JSON.stringify(path)}, () => process.kill(process.pid, 'SIGKILL'))`;
    await run(process.execPath, ['-e', leave]).catch(() => undefined);
    expect(statSync(path).isSocket()).toBe(true);
    await using broker = await boot(`listener 0 ${path}\nallow_anonymous true\n`, {
      ports: 'configured',
      files: { [`${folder}/beside`]: '' },
    });
    expect(broker.listeners).toHaveLength(1);
    expect(await publish('--unix', path)).toBe('');
  });

  it('a unix socket of its own with free ports, so that two brokers do not meet', async () => {
    const path = join(folder, 'both.sock');
    const text = `listener 0 ${path}\nallow_anonymous true\n`;
    const files = { [`${folder}/beside`]: '' };
    const one = await boot(text, { files });
    await using two = await boot(text, { files });
    const socketOf = (broker: Broker) => broker.url(path).slice('mqtt+unix://'.length);
    expect(socketOf(one)).not.toBe(socketOf(two));
    expect(await publish('--unix', socketOf(one))).toBe('');
    expect(existsSync(path)).toBe(false);
    const used = dirname(socketOf(one));
    await one.close();
    expect(existsSync(used)).toBe(false);
  });

  it('TLS, and no client without it', async () => {
    await using broker = await boot(`listener 8883\nallow_anonymous true\n${TLS}`, { files });
    const port = String(broker.listeners[0]!.port);
    expect(await publish(...ca, '-p', port)).toBe('');
    expect(await publish('-h', 'localhost', '-p', port)).not.toBe('');
  });

  it('certificates as usernames', async () => {
    const text = `listener 8883\n${TLS}require_certificate true\nuse_identity_as_username true\n`;
    await using broker = await boot(text, { files });
    const names: unknown[] = [];
    broker.events.on('connect', ({ username }) => names.push(username));
    const port = String(broker.listeners[0]!.port);
    const own = ['--cert', `${certs}/client.crt`, '--key', `${certs}/client.key`];
    expect(await publish(...ca, ...own, '-p', port)).toBe('');
    expect(await publish(...ca, '-p', port)).not.toBe('');
    const { stdout } = await run('openssl', [
      'x509',
      '-noout',
      '-subject',
      '-nameopt',
      'sep_comma_plus',
      '-in',
      `${certs}/client.crt`,
    ]);
    expect(names).toEqual([/CN\s*=\s*([^,\n]*)/.exec(stdout)?.[1]]);
  });

  it('whole subjects as usernames, as OpenSSL writes them', async () => {
    const text = `listener 8883\n${TLS}require_certificate true\nuse_subject_as_username true\n`;
    await using broker = await boot(text, { files });
    const names: unknown[] = [];
    broker.events.on('connect', ({ username }) => names.push(username));
    const own = ['--cert', `${certs}/client.crt`, '--key', `${certs}/client.key`];
    expect(await publish(...ca, ...own, '-p', String(broker.listeners[0]!.port))).toBe('');
    const { stdout } = await run('openssl', [
      'x509',
      '-noout',
      '-subject',
      '-nameopt',
      'RFC2253',
      '-in',
      `${certs}/client.crt`,
    ]);
    expect(names).toEqual([stdout.trim().replace(/^subject=/, '')]);
  });

  it('no revoked certificate', async () => {
    const text = `listener 8883\n${TLS}require_certificate true\nuse_identity_as_username true\ncrlfile ${certs}/crl.pem\n`;
    await using broker = await boot(text, { files });
    const names: unknown[] = [];
    broker.events.on('connect', ({ username }) => names.push(username));
    const where = [...ca, '-p', String(broker.listeners[0]!.port)];
    const of = (name: string) => ['--cert', `${certs}/${name}.crt`, '--key', `${certs}/${name}.key`];
    expect(await publish(...where, ...of('lost'))).not.toBe('');
    expect(names).toEqual([]);
    expect(await publish(...where, ...of('client'))).toBe('');
    expect(names).toHaveLength(1);
  });

  it('pre-shared keys', async () => {
    const text = 'listener 8883\npsk_hint hint\npsk_file psk\nuse_identity_as_username true\n';
    await using broker = await boot(text, { files: { psk: 'ana:deadbeef\n' } });
    const names: unknown[] = [];
    broker.events.on('connect', ({ username }) => names.push(username));
    const where = ['-h', 'localhost', '-p', String(broker.listeners[0]!.port)];
    expect(await publish(...where, '--psk', 'deadbeef', '--psk-identity', 'ana')).toBe('');
    expect(await publish(...where, '--psk', 'deadbeee', '--psk-identity', 'ana')).not.toBe('');
    expect(await publish(...where, '--psk', 'deadbeef', '--psk-identity', 'bo')).not.toBe('');
    expect(names).toEqual(['ana']);
  });

  it('as many connections as max_connections', async () => {
    await using broker = await boot('listener 1883 127.0.0.1\nallow_anonymous true\nmax_connections 1\n');
    const where = ['-h', '127.0.0.1', '-p', String(broker.listeners[0]!.port)];
    const first = await mqtt.connectAsync(`mqtt://127.0.0.1:${where[3]}`);
    expect(await publish(...where)).not.toBe('');
    await first.endAsync();
    await expect.poll(() => publish(...where)).toBe('');
  });
});

/** MQTT.js over a websocket. */
function overWebsocket(url: string, protocolVersion: 4 | 5): mqtt.MqttClient {
  const stream = () => createWebSocketStream(new WebSocket(url, 'mqtt', { rejectUnauthorized: false }));
  return new mqtt.MqttClient(stream as never, { protocolVersion, reconnectPeriod: 0 });
}

describe('websockets', () => {
  const open = 'listener 9001 127.0.0.1\nprotocol websockets\nallow_anonymous true\n';

  it('carry MQTT, over TLS too', async () => {
    await using broker = await boot(`${open}\nlistener 9002 127.0.0.1\nprotocol websockets\n${TLS}`, {
      files,
    });
    const [plain, secure] = broker.listeners.map(({ port }) => port);
    const one = overWebsocket(`ws://127.0.0.1:${plain}/mqtt`, 4);
    const two = overWebsocket(`wss://127.0.0.1:${secure}/`, 5);
    const seen: string[] = [];
    two.on('message', (_, payload) => seen.push(String(payload)));
    await two.subscribeAsync('a', { qos: 2 });
    await one.publishAsync('a', 'x'.repeat(100_000), { qos: 2 });
    await expect.poll(() => seen.map(({ length }) => length)).toEqual([100_000]);
    await Promise.all([one.endAsync(), two.endAsync()]);
  });

  it('are closed on text, and for a page of another origin', async () => {
    await using broker = await boot(`${open}websockets_origin https://here.example\n`);
    const url = `ws://127.0.0.1:${broker.listeners[0]!.port}/`;
    const foreign = new WebSocket(url, 'mqtt', { origin: 'https://there.example' });
    await expect(new Promise((_, reject) => foreign.on('error', reject))).rejects.toThrow('hang up');
    const own = new WebSocket(url, 'mqtt', { origin: 'https://here.example' });
    own.on('upgrade', ({ headers }) => expect(headers.upgrade).toBe('WebSocket'));
    await new Promise((resolve) => own.on('open', resolve));
    own.send('text');
    expect(await new Promise((done) => own.on('close', done))).toBe(1003);
  });

  it('serve files of http_dir, and none outside it', async () => {
    const site = mkdtempSync(join(folder, 'site-'));
    writeFileSync(join(site, 'index.html'), '<p>hello</p>');
    writeFileSync(join(folder, 'secret'), 'secret');
    symlinkSync(join(folder, 'secret'), join(site, 'link'));
    const machine = { [`${site}/index.html`]: '<p>hello</p>' };
    await using broker = await boot(`${open}http_dir ${site}\nlistener 1884 127.0.0.1\n`, {
      files: machine,
      target: '2.0.22',
    });
    const url = `http://127.0.0.1:${broker.listeners[0]!.port}`;
    const index = await fetch(`${url}/?q`);
    expect([index.status, index.headers.get('content-type'), await index.text()]).toEqual([
      200,
      'text/html',
      '<p>hello</p>',
    ]);
    for (const path of ['/none', '/link', '/..%2fsecret', '/%2e%2e/secret', '/%00', '/%zz'])
      expect([path, (await fetch(url + path)).status]).toEqual([path, 404]);
    expect((await fetch(url, { method: 'POST' })).status).toBe(405);
  });
});

describe('an address that cannot be used', () => {
  it('is an error with the line that names it', async () => {
    await using first = await boot('listener 1883 127.0.0.1\nallow_anonymous true\n');
    const { port } = first.listeners[0]!;
    const text = `# taken\nlistener ${port} 127.0.0.1\n`;
    await expect(boot(text, { ports: 'configured' })).rejects.toThrow(
      `127.0.0.1, port ${port} (mosquitto.conf:2): Address already in use`,
    );
  });
});
