import { spawn } from 'node:child_process';
import { link, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { saveDatabase } from '../src/persistence/index.js';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'persistence-'));
  path = join(folder, 'mosquitto.db');
});
afterEach(() => rm(folder, { recursive: true }));

const pieces = (...texts: string[]) => texts.map((text) => Buffer.from(text));

test('the pieces make one file, readable only by its owner, and no other file is left', async () => {
  await saveDatabase(path, pieces('one ', 'two ', 'three'));
  expect(await readFile(path, 'utf8')).toBe('one two three');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(['mosquitto.db']);
});

test('a file that is there already is replaced', async () => {
  await writeFile(path, 'a much longer text than the new one');
  await saveDatabase(path, pieces('new'));
  expect(await readFile(path, 'utf8')).toBe('new');
});

test('a file left by a crash is not written to: it may be a second name of the file itself', async () => {
  await writeFile(path, 'old');
  await link(path, `${path}.new`);
  const failing = (function* () {
    yield Buffer.from('half of');
    throw new Error('no more');
  })();
  await expect(saveDatabase(path, failing)).rejects.toThrow('no more');
  expect(await readFile(path, 'utf8')).toBe('old');
  expect(await readdir(folder)).toEqual(['mosquitto.db']);
});

test('a write error is the system’s, and does not stop the next save', async () => {
  const missing = join(folder, 'missing', 'mosquitto.db');
  const first = saveDatabase(missing, pieces('x'));
  await expect(first).rejects.toMatchObject({ code: 'ENOENT' });
  await mkdir(join(folder, 'missing'));
  await saveDatabase(missing, pieces('x'));
  expect(await readFile(missing, 'utf8')).toBe('x');
});

test('many at once take turns, and the last one is kept', async () => {
  const texts = Array.from({ length: 20 }, (_, index) => `${index}`.repeat(1000));
  await Promise.all(texts.map((text) => saveDatabase(path, pieces(text))));
  expect(await readFile(path, 'utf8')).toBe(texts.at(-1));
  expect(await readdir(folder)).toEqual(['mosquitto.db']);
});

test('killed at any moment, a whole file is there', async () => {
  const script = join(folder, 'script.mjs');
  const source = fileURLToPath(new URL('../src/persistence/save.ts', import.meta.url));
  await build({
    stdin: {
      // Each file is one letter, in pieces enough that most of the time one of them is being written.
      contents: `
        import { saveDatabase } from ${JSON.stringify(source)};
        for (let round = 0; ; round++) {
          const piece = Buffer.alloc(8192, 'abcdefghijklmnopqrstuvwxyz'[round % 26]);
          await saveDatabase(process.argv[2], Array(64).fill(piece));
          if (round === 0) process.stdout.write('saved');
        }`,
      resolveDir: folder,
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: script,
  });
  let interrupted = 0;
  for (let round = 0; round < 12; round++) {
    const child = spawn(process.execPath, [script, path], { stdio: ['ignore', 'pipe', 'inherit'] });
    const exit = new Promise((resolve) => child.once('exit', resolve));
    await new Promise((resolve) => child.stdout.once('data', resolve));
    await sleep(3 + round * 5);
    child.kill('SIGKILL');
    await exit;
    const text = await readFile(path, 'latin1');
    expect(text.length).toBe(64 * 8192);
    expect(text).toBe(text[0]!.repeat(text.length));
    if ((await readdir(folder)).includes('mosquitto.db.new')) interrupted++;
  }
  // Otherwise none of them was killed while it wrote, and nothing was tried.
  expect(interrupted).toBeGreaterThan(0);
});
