import { readFileSync } from 'node:fs';
import tls from 'node:tls';
import { expect, it } from 'vitest';
import { boot } from './support/boot.js';
import { certificateFiles, certificates, TLS } from './support/certificates.js';

const own = (ending: string) => readFileSync(`${certificates}/client.${ending}`, 'utf8');
const CONNECT = Buffer.from('100d00044d51545404020000000161', 'hex');
/** A user with a hash that every release takes. */
const HASH = `ana:$6$MTIzNDU2Nzg5MDEy$${'A'.repeat(86)}==\n`;

const WAYS = {
  certificate: {
    lines: `${TLS}require_certificate true\n`,
    client: { cert: own('crt'), key: own('key') },
  },
  PSK: {
    lines: 'psk_hint hint\npsk_file psk\n',
    client: {
      ciphers: 'PSK',
      maxVersion: 'TLSv1.2',
      checkServerIdentity: () => undefined,
      pskCallback: () => ({ psk: Buffer.from('deadbeef', 'hex'), identity: 'ana' }),
    },
  },
} as const;

// Each was measured with 1.5.11, 1.6.4 or 1.6.5.
it.each([
  ['1.5.11', 'certificate', 'password_file passwords\n', 0],
  ['1.6.4', 'certificate', 'password_file passwords\n', 0],
  ['1.6.4', 'certificate', '', 1],
  ['1.6.4', 'certificate', 'allow_anonymous false\n', 1],
  ['1.6.5', 'certificate', 'password_file passwords\n', 1],
  ['1.6.4', 'PSK', 'password_file passwords\n', 0],
  ['1.6.4', 'PSK', '', 1],
  ['1.6.5', 'PSK', 'password_file passwords\n', 1],
] as const)(
  'a reload of %s, with a client named by its %s and %j, leaves %i',
  async (target, way, more, left) => {
    const { lines, client } = WAYS[way];
    const text = `listener 8883 127.0.0.1\n${lines}use_identity_as_username true\n${more}`;
    const files = { ...certificateFiles, passwords: HASH, psk: 'ana:deadbeef\n' };
    await using broker = await boot(text, { files, target });
    const { port } = broker.listeners[0]!;
    const socket = tls.connect({ port, host: '127.0.0.1', rejectUnauthorized: false, ...client });
    socket.on('error', () => undefined).on('secureConnect', () => socket.write(CONNECT));
    await new Promise((done) => socket.once('data', done));
    expect(broker.connections).toHaveLength(1);
    broker.reload();
    await new Promise((done) => setTimeout(done, 50));
    expect(broker.connections).toHaveLength(left);
    socket.destroy();
  },
);
