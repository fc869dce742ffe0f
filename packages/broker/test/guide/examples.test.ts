import { once } from 'node:events';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { needs } from '../../../../test/support/real-parts.js';
import {
  type Admissions,
  ana,
  anonymous,
  bootFixture,
  expectAdmissions,
  overTls,
  overWebsockets,
  wall,
  wrongPassword,
} from '../support/known-clients.js';
import { bytesOf, connecting, listen } from '../support/wire.js';

/** The guide's example configurations and what people make of them, release by release: which clients can connect to which listener. */
const examples: readonly (readonly [name: string, releases: readonly string[], admissions: Admissions])[] = [
  [
    'guide-0-like-before-2',
    ['1.6.15', '2.0.11', '2.0.22', '2.1.2'],
    { 1883: { admitted: [anonymous, ana] } },
  ],

  [
    'guide-1-two-ports',
    ['1.6.15'],
    { 1883: { admitted: [anonymous, ana] }, 1884: { admitted: [anonymous, ana] } },
  ],
  [
    'guide-1-two-ports',
    ['2.0.11', '2.0.22', '2.1.2'],
    { 1883: { refused: [anonymous, ana] }, 1884: { refused: [anonymous] } },
  ],
  [
    'guide-1-two-ports-after-upgrade',
    ['2.0.11', '2.1.2'],
    { 1883: { refused: [anonymous] }, 1884: { refused: [anonymous] } },
  ],
  ['guide-2-two-listeners', ['1.6.15'], { 1883: { admitted: [anonymous] }, 1884: { admitted: [anonymous] } }],
  [
    'guide-2-two-listeners',
    ['2.0.22', '2.1.2'],
    { 1883: { refused: [anonymous] }, 1884: { refused: [anonymous] } },
  ],

  [
    'guide-3-tls',
    ['1.6.15'],
    {
      1883: { admitted: [anonymous], refused: [overTls(anonymous)] },
      8883: { admitted: [overTls(anonymous), overTls(ana)], refused: [anonymous] },
    },
  ],
  [
    'guide-3-tls',
    ['2.0.22', '2.1.2'],
    { 1883: { refused: [anonymous] }, 8883: { refused: [anonymous, overTls(anonymous)] } },
  ],
  [
    'guide-3-tls-on-wrong-listener',
    ['2.0.22', '2.1.2'],
    {
      1883: { admitted: [overTls(ana)], refused: [ana, overTls(anonymous)] },
      8883: { admitted: [ana], refused: [overTls(ana), anonymous] },
    },
  ],

  [
    'guide-4-websockets',
    ['1.6.15'],
    {
      1883: { admitted: [anonymous], refused: [overWebsockets(anonymous)] },
      9001: { admitted: [overWebsockets(anonymous)], refused: [anonymous] },
    },
  ],
  [
    'guide-4-websockets',
    ['2.0.22', '2.1.2'],
    { 1883: { refused: [anonymous] }, 9001: { refused: [overWebsockets(anonymous)] } },
  ],
  [
    'guide-4-protocol-above-listener',
    ['1.6.15', '2.0.22', '2.1.2'],
    {
      1883: { admitted: [overWebsockets(anonymous)], refused: [anonymous] },
      9001: { admitted: [anonymous], refused: [overWebsockets(anonymous)] },
    },
  ],

  // In 2.0 anyone may connect to the default listener; from 2.1 on no anonymous client may.
  [
    'guide-5-authentication-on-one-port',
    ['1.6.15', '2.0.11', '2.0.22'],
    { 1883: { admitted: [anonymous] }, 1884: { admitted: [ana], refused: [anonymous, wrongPassword] } },
  ],
  [
    'guide-5-authentication-on-one-port',
    ['2.1.2'],
    { 1883: { refused: [anonymous] }, 1884: { admitted: [ana], refused: [anonymous, wrongPassword] } },
  ],

  // Keys that no port uses: anonymous clients are refused because of them, and up to 1.6 any username is accepted.
  [
    'guide-checkconfig-listing',
    ['1.6.15'],
    {
      1883: { admitted: [ana, wrongPassword], refused: [anonymous] },
      1884: { admitted: [ana], refused: [anonymous] },
    },
  ],
  [
    'guide-checkconfig-listing',
    ['2.0.22', '2.1.2'],
    { 1883: { refused: [anonymous, ana] }, 1884: { refused: [anonymous, ana] } },
  ],
  [
    'guide-suggested-structure',
    ['1.6.15', '2.0.22', '2.1.2'],
    {
      1883: { admitted: [anonymous] },
      8883: {
        admitted: [overTls(ana)],
        refused: [overTls(anonymous), overTls(wall), overTls(wrongPassword), ana],
      },
      9001: {
        admitted: [overWebsockets(wall)],
        refused: [overWebsockets(ana), overWebsockets(anonymous), wall],
      },
    },
  ],
];

const cases = examples.flatMap(([name, releases, admissions]) =>
  releases.map((release) => ({ name, release, admissions })),
);

describe.runIf(needs('mosquitto_pub'))('which clients may connect', () => {
  it.concurrent.each(cases)('$name, $release', async ({ name, release, admissions }) => {
    await using broker = await bootFixture(name, release);
    await expectAdmissions(broker, admissions);
  });
});

describe('what does not start', () => {
  it.each([
    ['guide-2-same-port-twice', 'mosquitto.conf:5'],
    ['guide-3-tls-windows-paths', 'mosquitto.conf:6'],
    ['guide-5-per-listener-too-late', 'mosquitto.conf:11'],
    ['guide-6-limit-above-listener', 'mosquitto.conf:4'],
  ])('%s is refused, with %s', async (name, place) => {
    for (const release of ['1.6.15', '2.0.11', '2.1.2'])
      await expect(bootFixture(name, release)).rejects.toThrow(place);
  });
});

describe('guide-6-connection-limit', () => {
  it('accepts a thousand connections, and one more when one has ended (1.6.15)', async () => {
    await using broker = await bootFixture('guide-6-connection-limit', '1.6.15');
    const { port } = broker.listeners[0]!;
    const enter = async (name: string): Promise<[Duplex, string]> => {
      const socket = connect(port, '127.0.0.1').on('error', () => undefined);
      const packets = listen(socket, 4);
      socket.write(Buffer.concat([connecting(name, 4), bytesOf({ cmd: 'pingreq' }, 4)]));
      const isGone = once(socket, 'close').then(() => 'gone');
      while (packets.length < 2 && !socket.destroyed) await Promise.race([once(socket, 'data'), isGone]);
      return [socket, packets.map(({ cmd }) => cmd).join(' ')];
    };
    const entered: Duplex[] = [];
    for (let index = 0; index < 1000; index++) {
      const [socket, answers] = await enter(`client ${index}`);
      expect(answers).toBe('connack pingresp');
      entered.push(socket);
    }
    expect(broker.connections).toHaveLength(1000);
    expect((await enter('one too many'))[1]).toBe('');
    entered.pop()!.destroy();
    await expect.poll(() => broker.connections.length).toBe(999);
    const [last, answers] = await enter('the next');
    expect(answers).toBe('connack pingresp');
    for (const socket of [...entered, last]) socket.destroy();
  });

  it('accepts only this machine since 2.0.12', async () => {
    await using broker = await bootFixture('guide-6-connection-limit', '2.1.2');
    const hosts = broker.listeners.map(({ url }) => url.replace(/:\d+$/, ''));
    expect(hosts).toEqual(['mqtt://127.0.0.1', 'mqtt://[::1]', 'http://127.0.0.1']);
  });
});
