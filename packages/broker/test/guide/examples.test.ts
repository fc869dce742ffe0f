import { once } from 'node:events';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { needs } from '../../../../test/support/real-parts.js';
import {
  ana,
  anybody,
  bootFixture,
  type Doors,
  expectDoors,
  impostor,
  onTheWeb,
  overTls,
  wall,
} from '../support/guests.js';
import { bytesOf, connecting, listen } from '../support/wire.js';

/** The guide's example configurations and what people make of them, release by release: who is let in where. */
const examples: readonly (readonly [name: string, releases: readonly string[], doors: Doors])[] = [
  ['guide-0-like-before-2', ['1.6.15', '2.0.11', '2.0.22', '2.1.2'], { 1883: { in: [anybody, ana] } }],

  ['guide-1-two-ports', ['1.6.15'], { 1883: { in: [anybody, ana] }, 1884: { in: [anybody, ana] } }],
  [
    'guide-1-two-ports',
    ['2.0.11', '2.0.22', '2.1.2'],
    { 1883: { out: [anybody, ana] }, 1884: { out: [anybody] } },
  ],
  [
    'guide-1-two-ports-after-upgrade',
    ['2.0.11', '2.1.2'],
    { 1883: { out: [anybody] }, 1884: { out: [anybody] } },
  ],
  ['guide-2-two-listeners', ['1.6.15'], { 1883: { in: [anybody] }, 1884: { in: [anybody] } }],
  ['guide-2-two-listeners', ['2.0.22', '2.1.2'], { 1883: { out: [anybody] }, 1884: { out: [anybody] } }],

  [
    'guide-3-tls',
    ['1.6.15'],
    {
      1883: { in: [anybody], out: [overTls(anybody)] },
      8883: { in: [overTls(anybody), overTls(ana)], out: [anybody] },
    },
  ],
  [
    'guide-3-tls',
    ['2.0.22', '2.1.2'],
    { 1883: { out: [anybody] }, 8883: { out: [anybody, overTls(anybody)] } },
  ],
  [
    'guide-3-tls-on-wrong-listener',
    ['2.0.22', '2.1.2'],
    {
      1883: { in: [overTls(ana)], out: [ana, overTls(anybody)] },
      8883: { in: [ana], out: [overTls(ana), anybody] },
    },
  ],

  [
    'guide-4-websockets',
    ['1.6.15'],
    { 1883: { in: [anybody], out: [onTheWeb(anybody)] }, 9001: { in: [onTheWeb(anybody)], out: [anybody] } },
  ],
  [
    'guide-4-websockets',
    ['2.0.22', '2.1.2'],
    { 1883: { out: [anybody] }, 9001: { out: [onTheWeb(anybody)] } },
  ],
  [
    'guide-4-protocol-above-listener',
    ['1.6.15', '2.0.22', '2.1.2'],
    { 1883: { in: [onTheWeb(anybody)], out: [anybody] }, 9001: { in: [anybody], out: [onTheWeb(anybody)] } },
  ],

  // The default listener stays open to everybody in 2.0; from 2.1 on it does not.
  [
    'guide-5-authentication-on-one-port',
    ['1.6.15', '2.0.11', '2.0.22'],
    { 1883: { in: [anybody] }, 1884: { in: [ana], out: [anybody, impostor] } },
  ],
  [
    'guide-5-authentication-on-one-port',
    ['2.1.2'],
    { 1883: { out: [anybody] }, 1884: { in: [ana], out: [anybody, impostor] } },
  ],

  // Keys that no port uses: anonymous clients are refused for them, and up to 1.6 any name will do.
  [
    'guide-checkconfig-listing',
    ['1.6.15'],
    { 1883: { in: [ana, impostor], out: [anybody] }, 1884: { in: [ana], out: [anybody] } },
  ],
  [
    'guide-checkconfig-listing',
    ['2.0.22', '2.1.2'],
    { 1883: { out: [anybody, ana] }, 1884: { out: [anybody, ana] } },
  ],
  [
    'guide-suggested-structure',
    ['1.6.15', '2.0.22', '2.1.2'],
    {
      1883: { in: [anybody] },
      8883: { in: [overTls(ana)], out: [overTls(anybody), overTls(wall), overTls(impostor), ana] },
      9001: { in: [onTheWeb(wall)], out: [onTheWeb(ana), onTheWeb(anybody), wall] },
    },
  ],
];

const cases = examples.flatMap(([name, releases, doors]) =>
  releases.map((release) => ({ name, release, doors })),
);

describe.runIf(needs('mosquitto_pub'))('who gets in', () => {
  it.concurrent.each(cases)('$name, $release', async ({ name, release, doors }) => {
    await using broker = await bootFixture(name, release);
    await expectDoors(broker, doors);
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
  it('lets a thousand in, and one more when one has gone (1.6.15)', async () => {
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

  it('leaves nothing but this machine since 2.0.12', async () => {
    await using broker = await bootFixture('guide-6-connection-limit', '2.1.2');
    expect(broker.listeners.map(({ url }) => new URL(url).hostname).sort()).toEqual(['127.0.0.1', '[::1]']);
  });
});
