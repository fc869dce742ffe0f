import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shellPath, shellWord } from '../src/shell-word.js';

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
    ['a\udcff\udce9', "$'a\\xff\\xe9'"],
    ["it's\n\\", "$'it\\'s\\x0a\\\\'"],
  ])('%s is written %s', (path, word) => {
    expect(shellPath(path)).toBe(word);
  });

  test.skipIf(process.platform === 'win32')('a shell reads it as one word, and as it is', () => {
    const path = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 20 })
      .filter((text) => !/[\0\ud800-\udfff]/.test(text));
    fc.assert(
      fc.property(fc.array(path, { minLength: 20, maxLength: 40 }), (paths) => {
        const script = `printf '%s\\0' ${paths.map(shellWord).join(' ')}`;
        expect(execFileSync('bash', ['-c', script], { encoding: 'utf8' })).toBe(`${paths.join('\0')}\0`);
      }),
      { numRuns: 3 },
    );
  });

  test.skipIf(process.platform === 'win32')('with bytes that are not UTF-8, too', () => {
    const script = `printf '%s' ${shellWord('a \udcff\u007f\udc80b')}`;
    expect([...execFileSync('bash', ['-c', script])]).toEqual([0x61, 0x20, 0xff, 0x7f, 0x80, 0x62]);
  });
});

test('a value other than a path keeps its dash', () => {
  expect(shellWord('-ana')).toBe('-ana');
});
