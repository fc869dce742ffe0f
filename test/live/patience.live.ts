import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect as connectTls } from 'node:tls';
import { afterAll, describe, expect, it } from 'vitest';
import type { Broker } from '../../packages/broker/src/index.js';
import { boot } from '../../packages/broker/test/support/boot.js';
import { certificateFiles } from '../../packages/broker/test/support/certificates.js';
import { UPGRADE } from '../../packages/broker/test/support/raw-websocket.js';
import { timesOpen } from '../../packages/broker/test/support/times-open.js';
import { openListener, openSocket, type Way } from '../../packages/broker/test/support/ways.js';
import { isServed } from '../../packages/broker/test/support/wire.js';

const folder = mkdtempSync(join(tmpdir(), 'patience-'));
const large = join(folder, 'large.bin');
const SIZE = 40_000_000;
const other = join(folder, 'other.bin');
for (const path of [large, other]) writeFileSync(path, Buffer.alloc(SIZE, 'x'));
afterAll(() => rmSync(folder, { recursive: true }));
const files = { ...certificateFiles, [large]: 'x' };

/** The first bytes of a TLS client, as it really sends them: a ClientHello. */
async function clientHello(): Promise<Buffer> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const hello = new Promise<Buffer>((resolve) => {
    server.once('connection', (socket: Socket) => socket.once('data', resolve));
  });
  const { port } = server.address() as { port: number };
  const client = connectTls({ port, host: '127.0.0.1' }).on('error', () => undefined);
  const bytes = await hello;
  client.destroy();
  server.close();
  return bytes;
}

/** Resolves when something is so; the test's own time is what it may take. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(100);
}

/** Sends a byte a second. @returns after how many seconds the broker had enough; Infinity where it had not */
async function trickle(socket: Socket, bytes: Buffer, most: number): Promise<number> {
  let closed = false;
  socket.once('close', () => {
    closed = true;
  });
  for (let second = 0; second < most; second++) {
    if (closed) return second;
    const at = second % bytes.length;
    socket.write(bytes.subarray(at, at + 1));
    await sleep(1000);
  }
  socket.destroy();
  return Number.POSITIVE_INFINITY;
}

const get = (name: string) => `GET /${name} HTTP/1.1\r\nHost: x\r\n\r\n`;
const web = `${openListener.websocket}http_dir ${folder}\n`;
/** From 2.1 a listener for websockets serves no files; before, the broker needs one for plain MQTT as well. */
const SERVES_FILES = '2.0.22';
const webWithFiles = `${web}listener 1884\n`;

describe('waits for no client without end, and disconnects none too soon', { timeout: 200_000 }, () => {
  const waitsFor =
    (text: string, way: Way, most: number, play: (broker: Broker) => Promise<number>, target = 'latest') =>
    async () => {
      await using broker = await boot(text, { files, target });
      expect(await play(broker)).toBeLessThan(most);
      await isServed(broker, way);
    };
  const socketTo = (broker: Broker) => openSocket(broker.listeners[0]!.port);

  it.concurrent(
    'who sends a byte of its TLS handshake a second',
    waitsFor(openListener.tls, 'tls', 15, async (broker) =>
      trickle(await socketTo(broker), await clientHello(), 20),
    ),
  );

  it.concurrent(
    'who sends a byte of its request a second',
    waitsFor(web, 'websocket', 100, async (broker) =>
      trickle(await socketTo(broker), Buffer.from(UPGRADE), 120),
    ),
  );

  it.concurrent(
    'who sends nothing',
    waitsFor(web, 'websocket', 100, async (broker) => {
      const begin = Date.now();
      const socket = await socketTo(broker);
      await new Promise((done) => socket.resume().once('close', done));
      return (Date.now() - begin) / 1000;
    }),
  );

  it.concurrent(
    'who asks for a file and takes none of it',
    waitsFor(
      webWithFiles,
      'websocket',
      150,
      async (broker) => {
        const begin = Date.now();
        const socket = await socketTo(broker);
        socket.pause();
        socket.write(get('large.bin'));
        await until(() => timesOpen(large) === 1);
        await until(() => timesOpen(large) === 0);
        socket.destroy();
        return (Date.now() - begin) / 1000;
      },
      SERVES_FILES,
    ),
  );

  it.concurrent('who takes a little of a file now and then gets it all', async () => {
    await using broker = await boot(webWithFiles, { files, target: SERVES_FILES });
    const socket = await openSocket(broker.listeners[0]!.port);
    socket.pause();
    socket.write(get('other.bin'));
    let bytes = 0;
    const take = () => {
      for (let piece = socket.read(); piece; piece = socket.read()) bytes += piece.length;
    };
    // Some megabytes wait in the system, in which the broker sends nothing.
    for (let round = 0; round < 3; round++) {
      await sleep(30_000);
      const until = bytes + SIZE / 4;
      while (bytes < until) {
        await new Promise((done) => socket.once('readable', done));
        const piece = socket.read(100_000) ?? socket.read();
        bytes += piece?.length ?? 0;
      }
    }
    socket.on('readable', take);
    await until(() => bytes > SIZE);
    socket.destroy();
  });
});
