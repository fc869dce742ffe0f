import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import tls from 'node:tls';
import { afterAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { needs } from '../../../test/support/real-parts.js';
import type { Broker } from '../src/index.js';
import { boot } from './support/boot.js';

const certs = resolve('fixtures/certs');
const folder = mkdtempSync(join(tmpdir(), 'certificate-alerts-'));
afterAll(() => rmSync(folder, { recursive: true }));
const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
const text = (name: string) => readFileSync(join(certs, name), 'utf8');
/** The certificate of a client, and its key. */
const own = (name: string | undefined) =>
  name === undefined ? {} : { cert: text(`${name}.crt`), key: text(`${name}.key`) };
const files = Object.fromEntries(
  ['ca.crt', 'server.crt', 'server.key', 'crl.pem'].map((name) => [`${certs}/${name}`, text(name)]),
);
const TLS = `cafile ${certs}/ca.crt\ncertfile ${certs}/server.crt\nkeyfile ${certs}/server.key\n`;
const STRICT = `listener 8883 127.0.0.1\nallow_anonymous true\n${TLS}crlfile ${certs}/crl.pem\nrequire_certificate true\n`;
const CONNECT = Buffer.from('100d00044d51545404020000000161', 'hex');

const suites = ['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256'];

/** Clients by their certificates, and the alert that each gets. */
const clients: readonly [name: string | undefined, alert: RegExp][] = [
  // It has also expired, which OpenSSL does not come to.
  ['expired', /alert unsupported certificate/],
  ['other-ca', /alert unknown ca/],
  ['lost', /alert certificate revoked/],
  ['../oracle/assets/certs/client', /alert unknown ca/],
  [undefined, /alert certificate required/],
];

/** How a connection ends on which a client says hello: with an answer, an error, or just so. */
function end(port: number, options: tls.ConnectionOptions): Promise<string> {
  const socket = tls.connect({ port, host: '127.0.0.1', rejectUnauthorized: false, ...options });
  return new Promise((done) => {
    socket.on('error', (error) => done(error.message));
    socket.on('close', () => done('closed'));
    socket.on('secureConnect', () => socket.write(CONNECT));
    socket.on('data', (bytes) => {
      done(bytes.toString('hex'));
      socket.destroy();
    });
  });
}

/** A broker with what it logs. */
async function logging(target: string, lines = STRICT): Promise<{ broker: Broker; log: string[] }> {
  const log: string[] = [];
  const broker = await boot(lines, {
    files,
    target,
    log: { write: (_, line) => log.push(line), wants: () => true },
  });
  return { broker, log };
}

const portOf = (broker: Broker) => broker.listeners[0]!.port;

describe('a client whose certificate is refused', () => {
  describe.each(suites)('with %s', (ciphers) => {
    it.each(clients)('gets an alert: %s', async (name, alert) => {
      await using broker = await boot(STRICT, { files });
      const options = { ciphers, minVersion: 'TLSv1.3', ...own(name) } as const;
      expect(await end(portOf(broker), options)).toMatch(alert);
      expect(await end(portOf(broker), { ciphers, ...own('client') })).toBe('20020000');
    });
  });

  it('gets one if dates are not checked and anything else is wrong', async () => {
    await using broker = await boot(`${STRICT}disable_client_cert_date_checks true\n`, { files });
    for (const [name, alert] of clients) expect(await end(portOf(broker), own(name))).toMatch(alert);
  });

  it('gets one before it may open a websocket', async () => {
    await using broker = await boot(`${STRICT}protocol websockets\n`, { files });
    const url = `wss://127.0.0.1:${portOf(broker)}/`;
    const socket = new WebSocket(url, 'mqtt', { rejectUnauthorized: false, ...own('lost') });
    const message = await new Promise((done) => {
      socket.on('error', (error) => done(error.message));
      socket.on('open', () => done('opened'));
    });
    expect(message).toMatch(/alert certificate revoked/);
  });

  it('is disconnected in TLS 1.2, and gets one only if it has no certificate', async () => {
    await using broker = await boot(STRICT, { files });
    const before = { maxVersion: 'TLSv1.2' } as const;
    for (const [name] of clients.slice(0, -1))
      expect(await end(portOf(broker), { ...before, ...own(name) })).toMatch(
        /^closed$|ECONNRESET|disconnected before secure/,
      );
    expect(await end(portOf(broker), before)).toMatch(/alert handshake failure/);
  });

  it('gets one each of two hundred times, many at once', async () => {
    await using broker = await boot(STRICT, { files });
    for (let round = 0; round < 10; round++) {
      const ends = await Promise.all(
        Array.from({ length: 20 }, (_, index) => {
          const [name] = clients[index % 5]!;
          return end(portOf(broker), own(name));
        }),
      );
      for (const [index, message] of ends.entries()) expect(message).toMatch(clients[index % 5]![1]);
    }
  });
});

describe('the log has the lines of Mosquitto', () => {
  const failed = 'error:0A000086:SSL routines::certificate verify failed';
  const missing = 'error:0A0000C7:SSL routines::peer did not return a certificate';

  it.each([
    [
      '2.1.2',
      'OpenSSL Error while trying to get the error[0]: ',
      /^Client 127\.0\.0\.1 \[127\.0\.0\.1:\d+\] disconnected: Protocol error\.$/,
    ],
    ['2.0.22', 'OpenSSL Error[0]: ', /^Client <unknown> disconnected: Protocol error\.$/],
  ])('%s', async (target, prefix, gone) => {
    for (const [name] of clients) {
      const { broker, log } = await logging(target);
      await using _ = broker;
      await end(portOf(broker), own(name));
      const from = log.findIndex((line) => line.startsWith('OpenSSL'));
      expect(log[from]).toBe(prefix + (name === undefined ? missing : failed));
      expect(log[from + 1]).toMatch(gone);
      expect(log.filter((line) => line.startsWith('OpenSSL'))).toHaveLength(1);
    }
  });
});

describe.runIf(needs('openssl'))('the client of OpenSSL', () => {
  it.each(clients)('gets the same: %s', async (name, alert) => {
    await using broker = await boot(STRICT, { files });
    const shown = name === undefined ? [] : ['-cert', `${certs}/${name}.crt`, '-key', `${certs}/${name}.key`];
    const child = spawn('openssl', ['s_client', '-connect', `127.0.0.1:${portOf(broker)}`, ...shown]);
    let printed = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      printed += chunk;
    });
    await expect.poll(() => printed, { timeout: 10_000 }).toMatch(alert);
    child.kill();
  });

  it('gets none, and nothing is logged, if it is accepted though it has expired', async () => {
    openssl(
      'req',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      'late.key',
      '-out',
      'late.csr',
      '-subj',
      '/CN=late',
    );
    const authority = ['-CA', `${certs}/ca.crt`, '-CAkey', `${certs}/ca.key`];
    openssl(
      'x509',
      '-req',
      '-in',
      'late.csr',
      ...authority,
      '-CAserial',
      'serial',
      '-CAcreateserial',
      '-days',
      '-1',
      '-out',
      'late.crt',
    );
    const late = {
      cert: readFileSync(join(folder, 'late.crt')),
      key: readFileSync(join(folder, 'late.key')),
    };
    const strict = STRICT.replace(/crlfile.*\n/, '');
    const { broker, log } = await logging('2.1.2', `${strict}disable_client_cert_date_checks true\n`);
    await using _ = broker;
    expect(await end(portOf(broker), late)).toBe('20020000');
    await broker.close();
    expect(log.filter((line) => line.startsWith('OpenSSL'))).toEqual([]);
    await using other = await boot(strict, { files });
    expect(await end(portOf(other), late)).toMatch(/alert certificate expired/);
  });
});
