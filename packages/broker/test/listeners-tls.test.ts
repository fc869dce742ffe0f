import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import tls from 'node:tls';
import { afterAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { needs } from '../../../test/support/real-parts.js';
import { boot } from './support/boot.js';

const certs = resolve('fixtures/certs');
const folder = mkdtempSync(join(tmpdir(), 'listeners-tls-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const TLS = `cafile ${certs}/ca.crt\ncertfile ${certs}/server.crt\nkeyfile ${certs}/server.key\n`;
const OPEN = `listener 8883 127.0.0.1\nallow_anonymous true\n${TLS}`;
const CONNECT = Buffer.from('100d00044d51545404020000000161', 'hex');
const ACCEPTED = '20020000';
const text = (name: string) => readFileSync(join(certs, name), 'utf8');
const files = Object.fromEntries(
  ['ca.crt', 'server.crt', 'server.key', 'crl.pem'].map((name) => [`${certs}/${name}`, text(name)]),
);
const openssl = (...args: string[]) =>
  execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] }).toString();
const own = (name: string) => ({ cert: text(`${name}.crt`), key: text(`${name}.key`) });
const made = (name: string) => ({
  cert: readFileSync(join(folder, `${name}.crt`), 'utf8'),
  key: readFileSync(join(folder, `${name}.key`), 'utf8'),
});

/** What the broker answers to a CONNECT over TLS; `refused` where it does not. */
function knock(port: number, options: tls.ConnectionOptions = {}): Promise<string> {
  const socket = tls.connect({ port, host: '127.0.0.1', rejectUnauthorized: false, ...options });
  return new Promise((done) => {
    socket.on('error', () => done('refused')).on('close', () => done('refused'));
    socket.on('secureConnect', () => socket.write(CONNECT));
    socket.on('data', (bytes) => {
      done(bytes.toString('hex'));
      socket.destroy();
    });
  });
}

