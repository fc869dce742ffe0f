import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Broker } from '../../src/index.js';
import { boot } from '../support/boot.js';
import { BINARY, frame, RawSocket, TEXT, UPGRADE } from '../support/raw-websocket.js';
import { SteadyClient } from '../support/steady.js';
import { open, openListener } from '../support/ways.js';
import { connecting } from '../support/wire.js';

const CONNECT = connecting('one', 4);
const PINGREQ = Buffer.from('c000', 'hex');
const DISCONNECT = Buffer.from('e000', 'hex');
const MQTT_1 = connecting('one', 4).fill(1, 8, 9);

/** Frames of one client, and what it gets of 2.0.11 and of 2.1.2: hexadecimal, and whether the connection is closed then. */
type Row = readonly [name: string, frames: readonly Buffer[], old: string, now: string];

/** Measured with both. The connection is closed at once: nothing waits for the client's close. */
const closed: readonly Row[] = [
  [
    'disconnects',
    [frame(BINARY, CONNECT), frame(BINARY, DISCONNECT)],
    '820420020000',
    '820420020000880203e8',
  ],
  [
    'connects twice',
    [frame(BINARY, CONNECT), frame(BINARY, CONNECT)],
    '820420020000',
    '820420020000880203e8',
  ],
  ['does not connect', [frame(BINARY, PINGREQ)], '', '880203e8'],
  ['speaks an unknown version', [frame(BINARY, MQTT_1)], '820420020001', '82052003008400880203e8'],
];

const targets = ['2.0.11', '2.1.2'] as const;
/** How long the reference took at most, in milliseconds, and a busy machine on top. */
const SOON = 700;

describe.each(targets)('websockets of %s', (target) => {
  let broker: Broker;
  let steady: SteadyClient;
  beforeEach(async () => {
    broker = await boot(`${openListener.websocket}listener 1884 127.0.0.1\nallow_anonymous true\n`, {
      target,
    });
    steady = SteadyClient.on(await open(broker, 'websocket'));
  });
  afterEach(async () => {
    expect(await steady.leave()).toBeLessThan(SOON);
    await broker.close();
  });
  const isOld = target === '2.0.11';

  it.each(closed)('one that %s is closed at once', async (_, frames, old, now) => {
    const client = await RawSocket.upgraded(broker.listeners[0]!.port);
    const begin = performance.now();
    for (const bytes of frames) {
      client.socket.write(bytes);
      await new Promise((done) => setTimeout(done, 20));
    }
    expect((await client.untilClosed()).toString('hex')).toBe(isOld ? old : now);
    expect(performance.now() - begin).toBeLessThan(SOON);
  });

  it('text is read as if it were binary by 2.0 alone', async () => {
    const client = await RawSocket.upgraded(broker.listeners[0]!.port);
    client.socket.write(frame(TEXT, CONNECT));
    if (isOld) {
      await expect.poll(() => client.received.toString('hex')).toBe('820420020000');
      // No valid UTF-8.
      client.socket.write(frame(TEXT, PINGREQ));
      await expect.poll(() => client.received.toString('hex')).toBe('8204200200008202d000');
      client.socket.destroy();
    } else {
      expect((await client.untilClosed()).toString('hex')).toBe('880203eb');
    }
  });

  it.each([
    ['of version 8', UPGRADE.replace('Version: 13', 'Version: 8'), Buffer.alloc(0)],
    ['with a frame behind it', UPGRADE, frame(BINARY, CONNECT)],
  ])('a request %s is answered by 2.0 alone', async (_, request, more) => {
    const client = await RawSocket.open(broker.listeners[0]!.port);
    client.socket.write(Buffer.concat([Buffer.from(request), more]));
    if (isOld) {
      await expect.poll(() => client.received.toString('latin1')).toMatch(/^HTTP\/1\.1 101 /);
      client.socket.destroy();
    } else {
      expect((await client.untilClosed()).length).toBe(0);
    }
  });
});
