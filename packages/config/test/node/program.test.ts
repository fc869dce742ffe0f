import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { buildSync } from 'esbuild';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { cacheFolder, isPrivate, makeOwnFolder } from '../../src/node/program/cache-folder.js';
import { readCode, writeCode } from '../../src/node/program/code-file.js';

const folder = mkdtempSync(join(tmpdir(), 'program-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the folder of the cache', () => {
  test.each<[NodeJS.Platform, NodeJS.ProcessEnv, string | undefined]>([
    ['linux', { HOME: '/home/anna' }, '/home/anna/.cache'],
    ['linux', { HOME: '/home/anna', XDG_CACHE_HOME: '/fast' }, '/fast'],
    ['linux', { HOME: '/home/anna', XDG_CACHE_HOME: 'relative' }, '/home/anna/.cache'],
    ['linux', { HOME: '/home/anna', NODE_COMPILE_CACHE: '/kept' }, '/kept'],
    ['linux', { HOME: '/home/anna', NODE_COMPILE_CACHE: 'relative' }, undefined],
    ['linux', { HOME: '/home/anna', NODE_DISABLE_COMPILE_CACHE: '1' }, undefined],
    ['linux', { HOME: '/home/anna', NODE_V8_COVERAGE: '/coverage' }, undefined],
    ['linux', { HOME: '' }, undefined],
    ['linux', {}, undefined],
    ['darwin', { HOME: '/Users/anna' }, '/Users/anna/Library/Caches'],
    ['darwin', {}, undefined],
    ['win32', {}, undefined],
  ])('%s with %j: %s', (platform, env, expected) => {
    expect(cacheFolder(env, platform)).toBe(expected);
  });

  test('is made with its parent, for this user alone', () => {
    const cache = join(folder, 'home', '.cache');
    expect(makeOwnFolder(cache, 'program')).toBe(false);
    mkdirSync(join(folder, 'home'));
    expect(makeOwnFolder(cache, 'program')).toBe(true);
    expect(isPrivate(join(cache, 'program'))).toBe(true);
    if (process.platform !== 'win32') expect(statSync(join(cache, 'program')).mode & 0o777).toBe(0o700);
  });

  test.skipIf(process.platform === 'win32')('is not used if others can write to it', () => {
    const cache = join(folder, 'open');
    mkdirSync(cache);
    expect(makeOwnFolder(cache, 'program')).toBe(true);
    chmodSync(join(cache, 'program'), 0o777);
    expect(isPrivate(join(cache, 'program'))).toBe(false);
    expect(makeOwnFolder(cache, 'program')).toBe(false);
  });

  test('is not used if it cannot be looked at', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(isPrivate(join(file, 'program'))).toBe(false);
  });

  test.skipIf(process.getuid?.() !== 0)("is not made in another user's home", () => {
    const home = join(folder, 'other');
    mkdirSync(home);
    spawnSync('chown', ['65534', home]);
    expect(makeOwnFolder(join(home, '.cache'), 'program')).toBe(false);
    expect(readdirSync(home)).toEqual([]);
  });
});

describe('a file of compiled code', () => {
  const path = join(folder, 'code');
  const files = new Map([
    ['a.js', { written: 1, code: Buffer.from([1, 2, 3]) }],
    ['b.js', { written: 2.5, code: Buffer.from([]) }],
  ]);

  test('is read as it was written', () => {
    writeCode(path, files);
    expect(readCode(path)).toEqual(files);
    expect(readdirSync(folder).filter((name) => name.startsWith('code'))).toEqual(['code']);
  });

  test.each([
    ['that is missing', undefined],
    ['that is empty', ''],
    ['that is cut off', '{"sum":0,"index":[["a.js",1,9]]}\n12345678'],
    ['of other text', 'no list\n'],
    ['of another list', '{"a":1}\n'],
  ])('%s has nothing', (_, text) => {
    rmSync(path, { force: true });
    if (text !== undefined) writeFileSync(path, text);
    expect(readCode(path)).toEqual(new Map());
  });
});

