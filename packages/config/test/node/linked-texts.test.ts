import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LinkedTexts } from '../../src/node/program/index.js';

let cache: string;
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'linked-texts-'));
  vi.stubEnv('NODE_DISABLE_COMPILE_CACHE', '');
  vi.stubEnv('NODE_V8_COVERAGE', '');
  vi.stubEnv('NODE_COMPILE_CACHE', cache);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(cache, { recursive: true });
});

const textOf = (address: string | undefined) => readFileSync(new URL(address!), 'utf8');

describe('texts that links lead to', () => {
  test('are files of this user, written once what is under way is done', async () => {
    const texts = new LinkedTexts('greeter', 'v1', (name) => `this is ${name}`);
    const address = texts.addressOf('a b.md');
    expect(address).toMatch(/\/greeter\/v1\/a%20b\.md$/);
    expect(existsSync(new URL(address!))).toBe(false);
    await setImmediate();
    expect(textOf(address)).toBe('this is a b.md');
    if (process.platform !== 'win32') expect(statSync(new URL(address!)).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(cache, 'greeter', 'v1'))).toEqual(['a b.md']);
  });

  test('are made once for a version, and again where a file is gone', async () => {
    const make = vi.fn((name: string) => name);
    const first = new LinkedTexts('greeter', 'v1', make);
    const address = first.addressOf('a.md');
    first.addressOf('a.md');
    await setImmediate();
    new LinkedTexts('greeter', 'v1', make).addressOf('a.md');
    await setImmediate();
    expect(make).toHaveBeenCalledTimes(1);
    rmSync(new URL(address!));
    first.addressOf('a.md');
    new LinkedTexts('greeter', 'v2', make).addressOf('a.md');
    await setImmediate();
    expect(make).toHaveBeenCalledTimes(3);
  });

  test('one that cannot be made disturbs no other', async () => {
    const texts = new LinkedTexts('greeter', 'v1', (name) => {
      if (name === 'bad.md') throw new Error('no text');
      return name;
    });
    texts.addressOf('bad.md');
    const good = texts.addressOf('good.md');
    await setImmediate();
    expect(textOf(good)).toBe('good.md');
    expect(readdirSync(join(cache, 'greeter', 'v1'))).toEqual(['good.md']);
  });

  test('there are none where nothing may be kept', async () => {
    vi.stubEnv('NODE_DISABLE_COMPILE_CACHE', '1');
    expect(new LinkedTexts('greeter', 'v1', String).addressOf('a.md')).toBeUndefined();
    expect(readdirSync(cache)).toEqual([]);
  });

  test.skipIf(process.platform === 'win32')('there are none where others can write', () => {
    mkdirSync(join(cache, 'greeter', 'v1'), { recursive: true, mode: 0o700 });
    const texts = () => new LinkedTexts('greeter', 'v1', String).addressOf('a.md');
    expect(texts()).toBeDefined();
    // chmod, because the process' mask takes bits away from what mkdir is asked for.
    const folder = join(cache, 'greeter', 'v1');
    chmodSync(folder, 0o777);
    expect(texts()).toBeUndefined();
  });
});
