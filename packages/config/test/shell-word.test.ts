import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shellWord } from '../src/shell-word.js';

describe('a path in a command', () => {
  test.each([
    ['/etc/mosquitto/passwd', '/etc/mosquitto/passwd'],
    ['/srv/möß/passwd', '/srv/möß/passwd'],
    ['/srv/my broker/passwd', "'/srv/my broker/passwd'"],
    ["/srv/anna's/passwd", "'/srv/anna'\\''s/passwd'"],
    ['$HOME', "'$HOME'"],
    ['~', "'~'"],
    ['-rf', './-rf'],
    ['', "''"],
  ])('%s is written %s', (path, word) => {
    expect(shellWord(path)).toBe(word);
  });

  test.skipIf(process.platform === 'win32')('a shell reads it as one word, and as it is', () => {
    const path = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 20 })
      .filter((text) => !/[\0\ud800-\udfff]/.test(text) && !text.startsWith('-'));
    fc.assert(
      fc.property(fc.array(path, { minLength: 20, maxLength: 40 }), (paths) => {
        const script = `printf '%s\\0' ${paths.map(shellWord).join(' ')}`;
        expect(execFileSync('sh', ['-c', script], { encoding: 'utf8' })).toBe(`${paths.join('\0')}\0`);
      }),
      { numRuns: 3 },
    );
  });
});