describe('a program', () => {
  const built = join(folder, 'built');
  const cache = join(folder, 'kept');
  const names = () => readdirSync(join(cache, 'greeter'));
  mkdirSync(built);
  mkdirSync(cache);
  writeFileSync(join(built, 'package.json'), '{ "type": "commonjs" }');
  buildSync({
    stdin: {
      contents: `import { LoadedProgram } from './src/node/program/index.js';
        const [, , folder, build, code] = process.argv;
        if (code) process.exitCode = Number(code);
        const program = new LoadedProgram({ folder, name: 'greeter', build, task: 'greet', keeps: true,
          smallFiles: 'small.js' });
        program.load('main.js').greet();`,
      resolveDir: fileURLToPath(new URL('../..', import.meta.url)),
    },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile: join(built, 'start.js'),
  });

  /** Runs it; tells what it prints. */
  function run(args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): string {
    const { stdout, stderr } = spawnSync(process.execPath, [join(built, 'start.js'), built, 'b1', ...args], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, XDG_CACHE_HOME: cache, HOME: folder, ...env },
    });
    return stdout + stderr;
  }

  function write(word: string): void {
    writeFileSync(
      join(built, 'main.js'),
      "const {word} = require('./word.js'); exports.greet = () => console.log(word);",
    );
    writeFileSync(join(built, 'word.js'), `exports.word = require('./a.js').word;`);
    writeFileSync(
      join(built, 'small.js'),
      `exports['a.js'] = function (exports, require) { exports.word = require('./b.js').word; };
      exports['b.js'] = function (exports, require, module) { module.exports.word = '${word}'; };`,
    );
  }

  beforeEach(() => {
    rmSync(join(cache, 'greeter'), { recursive: true, force: true });
    write('hello');
  });

  test('keeps what is compiled, and then uses it', () => {
    expect(run()).toBe('hello\n');
    const [name] = names();
    expect(name).toMatch(`greet-b1-${process.version}-${process.arch}`);
    const before = readFileSync(join(cache, 'greeter', name!));
    expect(run()).toBe('hello\n');
    expect(readFileSync(join(cache, 'greeter', name!))).toEqual(before);
  });

  test('never answers with what an older file said', () => {
    expect(run()).toBe('hello\n');
    write('howdy');
    expect(run()).toBe('howdy\n');
  });

  test('works with a damaged cache, and mends it', () => {
    run();
    const path = join(cache, 'greeter', names()[0]!);
    const whole = readFileSync(path);
    for (const damaged of [
      whole.subarray(0, 100),
      Buffer.alloc(whole.length, 7),
      Buffer.concat([whole, whole]),
      whole.map((byte, at) => (at === whole.length - 99 ? byte ^ 1 : byte)),
    ]) {
      writeFileSync(path, damaged);
      expect(run()).toBe('hello\n');
      expect([...readCode(path).keys()].sort()).toEqual(['main.js', 'small.js', 'word.js']);
    }
  });

  test('imports modules that are named when it runs', () => {
    writeFileSync(join(built, 'named.mjs'), "export const word = 'named';");
    const code =
      "exports.greet = async () => console.log((await require.importFile('file://' + __filename.replace('main.js', 'named.mjs'))).word);";
    writeFileSync(join(built, 'main.js'), code);
    for (const _ of ['compiled', 'kept']) expect(run()).toBe('named\n');
  });

  test('reads files that are compressed, whose names say so', () => {
    writeFileSync(
      join(built, 'main.js'),
      "const {word} = require('./word.js.br'); exports.greet = () => console.log(word);",
    );
    writeFileSync(
      join(built, 'word.js.br'),
      brotliCompressSync("exports.word = require('./small-word.js.br').word;"),
    );
    writeFileSync(
      join(built, 'small.js.br'),
      brotliCompressSync("exports['small-word.js.br'] = function (exports) { exports.word = 'tight'; };"),
    );
    for (const _ of ['compiled', 'kept']) expect(run()).toBe('tight\n');
  });

  test('keeps nothing of a run that failed', () => {
    expect(run(['2'])).toBe('hello\n');
    expect(readdirSync(cache)).toEqual([]);
  });

  test.each([
    ['where Node is told to', { NODE_DISABLE_COMPILE_CACHE: '1' }],
    ['without a home', { HOME: '', XDG_CACHE_HOME: '' }],
    ['where the folder is missing', { XDG_CACHE_HOME: '/nonexistent/cache' }],
  ])('keeps nothing %s', (_, env) => {
    expect(run([], env)).toBe('hello\n');
    expect(readdirSync(cache)).toEqual([]);
  });
});
