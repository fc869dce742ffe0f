import { afterEach, describe, expect, it } from 'vitest';
import type { Broker } from '../../src/index.js';
import { boot } from '../support/boot.js';
import { bridged, connected, portOf } from '../support/bridged.js';
import { certificateFiles, certificates, TLS } from '../support/certificates.js';

const open: Broker[] = [];
afterEach(() => Promise.all(open.splice(0).map((broker) => broker.close())));

/** A broker with a TLS listener, whose certificate is for `localhost`. */
async function secure(more = ''): Promise<Broker> {
  const broker = await boot(`listener 8883\nallow_anonymous true\n${TLS}${more}`, {
    files: certificateFiles,
  });
  open.push(broker);
  return broker;
}

async function bridge(to: Broker, lines: string, host = 'localhost', version?: string) {
  const url = `mqtts://${host}:${portOf(to)}` as const;
  const { broker, log } = await bridged(1, `topic # both\n${lines}`, {
    bridges: { c: url },
    ...(version === undefined ? {} : { target: version }),
  });
  open.push(broker);
  return { broker, log };
}

/** Why a bridge does not connect. */
async function failure(to: Broker, lines: string, host?: string, version?: string): Promise<string> {
  const { broker } = await bridge(to, lines, host, version);
  const [one] = broker.bridges;
  if (one?.state === 'connecting') await broker.waitFor('bridge', ({ state }) => state === 'disconnected');
  return broker.bridges[0]?.reason ?? '';
}

const TRUSTED = `bridge_cafile ${certificates}/ca.crt\n`;

describe('a bridge with certificates', () => {
  it('connects to a broker that its CA has signed', async () => {
    const { broker } = await bridge(await secure(), TRUSTED);
    await connected(broker);
  });

  it('shows a certificate if the other broker asks for one', async () => {
    const there = await secure(
      `cafile ${certificates}/ca.crt\nrequire_certificate true\nuse_identity_as_username true\n`,
    );
    const shown = `bridge_certfile ${certificates}/client.crt\nbridge_keyfile ${certificates}/client.key\n`;
    const { broker } = await bridge(there, TRUSTED + shown);
    await connected(broker);
    expect(there.sessions.map(({ username }) => username)).toHaveLength(1);
    expect(there.sessions[0]?.username).toBeDefined();
    expect(await failure(there, TRUSTED)).not.toBe('');
  });

  it('refuses a broker of another CA', async () => {
    expect(await failure(await secure(), `bridge_cafile ${certificates}/other-ca.crt\n`)).toMatch(
      /certificate/,
    );
  });

  it('refuses a certificate for another host, except with bridge_insecure', async () => {
    const there = await secure();
    expect(await failure(there, TRUSTED, '127.0.0.2')).toMatch(/127\.0\.0\.2/);
    const { broker } = await bridge(there, `${TRUSTED}bridge_insecure true\n`, '127.0.0.2');
    await connected(broker);
  });

  it('uses the version, the ciphers and the protocol name of its lines', async () => {
    const there = await secure();
    const lines = `${TRUSTED}bridge_tls_version tlsv1.3\nbridge_ciphers_tls1.3 TLS_AES_128_GCM_SHA256\nbridge_alpn mqtt\n`;
    const { broker } = await bridge(there, lines);
    await connected(broker);
    expect(
      await failure(await secure('tls_version tlsv1.3\n'), `${TRUSTED}bridge_ciphers nonsense\n`),
    ).not.toBe('');
  });

  it('never connects with a version that the release does not know', async () => {
    const there = await secure();
    for (const [version, word] of [
      ['1.5.11', 'tlsv1.3'],
      ['1.6.15', 'tlsv1'],
      ['2.1.2', 'tlsv1.1'],
    ] as const) {
      const lines = `${TRUSTED}bridge_tls_version ${word}\n`;
      expect(await failure(there, lines, 'localhost', version)).toBe(`Protocol ${word} not supported.`);
    }
  });

  it('has TLS 1.2 only in 1.4, and 1.3 besides its version in 1.5', async () => {
    const newest = await secure('tls_version tlsv1.3\n');
    expect(await failure(newest, TRUSTED, 'localhost', '1.4.10')).not.toBe('');
    const { broker } = await bridge(newest, `${TRUSTED}bridge_tls_version tlsv1.2\n`, 'localhost', '1.5.11');
    await connected(broker);
  });

  it('needs an OCSP response if it is to', async () => {
    expect(await failure(await secure(), `${TRUSTED}bridge_require_ocsp true\n`)).toBe(
      'the other broker sends no OCSP response',
    );
  });

  it('says which file it cannot read, and tries again', async () => {
    const there = await secure();
    const { broker, log } = await bridge(there, `bridge_cafile ${certificates}/missing.crt\n`);
    expect(broker.bridges).toMatchObject([{ state: 'disconnected' }]);
    expect(broker.bridges[0]?.reason).toContain('missing.crt');
    expect(log).toContain('Warning: Unable to connect bridge c.');
  });

  it('does without TLS where the caller points it at a plain broker', async () => {
    const there = await boot('listener 1883\nallow_anonymous true\n');
    open.push(there);
    const { broker } = await bridged(1, `topic #\n${TRUSTED}`, {
      bridges: { c: `mqtt://localhost:${portOf(there)}` },
    });
    open.push(broker);
    await connected(broker);
  });
});

describe('a bridge with a pre-shared key', () => {
  const there = () =>
    boot(
      'listener 8883\nallow_anonymous true\npsk_hint garden\npsk_file keys\nuse_identity_as_username true\n',
      {
        files: { keys: 'lamp:0123456789abcdef\n' },
      },
    );

  it('connects with the right one, and not with another', async () => {
    const far = await there();
    open.push(far);
    const { broker } = await bridge(far, 'bridge_identity lamp\nbridge_psk 0123456789abcdef\n');
    await connected(broker);
    expect(far.sessions).toMatchObject([{ username: 'lamp' }]);
    expect(await failure(far, 'bridge_identity lamp\nbridge_psk 00\n')).not.toBe('');
    expect(await failure(far, 'bridge_identity other\nbridge_psk 0123456789abcdef\n')).not.toBe('');
  });
});

describe('a bridge that cannot log in', () => {
  it('says so, and its password is in no log', async () => {
    const { broker, log } = await bridged(1, 'topic #\nremote_password hush-hush\n');
    open.push(broker);
    expect(broker.bridges[0]?.reason).toBe('remote_password needs remote_username');
    expect(log.join('\n')).not.toContain('hush-hush');
  });
});
