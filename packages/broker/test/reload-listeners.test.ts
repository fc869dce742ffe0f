import { generateKeyPairSync } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import { analyse, findTarget, MemoryFiles } from '@mosquitto-conf/config';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import type { Broker } from '../src/index.js';
import { boot } from './support/boot.js';
import { certificates } from './support/certificates.js';
import { openSocket } from './support/ways.js';

const folder = mkdtempSync(join(tmpdir(), 'reload-listeners-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Gives the listener the certificate of a name. */
function install(name: 'server' | 'client' | 'other-client'): void {
  for (const end of ['crt', 'key'])
    copyFileSync(`${certificates}/${name}.${end}`, join(folder, `used.${end}`));
}
beforeEach(() => {
  install('server');
  copyFileSync(`${certificates}/ca.crt`, join(folder, 'ca.crt'));
});

const OPEN = 'listener 1883 127.0.0.1\nallow_anonymous true\n';
const TLS = `cafile ${folder}/ca.crt\ncertfile ${folder}/used.crt\nkeyfile ${folder}/used.key\n`;
const CONNECT = Buffer.from('100d00044d51545404020000000161', 'hex');

function filesOf(): Record<string, string> {
  const names = ['ca.crt', 'used.crt', 'used.key'];
  return Object.fromEntries(
    names.map((name) => [`${folder}/${name}`, readFileSync(join(folder, name), 'utf8')]),
  );
}

function hostOf(text: string) {
  return {
    files: new MemoryFiles({ 'mosquitto.conf': text, ...filesOf() }),
    resolve: () => ['127.0.0.1'],
    interfaces: () => undefined,
    hasUser: () => undefined,
    hostname: 'broker',
    root: false,
  };
}

const start = (text: string, target: string) => boot(text, { target, files: filesOf(), host: hostOf(text) });

/** Reloads a broker with another text, or with the same. */
function reload(broker: Broker, text: string): void {
  const release = findTarget(broker.configuration.release.name)!;
  broker.reload(analyse('mosquitto.conf', release, hostOf(text)));
}

/** What a client gets that speaks MQTT at once; the subject of the certificate in front, with TLS. */
async function speaksMqtt(broker: Broker, options?: tls.ConnectionOptions): Promise<string> {
  const { port } = broker.listeners[0]!;
  const socket = options
    ? tls.connect({ port, host: '127.0.0.1', rejectUnauthorized: false, maxVersion: 'TLSv1.2', ...options })
    : await openSocket(port);
  return new Promise((done) => {
    const give = (text: string) => {
      done(text);
      socket.destroy();
    };
    socket.on('error', () => give('refused')).on('close', () => give('refused'));
    socket.on('data', (bytes: Buffer) => give(bytes.toString('hex') === '20020000' ? 'accepted' : 'other'));
    if (socket instanceof tls.TLSSocket) socket.on('secureConnect', () => socket.write(CONNECT));
    else socket.write(CONNECT);
  });
}

/** Whether a client can open a WebSocket. */
function speaksWebsockets(broker: Broker, scheme: 'ws' | 'wss' = 'ws'): Promise<boolean> {
  const options = { rejectUnauthorized: false };
  const socket = new WebSocket(`${scheme}://127.0.0.1:${broker.listeners[0]!.port}/`, 'mqtt', options);
  return new Promise((done) => {
    socket
      .on('error', () => done(false))
      .on('open', () => {
        done(true);
        socket.terminate();
      });
  });
}

/** The name in the certificate that a client is shown. */
function shown(broker: Broker): Promise<string | undefined> {
  const { port } = broker.listeners[0]!;
  const socket = tls.connect({ port, host: '127.0.0.1', rejectUnauthorized: false });
  return new Promise((done, failed) => {
    socket.on('error', failed).on('secureConnect', () => {
      done(String(socket.getPeerCertificate().subject.CN));
      socket.destroy();
    });
  });
}

describe('protocol', () => {
  it.each([
    ['', undefined, 'ws'],
    [TLS, {}, 'wss'],
  ] as const)(
    'is another for clients that connect later, from 2.1; with %j',
    async (more, options, scheme) => {
      await using broker = await start(OPEN + more, '2.1.2');
      expect(await speaksMqtt(broker, options)).toBe('accepted');
      reload(broker, `${OPEN}${more}protocol websockets\n`);
      await expect.poll(() => speaksWebsockets(broker, scheme)).toBe(true);
      expect(broker.restartNeeded).toEqual([]);
      expect(broker.url()).toMatch(new RegExp(`^${scheme}://`));
      expect(await speaksMqtt(broker, options)).toBe('refused');
      reload(broker, OPEN + more);
      expect(await speaksMqtt(broker, options)).toBe('accepted');
      expect(await speaksWebsockets(broker, scheme)).toBe(false);
      await expect.poll(() => broker.connections).toEqual([]);
    },
  );

  it('needs a restart before 2.1, and from or to the HTTP interface', async () => {
    for (const [target, line] of [
      ['2.0.22', 'protocol websockets'],
      ['2.1.2', 'protocol http_api'],
    ] as const) {
      await using broker = await start(OPEN, target);
      reload(broker, `${OPEN}${line}\n`);
      expect(broker.restartNeeded).toMatchObject([{ directive: 'protocol', place: { line: 3 } }]);
      expect(await speaksMqtt(broker)).toBe('accepted');
    }
  });
});

describe('require_certificate', () => {
  const own = (name: string) => ({
    cert: readFileSync(`${certificates}/${name}.crt`),
    key: readFileSync(`${certificates}/${name}.key`),
  });

  it('counts for clients that connect later, with the authorities that were read at the start', async () => {
    await using broker = await start(OPEN + TLS, '2.1.2');
    expect(await speaksMqtt(broker, {})).toBe('accepted');
    copyFileSync(`${certificates}/other-ca.crt`, join(folder, 'ca.crt'));
    reload(broker, `${OPEN}${TLS}require_certificate true\n`);
    expect(broker.restartNeeded).toEqual([]);
    expect(await speaksMqtt(broker, {})).toBe('refused');
    expect(await speaksMqtt(broker, own('client'))).toBe('accepted');
    reload(broker, OPEN + TLS);
    expect(await speaksMqtt(broker, {})).toBe('accepted');
  });

  it('needs a restart before 2.1', async () => {
    await using broker = await start(OPEN + TLS, '2.0.22');
    reload(broker, `${OPEN}${TLS}require_certificate true\n`);
    expect(broker.restartNeeded).toMatchObject([{ directive: 'require_certificate', place: { line: 6 } }]);
    expect(await speaksMqtt(broker, {})).toBe('accepted');
  });
});

// Measured of 2.0.22 and 2.1.2.
describe('a certificate that is replaced', () => {
  it.each([
    ['2.0.22', ''],
    ['2.1.2', ''],
    ['2.1.2', 'protocol websockets\n'],
  ])('is read by a reload, as %s with %j', async (target, more) => {
    const text = OPEN + TLS + more;
    await using broker = await start(text, target);
    const before = await shown(broker);
    install('client');
    reload(broker, text);
    expect(await shown(broker)).not.toBe(before);
  });

  it('is read for WebSockets of 2.0 once a client has connected', async () => {
    const text = `${OPEN}${TLS}protocol websockets\nlistener 1884 127.0.0.1\n`;
    await using broker = await start(text, '2.0.22');
    const before = await shown(broker);
    install('client');
    reload(broker, text);
    expect(await shown(broker)).toBe(before);
    expect(await speaksWebsockets(broker, 'wss')).toBe(true);
    reload(broker, text);
    expect(await shown(broker)).not.toBe(before);
  });

  // With the certificate of another key OpenSSL drops the key that is in use.
  it.each(['2.0.22', '2.1.2'])(
    'without its key lets no client in until the key is replaced too (%s)',
    async (target) => {
      const text = OPEN + TLS;
      await using broker = await start(text, target);
      const before = await shown(broker);
      copyFileSync(`${certificates}/client.crt`, join(folder, 'used.crt'));
      reload(broker, text);
      await expect(shown(broker)).rejects.toThrow();
      copyFileSync(`${certificates}/client.key`, join(folder, 'used.key'));
      reload(broker, text);
      expect(await shown(broker)).not.toBe(before);
    },
  );

  it.each(['2.0.22', '2.1.2'])(
    'by a key of another kind, or none at all, stays in use (%s)',
    async (target) => {
      const text = OPEN + TLS;
      await using broker = await start(text, target);
      const before = await shown(broker);
      const { privateKey } = generateKeyPairSync('ed25519');
      for (const key of [privateKey.export({ type: 'pkcs8', format: 'pem' }), 'none', '']) {
        writeFileSync(join(folder, 'used.key'), key);
        reload(broker, text);
        expect(await shown(broker)).toBe(before);
      }
    },
  );
});