describe('versions and ciphers', () => {
  it.each([
    ['ciphers_tls1.3 TLS_AES_128_GCM_SHA256', 'TLSv1.2'],
    ['ciphers_tls1.3 TLS_AES_128_GCM_SHA256', 'TLSv1.3'],
    ['ciphers ECDHE-ECDSA-AES128-GCM-SHA256', 'TLSv1.2'],
    ['ciphers ECDHE-ECDSA-AES128-GCM-SHA256', 'TLSv1.3'],
  ] as const)('%s leaves %s', async (line, version) => {
    await using broker = await boot(`${OPEN}${line}\n`, { files });
    const { port } = broker.listeners[0]!;
    expect(await knock(port, { minVersion: version, maxVersion: version })).toBe(ACCEPTED);
  });

  it('are otherwise those of OpenSSL, the strongest first, and are logged by their names there', async () => {
    const lines: string[] = [];
    const log = { wants: () => true, write: (_: string, text: string) => lines.push(text) };
    await using broker = await boot(OPEN, { files, log });
    const { port } = broker.listeners[0]!;
    // The client would rather have the other one.
    const ciphers = 'ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384';
    expect(await knock(port, { maxVersion: 'TLSv1.2', ciphers })).toBe(ACCEPTED);
    expect(lines).toContain('Client a negotiated TLSv1.2 cipher ECDHE-ECDSA-AES256-GCM-SHA384');
  });

  it('are written to a file with their secrets, with the option for it', async () => {
    const path = join(folder, 'keys');
    await using broker = await boot(OPEN, { files, tlsKeylog: path });
    expect(await knock(broker.listeners[0]!.port, { maxVersion: 'TLSv1.2' })).toBe(ACCEPTED);
    expect(readFileSync(path, 'utf8')).toMatch(/^CLIENT_RANDOM [\da-f]{64} [\da-f]{96}$/m);
  });

  it('tls_version is the lowest', async () => {
    await using broker = await boot(`${OPEN}tls_version tlsv1.3\n`, { files });
    const { port } = broker.listeners[0]!;
    expect(await knock(port, { maxVersion: 'TLSv1.2' })).toBe('refused');
    expect(await knock(port)).toBe(ACCEPTED);
  });

  it.each(['1.4.15', '1.6.15', '2.0.0', '2.0.8'])('tls_version is the only one in %s', async (target) => {
    await using broker = await boot(`${OPEN}tls_version tlsv1.2\n`, { files, target });
    const { port } = broker.listeners[0]!;
    expect(await knock(port, { minVersion: 'TLSv1.3' })).toBe('refused');
    expect(await knock(port)).toBe(ACCEPTED);
  });

  it.each(['1.5.11', '2.0.9', '2.0.22'])('tls_version is the lowest in %s', async (target) => {
    await using broker = await boot(`${OPEN}tls_version tlsv1.2\n`, { files, target });
    expect(await knock(broker.listeners[0]!.port, { minVersion: 'TLSv1.3' })).toBe(ACCEPTED);
  });

  // Measured with 1.5.4 and 1.5.11.
  it('1.5 leaves 1.3 on beside an older one, and nothing between', async () => {
    await using broker = await boot(`${OPEN}tls_version tlsv1.1\n`, { files, target: '1.5.11' });
    const { port } = broker.listeners[0]!;
    expect(await knock(port, { minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' })).toBe('refused');
    expect(await knock(port, { minVersion: 'TLSv1.3' })).toBe(ACCEPTED);
  });

  // net__tls_server_ctx
  it.each([
    ['2.0.11', ACCEPTED],
    ['2.0.22', 'refused'],
    ['2.1.2', 'refused'],
  ])('a PSK file beside certificates leaves out TLS 1.3 in %s: %s', async (target, expected) => {
    const keys = { ...files, psk: 'ana:deadbeef\n' };
    await using broker = await boot(`psk_file psk\n${OPEN}`, { files: keys, target });
    const { port } = broker.listeners[0]!;
    expect(await knock(port, { minVersion: 'TLSv1.3' })).toBe(expected);
    expect(await knock(port, { maxVersion: 'TLSv1.2' })).toBe(ACCEPTED);
  });
});

describe('a WebSockets listener before 2.1', () => {
  const mqtt = 'listener 1883 127.0.0.1\nallow_anonymous true\n';
  const websockets = `${mqtt}listener 9001 127.0.0.1\nprotocol websockets\n`;

  it('does not follow tls_version', async () => {
    await using broker = await boot(`${websockets}${TLS}tls_version tlsv1.3\n`, { files, target: '1.6.15' });
    const url = `wss://127.0.0.1:${broker.listeners[1]!.port}/`;
    const old = new WebSocket(url, 'mqtt', { rejectUnauthorized: false, maxVersion: 'TLSv1.2' });
    await once(old, 'open');
    old.terminate();
  });

  it('is not encrypted with psk_hint', async () => {
    const keys = { ...files, psk: 'ana:deadbeef\n' };
    const lines = `${websockets}psk_hint hint\npsk_file psk\n`;
    await using broker = await boot(lines, { files: keys, target: '2.0.22' });
    const plain = new WebSocket(`ws://127.0.0.1:${broker.listeners[1]!.port}/`, 'mqtt');
    await once(plain, 'open');
    plain.terminate();
  });

  it('fails every handshake with a certificate without a key', async () => {
    const lines = `${websockets}certfile ${certs}/server.crt\n`;
    await using broker = await boot(lines, { files, target: '2.0.20' });
    expect(await knock(broker.listeners[1]!.port)).toBe('refused');
  });

  it('accepts a CA file that is not there', async () => {
    const pair = TLS.replace('ca.crt', 'nowhere.crt');
    await using broker = await boot(websockets + pair, { files, target: '2.0.22' });
    const url = `wss://127.0.0.1:${broker.listeners[1]!.port}/`;
    const socket = new WebSocket(url, 'mqtt', { rejectUnauthorized: false });
    await once(socket, 'open');
    socket.terminate();
  });
});

describe('reading again', () => {
  it('uses new certificates, and keeps the old ones if the new are not valid', async () => {
    const path = join(folder, 'shown.crt');
    writeFileSync(path, text('server.crt'));
    const lines = `listener 8883 127.0.0.1\nallow_anonymous true\ncertfile ${path}\nkeyfile ${certs}/server.key\n`;
    await using broker = await boot(lines, { files: { ...files, [path]: text('server.crt') } });
    writeFileSync(path, 'broken');
    broker.reload();
    expect(await knock(broker.listeners[0]!.port)).toBe(ACCEPTED);
  });

  // Measured with `openssl s_client` of 1.6.15, 2.0.11 and 2.0.22.
  it.each([
    ['1.6.15', '', 'TLSv1.3', ACCEPTED],
    ['1.6.15', 'tls_version tlsv1.3\n', 'TLSv1.3', ACCEPTED],
    ['1.6.15', 'tls_version tlsv1.3\n', 'TLSv1.2', 'refused'],
    ['1.6.15', 'tls_version tlsv1.2\n', 'TLSv1.3', 'refused'],
    ['1.6.15', 'tls_version tlsv1.2\n', 'TLSv1.2', ACCEPTED],
    ['2.0.11', 'tls_version tlsv1.3\n', 'TLSv1.3', ACCEPTED],
    ['2.0.11', 'tls_version tlsv1.2\n', 'TLSv1.3', ACCEPTED],
    ['2.0.11', 'tls_version tlsv1.2\n', 'TLSv1.2', ACCEPTED],
    ['2.0.22', '', 'TLSv1.3', 'refused'],
    ['2.0.22', '', 'TLSv1.2', ACCEPTED],
  ] as const)(
    'takes pre-shared keys with each version of TLS, as %s with %j and %s: %s',
    async (target, line, version, answer) => {
      const lines = `listener 8883 127.0.0.1\nallow_anonymous true\npsk_hint hint\npsk_file psk\n${line}`;
      await using broker = await boot(lines, { files: { psk: 'ana:deadbeef\n' }, target });
      const options = {
        ...(version === 'TLSv1.2' ? { ciphers: 'PSK' } : {}),
        minVersion: version,
        maxVersion: version,
        checkServerIdentity: () => undefined,
        pskCallback: () => ({ psk: Buffer.from('deadbeef', 'hex'), identity: 'ana' }),
      };
      expect(await knock(broker.listeners[0]!.port, options)).toBe(answer);
    },
  );

  it('uses new pre-shared keys', async () => {
    const lines = 'listener 8883 127.0.0.1\npsk_hint hint\npsk_file psk\nuse_identity_as_username true\n';
    await using broker = await boot(lines, { files: { psk: 'ana:deadbeef\n' } });
    const listener = broker.listeners[0]!;
    const knockWith = (key: string) =>
      knock(listener.port, {
        ciphers: 'PSK',
        maxVersion: 'TLSv1.2',
        checkServerIdentity: () => undefined,
        pskCallback: () => ({ psk: Buffer.from(key, 'hex'), identity: 'ana' }),
      });
    expect(await knockWith('deadbeef')).toBe(ACCEPTED);
    const psk = listener.state.policy.psk!.file!;
    const ana = { ...psk.identities.get('ana')!, key: 'cafebabe' };
    const { policy } = listener.state;
    const identities = new Map([['ana', ana]]);
    listener.state.policy = { ...policy, psk: { ...policy.psk!, file: { ...psk, identities } } };
    listener.reload();
    expect(await knockWith('deadbeef')).toBe('refused');
    expect(await knockWith('cafebabe')).toBe(ACCEPTED);
  });
});

describe('revoked certificates', () => {
  const lines = `listener 9001 127.0.0.1\nprotocol websockets\nallow_anonymous true\n${TLS}crlfile ${certs}/crl.pem\nrequire_certificate true\n`;

  // mosq_websockets_init does not pass the list on.
  it.each(['1.6.15', '2.0.22'])('open a websocket of libwebsockets: %s', async (target) => {
    await using broker = await boot(`listener 1883 127.0.0.1\n${lines}`, { files, target });
    const url = `wss://127.0.0.1:${broker.listeners[1]!.port}/`;
    const revoked = new WebSocket(url, 'mqtt', { rejectUnauthorized: false, ...own('lost') });
    await once(revoked, 'open');
    revoked.terminate();
  });

  it('open no websocket of 2.1', async () => {
    await using broker = await boot(lines, { files });
    const url = `wss://127.0.0.1:${broker.listeners[0]!.port}/`;
    const revoked = new WebSocket(url, 'mqtt', { rejectUnauthorized: false, ...own('lost') });
    await once(revoked, 'error');
    const good = new WebSocket(url, 'mqtt', { rejectUnauthorized: false, ...own('client') });
    await once(good, 'open');
    good.terminate();
  });
});

// Measured with 2.0.11: without a valid list of its CA, no certificate is accepted.
it('a revocation list whose signature has unused bits counts as missing', async () => {
  const list = Buffer.from(text('crl.pem').replace(/-----.*-----/g, ''), 'base64');
  // A signature with ECDSA: a bit string of whole bytes, which begins with a sequence.
  const at = list.lastIndexOf(Buffer.from('003045', 'hex'));
  expect(at).toBeGreaterThan(0);
  list[at] = 2;
  const crl = `-----BEGIN X509 CRL-----\n${list.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END X509 CRL-----\n`;
  const path = join(folder, 'unused-bits.pem');
  writeFileSync(path, crl);
  for (const [file, answer] of [
    [`${certs}/crl.pem`, ACCEPTED],
    [path, 'refused'],
  ] as const) {
    const lines = `${OPEN}require_certificate true\ncrlfile ${file}\n`;
    await using broker = await boot(lines, { files: { ...files, [path]: crl } });
    expect(await knock(broker.listeners[0]!.port, own('client'))).toBe(answer);
  }
});

describe.runIf(needs('openssl'))('certificates made here', () => {
  it('that have expired are accepted if dates are not checked, but never those of other CAs', async () => {
    const request = (name: string) =>
      openssl(
        ...['req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
        ...['-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', '/CN=admin'],
      );
    const sign = (name: string, ca: string, ...more: string[]) =>
      openssl(
        ...['x509', '-req', '-in', `${name}.csr`, '-CA', `${ca}.crt`, '-CAkey', `${ca}.key`],
        ...['-CAcreateserial', '-CAserial', join(folder, 'serial'), '-out', `${name}.crt`, ...more],
      );
    for (const name of ['expired', 'foreign', 'server-only']) request(name);
    sign('expired', `${certs}/ca`, '-days', '-1');
    sign('foreign', `${certs}/other-ca`, '-days', '-1');
    writeFileSync(join(folder, 'purpose'), 'extendedKeyUsage = serverAuth\n');
    sign('server-only', `${certs}/ca`, '-days', '-1', '-extfile', 'purpose');
    const lines = `${OPEN}require_certificate true\n`;
    await using strict = await boot(lines, { files });
    await using lenient = await boot(`${lines}disable_client_cert_date_checks true\n`, { files });
    const [before, after] = [strict, lenient].map((broker) => broker.listeners[0]!.port);
    expect(await knock(before!, made('expired'))).toBe('refused');
    expect(await knock(after!, made('expired'))).toBe(ACCEPTED);
    expect(await knock(after!, own('client'))).toBe(ACCEPTED);
    expect(await knock(after!, made('foreign'))).toBe('refused');
    const { cert, key } = made('foreign');
    expect(await knock(after!, { cert: cert + text('other-ca.crt'), key })).toBe('refused');
    expect(await knock(after!, { cert: cert + text('ca.crt'), key })).toBe('refused');
    expect(await knock(after!, made('server-only'))).toBe('refused');
    expect(await knock(after!)).toBe('refused');
  });

  it('have subjects as OpenSSL writes them, whatever is in them', async () => {
    const subject = '/C=DE/O=A, B "x" ;y + z/OU=u1+UID=7/CN=\u00e4h #1/emailAddress=a@b';
    openssl(
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-utf8'],
      ...['-keyout', 'odd.key', '-out', 'odd.crt', '-multivalue-rdn', '-days', '10'],
      ...['-subj', subject.replace('y + z', 'y \\+ z')],
    );
    const path = join(folder, 'odd.crt');
    const lines = `listener 8883 127.0.0.1\ncafile ${path}\ncertfile ${certs}/server.crt\nkeyfile ${certs}/server.key\nrequire_certificate true\nuse_subject_as_username true\n`;
    await using broker = await boot(lines, { files: { ...files, [path]: readFileSync(path, 'utf8') } });
    const names: unknown[] = [];
    broker.events.on('connect', ({ username }) => names.push(username));
    expect(await knock(broker.listeners[0]!.port, made('odd'))).toBe(ACCEPTED);
    const printed = openssl('x509', '-noout', '-subject', '-nameopt', 'RFC2253', '-in', 'odd.crt');
    expect(names).toEqual([printed.trim().replace(/^subject=/, '')]);
  });
});

describe.skipIf(!needs('openssl'))('capath', () => {
  it('finds CAs only by the hashes of their names', async () => {
    const path = join(folder, 'cas');
    mkdirSync(path);
    writeFileSync(join(path, 'ca.pem'), text('ca.crt'));
    const settings = `${OPEN.replace(/cafile .*\n/, `capath ${path}\n`)}require_certificate true\n`;
    const answer = async () => {
      await using broker = await boot(settings, { files: { ...files, [`${path}/ca.pem`]: text('ca.crt') } });
      return await knock(broker.listeners[0]!.port, { ...own('client'), maxVersion: 'TLSv1.2' });
    };
    expect(await answer()).toBe('refused');
    openssl('rehash', path);
    expect(await answer()).toBe(ACCEPTED);
  });
});
