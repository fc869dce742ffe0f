import { describe, expect, test } from 'vitest';
import { readPasswordFile, readPskFile } from '../../src/access/index.js';
import { Report } from '../../src/report.js';
import { oneFile, release } from './support.js';

/** The names in a password file, those that may be pieces of a secret with a question mark. */
function names(target: string, content: string): string[] {
  const file = readPasswordFile('f', release(target), oneFile({ content }), new Report());
  return file!.userLines.map(({ name, mayBeSecret }) => `${name.slice(0, 4)}${mayBeSecret ? '?' : ''}`);
}

describe('a name may be a piece of a secret', () => {
  test('if it is not what is before the first colon of its line', () => {
    expect(names('2.1.2', 'ana:x\nbob:y\n')).toEqual(['ana', 'bob']);
    expect(names('2.1.2', ':ana:x\nbob:y\n')).toEqual(['ana?', 'bob']);
    expect(names('2.1.2', 'ana:\n:bob:y\n')).toEqual(['ana', 'bob?']);
  });

  test('if the buffer of the release splits the line before it', () => {
    const long = `ana:${'h'.repeat(300)}:z\nbob:y\n`;
    expect(names('1.6.8', long)).toEqual(['ana', 'hhhh?', 'bob']);
    expect(names('1.6.9', long)).toEqual(['ana', 'bob']);
  });

  test('in a PSK file as well, where it is kept with the key', () => {
    const { identities, identityLines } = readPskFile(
      'f',
      release('2.1.2'),
      oneFile({ content: ':a:00\nb:11\n' }),
      new Report(),
    )!;
    expect([...identities.values()].map(({ identity, mayBeSecret }) => [identity, mayBeSecret])).toEqual([
      ['a', true],
      ['b', undefined],
    ]);
    expect(identityLines.map(({ name }) => name)).toEqual(['a', 'b']);
  });
});

test('a line without a colon is ignored, and the advice is about its kind of file', () => {
  const help = (read: typeof readPasswordFile | typeof readPskFile) => {
    const report = new Report();
    read('f', release('2.1.2'), oneFile({ content: 'nothing\n' }), report);
    return report.remarks.find(({ code }) => code === 'credential-line-ignored')?.help;
  };
  expect(help(readPasswordFile)).toContain('`USERNAME:HASH`');
  expect(help(readPskFile)).toContain('`IDENTITY:KEY`');
});
