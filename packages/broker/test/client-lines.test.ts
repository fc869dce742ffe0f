import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findTarget } from '@mosquitto-conf/config';
import { generate, type Packet } from 'mqtt-packet';
import { afterAll, describe, expect, it } from 'vitest';
import { needs } from '../../../test/support/real-parts.js';
import { departureLine, entryLine } from '../src/log/client-lines.js';
import { Session } from '../src/session/session.js';
import { boot } from './support/boot.js';
import { startRealBroker } from './support/real-broker.js';
import { connecting, type Version } from './support/wire.js';

const from = { address: '10.0.0.7', port: 4711 };

describe('a client that connects', () => {
  it.each([
    ['1.5.11', 4, '10.0.0.7 as meter (c1, k60).'],
    ['1.6.15', 4, '10.0.0.7 as meter (p2, c1, k60).'],
    ['2.0.22', 3, '10.0.0.7:4711 as meter (p1, c1, k60).'],
    ['2.0.22', 4, '10.0.0.7:4711 as meter (p2, c1, k60).'],
    ['2.0.22', 5, '10.0.0.7:4711 as meter (p5, c1, k60).'],
    ['2.1.2', 3, '10.0.0.7:4711 as meter (p3, c1, k60).'],
    ['2.1.2', 4, '10.0.0.7:4711 as meter (p4, c1, k60).'],
    ['2.1.2', 5, '10.0.0.7:4711 as meter (p5, c1, k60).'],
  ] as const)('is shown by %s, MQTT %i', (release, version, text) => {
    const session = new Session('meter');
    session.version = version;
    const line = entryLine(findTarget(release)!, from, 60, session);
    expect(line).toEqual({ kind: 'notice', text: `New client connected from ${text}` });
    session.username = 'ann';
    session.cleanStart = false;
    expect(entryLine(findTarget(release)!, from, 0, session).text).toMatch(/c0, k0, u'ann'\)\.$/);
  });
});

describe('a client that disconnects', () => {
  it.each([
    ['1.5.11', 'closed', 'Socket error on client meter, disconnecting.'],
    ['1.5.11', undefined, 'Client meter disconnected.'],
    ['1.6.15', 'not-authorized', 'Client meter disconnected, no longer authorised.'],
    ['1.6.15', 'malformed', 'Socket error on client meter, disconnecting.'],
    ['1.6.15', 'keep-alive', 'Client meter has exceeded timeout, disconnecting.'],
    ['2.0.11', 'not-supported', 'Client meter disconnected due to QoS too high or retain not supported.'],
    [
      '2.0.12',
      'not-supported',
      'Client meter disconnected due to using not allowed feature (QoS too high, retain not supported, or bad AUTH method).',
    ],
    ['2.0.22', 'closed', 'Client meter closed its connection.'],
    ['2.0.22', 'not-authorized', 'Client meter disconnected, not authorised.'],
    [
      '2.0.22',
      'qos-not-supported',
      'Bad socket read/write on client meter: Requested QoS not supported on server.',
    ],
    ['1.6.15', 'duplicate-property', 'Socket error on client meter, disconnecting.'],
    [
      '2.0.22',
      'duplicate-property',
      'Bad socket read/write on client meter: Duplicate property in property list',
    ],
    [
      '2.1.0',
      'duplicate-property',
      'Bad socket read/write on client meter: Duplicate property in property list',
    ],
    [
      '2.1.2',
      'duplicate-property',
      'Client meter [10.0.0.7:4711] disconnected: bad socket read/write: Duplicate property in property list',
    ],
    ['2.0.22', 'unspecified', 'Bad socket read/write on client meter: Invalid arguments provided.'],
    // Measured: 2.0.22 has no words for it.
    ['2.0.22', 'topic-alias-invalid', 'Bad socket read/write on client meter: Unknown error.'],
    ['2.1.0', 'closed', 'Client meter closed its connection.'],
    ['2.1.0', 'malformed', 'Client meter disconnected due to malformed packet.'],
    ['2.1.0', 'keep-alive', 'Client meter has exceeded timeout, disconnecting.'],
    ['2.1.0', 'taken-over', 'Client meter disconnected, session taken over.'],
    ['2.1.0', 'topic-alias-invalid', 'Client meter disconnected, topic alias invalid.'],
    ['2.1.0', 'receive-maximum', 'Client meter disconnected due to exceeding the receive maximum.'],
    [
      '2.1.0',
      'qos-not-supported',
      'Bad socket read/write on client meter: Requested QoS not supported on server',
    ],
    ['2.1.0', undefined, 'Client meter disconnected.'],
    ['2.1.1', 'closed', 'Client meter [10.0.0.7:4711] disconnected: connection closed by client.'],
    ['2.1.2', 'closed', 'Client meter [10.0.0.7:4711] disconnected: connection closed by client.'],
    ['2.1.2', 'keep-alive', 'Client meter [10.0.0.7:4711] disconnected: exceeded timeout.'],
    ['2.1.2', 'taken-over', 'Client meter [10.0.0.7:4711] disconnected: session taken over.'],
    ['2.1.2', undefined, 'Client meter [10.0.0.7:4711] disconnected.'],
  ] as const)('is shown by %s: %s', (release, fault, text) => {
    expect(departureLine(findTarget(release)!, 'meter', from, fault)).toEqual({ kind: 'notice', text });
  });

  it('has no name if it did not connect, and in 2.1 its address', () => {
    const text = (release: string) => departureLine(findTarget(release)!, undefined, from, 'closed')?.text;
    expect(text('2.0.22')).toBe('Client <unknown> closed its connection.');
    expect(text('2.1.0')).toBe('Client 10.0.0.7 closed its connection.');
    expect(text('2.1.2')).toBe('Client 10.0.0.7 [10.0.0.7:4711] disconnected: connection closed by client.');
  });

  it('is taken over with an error before 2.1, and has no line when the broker ends', () => {
    expect(departureLine(findTarget('2.0.22')!, 'meter', from, 'taken-over')).toEqual({
      kind: 'error',
      text: 'Client meter already connected, closing old connection.',
    });
    expect(departureLine(findTarget('2.1.2')!, 'meter', from, 'shutdown')).toBeUndefined();
  });
});

