import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { command, OPEN, place } from './support.js';

/** With them a file is larger than a pipe holds. */
const LINES = 4_000;
const lines = Array.from({ length: LINES }, (_, index) => `clientid_prefixes é${index}\n`).join('');
const large = place({ 'mosquitto.conf': OPEN + lines, 'small.conf': OPEN, 'refused.conf': 'nonsense\n' });

const expected = `Checking file mosquitto.conf\n${(OPEN + lines)
  .trimEnd()
  .split('\n')
  .map((line, index) => `${line}  #####Line Number ${index + 1}\n`)
  .join('')}`;

/** Runs a line of a shell, in which `"$@"` is the command. */
const inShell = (script: string, ...args: readonly string[]) =>
  spawnSync('sh', ['-c', script, 'sh', process.execPath, command, ...args], {
    cwd: large,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });

describe.skipIf(process.platform === 'win32')('what is printed', () => {
  test('arrives whole in a file', () => {
    expect(inShell('"$@" > out.txt', '-f', 'mosquitto.conf').status).toBe(0);
    expect(readFileSync(join(large, 'out.txt'), 'utf8')).toBe(expected);
  });

  test('arrives whole in a pipe', () => {
    expect(inShell('"$@" | cat', '-f', 'mosquitto.conf').stdout).toBe(expected);
  });

  test('arrives whole in a pipe that is not waited for when it is full', async () => {
    // The parent's end of a pipe is such a one, and `cat` gives it on as its own standard output.
    const child = spawn(
      process.execPath,
      [
        '-e',
        `const { spawn } = require('node:child_process');
        const cat = spawn('cat', { stdio: ['pipe', 'inherit', 'inherit'] });
        const { fd } = cat.stdin._handle;
        spawn(process.execPath, ${JSON.stringify([command, '-f', 'mosquitto.conf'])}, { stdio: ['ignore', fd, 'inherit'] })
          .on('exit', () => cat.stdin.end());`,
      ],
      { cwd: large, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    expect(await text(child.stdout)).toBe(expected);
  });

  test.each([
    ['-f', 'mosquitto.conf'],
    ['active', 'mosquitto.conf'],
    ['lint', 'mosquitto.conf', '--format', 'compact'],
  ])('may be too much for its reader: %s', (...args) => {
    const { stdout, stderr } = inShell('"$@" | head -n 1', ...args);
    expect(stdout.split('\n')).toHaveLength(2);
    expect(stderr).not.toMatch(/EPIPE|defect|at /);
  });

  test('may have no reader at all', () => {
    const { status, stderr } = inShell('"$@" >&-', '-f', 'small.conf');
    expect(stderr).not.toMatch(/ at .*:\d+:\d+/);
    expect(status).not.toBeNull();
  });

  /** Every write to it fails, as on a full disk. */
  const FULL = '/dev/full';

  describe.runIf(existsSync(FULL))('on a full disk', () => {
    test.each([
      ['-f', 'small.conf'],
      ['active', 'small.conf'],
      ['lint', 'small.conf'],
      ['lint', '--help'],
      ['--version'],
    ])('is missed in one sentence: %s', (...args) => {
      const { status, stderr } = inShell(`"$@" > ${FULL}`, ...args);
      expect(stderr).toBe('checkconfig: standard output cannot be written: the disk is full\n');
      expect(status).toBe(2);
    });

    test.each([
      ['a file that is missing', ['lint', 'none.conf'], 2],
      ['a wrong option', ['lint', '--nonsense'], 2],
      ['a note beside the answer', ['active', 'refused.conf'], 0],
    ])('changes no exit code where it is standard error: %s', (_, args, status) => {
      expect(inShell('"$@"', ...args).status).toBe(status);
      expect(inShell(`"$@" 2> ${FULL}`, ...args).status).toBe(status);
    });
  });
});
