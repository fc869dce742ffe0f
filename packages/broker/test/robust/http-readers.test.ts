import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { boot } from '../support/boot.js';
import { memoryInUse } from '../support/memory.js';
import { RawSocket } from '../support/raw-websocket.js';
import { timesOpen } from '../support/times-open.js';
import { openListener } from '../support/ways.js';
import { isServed } from '../support/wire.js';

const MB = 1_000_000;
const folder = mkdtempSync(join(tmpdir(), 'readers-'));
const large = join(folder, 'large.bin');
writeFileSync(large, Buffer.alloc(20 * MB, 'x'));
afterAll(() => rmSync(folder, { recursive: true }));

const bootWeb = () =>
  boot(`${openListener.websocket}http_dir ${folder}\nlistener 1884 127.0.0.1\n`, {
    files: { [large]: 'x' },
    target: '2.0.22',
  });
const GET = 'GET /large.bin HTTP/1.1\r\nHost: x\r\n\r\n';

describe.runIf(process.platform === 'linux')('clients that read a large file', () => {
  it('slowly cost little, and keep no file open once they have closed', async () => {
    await using broker = await bootWeb();
    const before = await memoryInUse();
    const readers = await Promise.all(
      Array.from({ length: 30 }, () => RawSocket.open(broker.listeners[0]!.port)),
    );
    for (const { socket } of readers) {
      socket.pause();
      socket.write(GET);
    }
    await expect.poll(() => timesOpen(large)).toBe(30);
    await isServed(broker, 'websocket');
    // Of 600 MB; the system buffers some of each before the connection stalls.
    await expect.poll(async () => (await memoryInUse()) - before).toBeLessThan(40 * MB);
    for (const { socket } of readers) socket.destroy();
    await expect.poll(() => timesOpen(large)).toBe(0);
  });

  it('and ask again and again before they read have one of them open', async () => {
    await using broker = await bootWeb();
    const before = await memoryInUse();
    const reader = await RawSocket.open(broker.listeners[0]!.port);
    reader.socket.pause();
    reader.socket.write(GET.repeat(3000));
    await expect.poll(() => timesOpen(large)).toBeGreaterThan(0);
    await isServed(broker, 'websocket');
    expect(timesOpen(large)).toBe(1);
    await expect.poll(async () => (await memoryInUse()) - before).toBeLessThan(40 * MB);
    reader.socket.destroy();
    await expect.poll(() => timesOpen(large)).toBe(0);
  });

  it('and ask for several at once get them one after the other', async () => {
    await using broker = await bootWeb();
    const reader = await RawSocket.open(broker.listeners[0]!.port);
    let bytes = 0;
    reader.socket.removeAllListeners('data').on('data', ({ length }) => {
      bytes += length;
    });
    reader.socket.write(GET.repeat(3));
    await expect.poll(() => bytes, { timeout: 20_000 }).toBeGreaterThan(60 * MB);
    reader.socket.destroy();
    await expect.poll(() => timesOpen(large)).toBe(0);
  });
});