const folder = mkdtempSync(join(tmpdir(), 'client-lines-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A client that sends packets and reads what comes, whatever it is. */
class Client {
  readonly socket: Socket;
  constructor(port: number) {
    this.socket = connect(port, '127.0.0.1')
      .on('error', () => undefined)
      .resume();
  }

  /** Sends, and waits until there are answers, or the end. */
  async send(...bytes: readonly Buffer[]): Promise<void> {
    this.socket.write(Buffer.concat(bytes));
    await Promise.race([once(this.socket, 'data'), once(this.socket, 'close')]);
    // The lines of one client are logged before those of the next.
    await sleep(50);
  }

  async go(): Promise<void> {
    this.socket.destroy();
    await sleep(50);
  }
}

const enter = async (port: number, clientId: string, version: Version = 4, more = {}) => {
  const client = new Client(port);
  await client.send(connecting(clientId, version, more));
  return client;
};
const packet = (one: Packet) => generate(one);
const publish = (topic: string, qos: 0 | 1 | 2, messageId: number, retain = false) =>
  packet({ cmd: 'publish', topic, payload: 'hello', qos, messageId, retain, dup: false });

const scenes: Readonly<Record<string, readonly [settings: string, play: (port: number) => Promise<void>]>> = {
  'clients that come and go': [
    '',
    async (port) => {
      await (await enter(port, 'ends')).send(packet({ cmd: 'disconnect' }));
      await (await enter(port, 'old', 3, { clean: false, username: 'ann' })).go();
      await enter(port, 'twice', 5, { will: { topic: 'w', payload: 'bye', qos: 1, retain: true } });
      await (await enter(port, 'twice', 5)).go();
      await new Client(port).send(Buffer.from('1000', 'hex'));
      await (await enter(port, 'again')).send(connecting('again', 4));
    },
  ],
  'messages and their acknowledgements': [
    '',
    async (port) => {
      const one = await enter(port, 'one');
      const subscriptions = [
        { topic: 'q/#', qos: 2 as const },
        { topic: '$share/g/s', qos: 0 as const },
      ];
      await one.send(packet({ cmd: 'subscribe', messageId: 1, subscriptions }));
      await one.send(publish('q/1', 1, 7, true));
      await one.send(packet({ cmd: 'puback', messageId: 1 }), packet({ cmd: 'pingreq' }));
      await one.send(publish('elsewhere', 2, 8));
      await one.send(packet({ cmd: 'pubrel', messageId: 8 }));
      await one.send(packet({ cmd: 'unsubscribe', messageId: 9, unsubscriptions: ['q/#', '$share/g/s'] }));
      await one.go();
    },
  ],
  'nobody who comes or goes': [
    'connection_messages false',
    async (port) => {
      await (await enter(port, 'silent')).send(packet({ cmd: 'disconnect' }));
    },
  ],
  'what is too much': [
    'max_qos 1\nmessage_size_limit 4',
    async (port) => {
      await (await enter(port, 'high')).send(publish('a', 2, 1));
      const large = await enter(port, 'large');
      await large.send(publish('a', 1, 1));
      await large.go();
      await (await enter(port, 'none')).send(Buffer.from('36050001610001', 'hex'));
    },
  ],
};

/** Lines without time, ports, and what is not about clients. */
function comparable(lines: readonly string[]): string[] {
  return lines
    .map((line) => line.replace(/^\d+: /, '').replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT'))
    .map((line) => line.replace(/on port \d+/, 'on port PORT'));
}

describe.skipIf(!needs('mosquitto'))('in the words of the installed broker, all kinds', () => {
  it.each(Object.keys(scenes))('%s', async (name) => {
    const [settings, play] = scenes[name]!;
    const real = await startRealBroker(mkdtempSync(join(folder, 'real-')), settings);
    await play(real.port);
    await real.stop();
    const all = real.log.trimEnd().split('\n');
    const expected = all.slice(all.findIndex((line) => line.endsWith('running')) + 1);
    const until = expected.findIndex((line) => line.endsWith('terminating'));

    const lines: string[] = [];
    const log = { wants: () => true, write: (_: string, text: string) => lines.push(text) };
    await using broker = await boot(`listener 1883 127.0.0.1\nallow_anonymous true\n${settings}\n`, {
      target: real.release,
      log,
    });
    lines.length = 0;
    await play(broker.listeners[0]!.port);
    expect(comparable(lines)).toEqual(comparable(expected.slice(0, until)));
  });
});
