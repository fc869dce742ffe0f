import { connect } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { needs } from '../../../../test/support/real-parts.js';
import {
  type Admissions,
  ana,
  anonymous,
  argumentsOf,
  bootFixture,
  expectAdmissions,
  type KnownClient,
  overTls,
  overWebsockets,
  wrongPassword,
} from '../support/known-clients.js';
import { real, subscribed } from '../support/real-clients.js';

const device: KnownClient = { tls: true, certificate: 'client' };
const lost: KnownClient = { tls: true, certificate: 'lost' };
const key = (identity: string, digits: string): KnownClient => ({ psk: { identity, key: digits } });
const pump = key('pump', '00112233445566778899aabbccddeeff');

/** Configurations with TLS, and which clients may connect. */
const configurations: readonly (readonly [name: string, Admissions])[] = [
  [
    'tls-server-certificate',
    {
      8883: {
        admitted: [overTls(ana)],
        refused: [ana, anonymous, overTls(anonymous), overTls(wrongPassword)],
      },
    },
  ],
  ['mutual-tls', { 8883: { admitted: [device], refused: [overTls(anonymous), overTls(ana), anonymous] } }],
  ['mutual-tls-revoked', { 8883: { admitted: [device], refused: [lost, overTls(anonymous)] } }],
  [
    'tls-psk',
    {
      8883: {
        admitted: [pump, key('valve', 'ffeeddccbbaa99887766554433221100')],
        refused: [
          key('pump', 'ffeeddccbbaa99887766554433221100'),
          key('nobody', '00112233445566778899aabbccddeeff'),
          overTls(anonymous),
          anonymous,
        ],
      },
    },
  ],
  [
    'websockets-tls',
    {
      1883: { admitted: [ana], refused: [overTls(ana), overWebsockets(ana)] },
      8884: {
        admitted: [overWebsockets(overTls(ana))],
        refused: [
          overWebsockets(ana),
          overWebsockets(overTls(anonymous)),
          overWebsockets(overTls(wrongPassword)),
          overTls(ana),
        ],
      },
    },
  ],
];

describe.runIf(needs('mosquitto_pub', 'mosquitto_sub'))('with the real clients', () => {
  it.concurrent.each(configurations)('%s: which clients may connect', async (name, admissions) => {
    await using broker = await bootFixture(name, '2.1.2');
    await expectAdmissions(broker, admissions);
  });

  it('mutual-tls: a certificate’s name is a username, with its own topics', async () => {
    await using broker = await bootFixture('mutual-tls', '2.1.2');
    const own = argumentsOf(device);
    const heard = real(broker, 'sub', [...own, '-i', 'sub', '-t', 'tariffs/#', '-C', '1', '-F', '%t %p']);
    await subscribed(broker, 'sub');
    expect(broker.connections).toMatchObject([{ username: 'meter-7' }]);
    const sent = broker.waitFor('publish', ({ topic }) => topic === 'readings/meter-7');
    await real(broker, 'pub', [...own, '-V', 'mqttv5', '-t', 'readings/meter-7', '-q', '1', '-m', '42']);
    expect(String((await sent).payload)).toBe('42');
    const refused = await real(broker, 'pub', [
      ...[...own, '-V', 'mqttv5', '-t', 'tariffs/night', '-q', '1', '-m', '0'],
    ]);
    expect(refused.stderr + refused.stdout).toContain('Not authorized');
    broker.publish('readings/meter-7', 'not for it');
    broker.publish('tariffs/day', '31');
    expect((await heard).stdout).toBe('tariffs/day 31\n');
  });

  it('tls-psk: a key’s identity is a username, with its own topics', async () => {
    await using broker = await bootFixture('tls-psk', '2.1.2');
    const pub = (topic: string) =>
      real(broker, 'pub', [...argumentsOf(pump), '-V', 'mqttv5', '-t', topic, '-q', '1', '-m', 'x']);
    expect((await pub('garden/pump/state')).stderr).toBe('');
    expect((await pub('garden/valve/state')).stderr).toContain('Not authorized');
  });

  it('a CA that the client does not trust ends the connection on its side', async () => {
    await using broker = await bootFixture('tls-server-certificate', '2.1.2');
    const { code } = await real(broker, 'pub', [
      ...['-t', 'a', '-m', 'x', '-u', 'ana', '-P', 'not-a-secret-1'],
      ...['--cafile', 'fixtures/certs/other-ca.crt'],
    ]);
    expect(code).not.toBe(0);
    expect(broker.counters.connectionsOpened).toBe(0);
  });
});

it('tls_version tlsv1.2: older versions are refused', async () => {
  await using broker = await bootFixture('tls-server-certificate', '2.1.2');
  const { port } = broker.listeners[0]!;
  const handshake = (version: 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3') =>
    new Promise((resolve) => {
      const socket = connect({
        ...{ port, host: '127.0.0.1', rejectUnauthorized: false },
        // Whatever this machine's library would rather not offer.
        ...{ minVersion: version, maxVersion: version, ciphers: 'DEFAULT@SECLEVEL=0' },
      });
      socket.on('secureConnect', () => resolve(socket.getProtocol())).on('error', () => resolve('refused'));
      socket.on('close', () => socket.destroy());
      setTimeout(() => socket.destroy(), 5000).unref();
    });
  expect(await handshake('TLSv1.1')).toBe('refused');
  expect(await handshake('TLSv1.2')).toBe('TLSv1.2');
  expect(await handshake('TLSv1.3')).toBe('TLSv1.3');
});
