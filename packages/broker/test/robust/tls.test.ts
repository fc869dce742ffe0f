import { once } from 'node:events';
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { boot } from '../support/boot.js';
import { certificateFiles as files } from '../support/certificates.js';
import { memoryInUse } from '../support/memory.js';
import { openListener, openSocket } from '../support/ways.js';
import { connecting, isEmpty, isServed, turns } from '../support/wire.js';

const MB = 1_000_000;
const waysOfTls = ['tls', 'secure websocket'] as const;

/** A handshake with a port. @returns undefined where it fails */
async function handshake(port: number, options: ConnectionOptions = {}): Promise<TLSSocket | undefined> {
  const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false, ...options });
  const failed = new Promise<undefined>((resolve) => {
    socket.on('error', () => resolve(undefined)).on('close', () => resolve(undefined));
  });
  return Promise.race([
    once(socket, 'secureConnect').then(
      () => socket,
      () => undefined,
    ),
    failed,
  ]);
}

describe.each(waysOfTls)('handshakes (%s)', (way) => {
  it('that stop half way cost little, and keep no other client out', async () => {
    await using broker = await boot(`${openListener[way]}max_connections 3\n`, { files });
    const { port } = broker.listeners[0]!;
    await isServed(broker, way);
    const before = await memoryInUse();
    const sockets = await Promise.all(Array.from({ length: 300 }, () => openSocket(port)));
    // The beginning of a ClientHello of 512 bytes, and nothing more.
    for (const socket of sockets) socket.write(Buffer.from('1603010200010001fc0303', 'hex'));
    await isServed(broker, way);
    expect((await memoryInUse()) - before).toBeLessThan(10 * MB);
    for (const socket of sockets) socket.destroy();
    await isEmpty(broker);
  });

  it.each([
    ['no TLS at all', '10000000'],
    ['an alert', '15030100020228'],
    ['a record of 64 KB', `160301ffff${'00'.repeat(100)}`],
    ['another version', '1609010005010000010a'],
    ['SSL 2.0', '802e0100020015000000100100800200800300800400800500800600400700c0'],
    ['an empty record', '1603010000'.repeat(100)],
  ])('that begin with %s end', async (_, bytes) => {
    await using broker = await boot(openListener[way], { files });
    const socket = await openSocket(broker.listeners[0]!.port);
    socket.resume();
    const closed = once(socket, 'close');
    socket.end(Buffer.from(bytes, 'hex'));
    await closed;
    await isServed(broker, way);
    expect(broker.counters.connectionsOpened).toBe(1);
  });

  it('that are renegotiated again and again delay no other client', async () => {
    await using broker = await boot(openListener[way], { files });
    const socket = (await handshake(broker.listeners[0]!.port, { maxVersion: 'TLSv1.2' }))!;
    socket.on('error', () => undefined);
    if (way === 'tls') socket.write(connecting('again', 4));
    // It may not be answered at all: then there is nothing to wait for.
    for (let count = 0; count < 20 && !socket.destroyed; count++) {
      socket.renegotiate({}, () => undefined);
      await turns(5);
    }
    await isServed(broker, way);
    socket.destroy();
    await isEmpty(broker);
  });
});

describe('pre-shared keys', () => {
  const PSK = 'listener 8883 127.0.0.1\npsk_hint hint\npsk_file psk\nuse_identity_as_username true\n';
  const withKey = (identity: string, psk: Buffer): ConnectionOptions => ({
    ciphers: 'PSK',
    maxVersion: 'TLSv1.2',
    checkServerIdentity: () => undefined,
    pskCallback: () => ({ identity, psk }),
  });

  it('with unusual identities are refused', async () => {
    await using broker = await boot(PSK, { files: { psk: 'ana:deadbeef\n' } });
    const { port } = broker.listeners[0]!;
    const key = Buffer.from('deadbeef', 'hex');
    for (const name of [
      'ana ',
      'Ana',
      'ana:deadbeef',
      'ana\n',
      '__proto__',
      'constructor',
      'x'.repeat(127),
      '\u00e4',
    ])
      expect([name, await handshake(port, withKey(name, key))]).toEqual([name, undefined]);
    for (const wrong of ['deadbee0', 'deadbeef00', '00', 'ff'.repeat(64)])
      expect(await handshake(port, withKey('ana', Buffer.from(wrong, 'hex')))).toBeUndefined();
    expect(broker.counters.connectionsOpened).toBe(0);
    const socket = await handshake(port, withKey('ana', key));
    expect(socket).toBeDefined();
    socket!.destroy();
  });
});
