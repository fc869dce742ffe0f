import { expect, test } from 'vitest';
// @ts-expect-error A script has no types.
import { readWords, wordsIn } from '../scripts/prose/check-comments.mjs';
// @ts-expect-error A script has no types.
import { commentsOf } from '../scripts/prose/comments-of.mjs';

test('the comments and test names of a program stay at their lines and columns, everything else is blank', () => {
  const program = [
    '/** Nobody `nobody` here. */',
    "const text = 'nobody // nobody';",
    'const pattern = /"nobody/; // nobody',
    "test.each(['nobody'])('%s is nobody', () => {});",
    "describe(`nobody \\`x\\``, () => it.skip('nobody', run));",
    'const part = `nobody /* nobody */`;',
  ].join('\n');
  const blank = (length: number) => ' '.repeat(length);
  expect(commentsOf(program).split('\n')).toEqual([
    `/** Nobody ${blank(8)} here. */`,
    blank(32),
    `${blank(27)}// nobody`,
    `${blank(22)}'%s is nobody'${blank(12)}`,
    `${blank(9)}\`nobody \\\`x\\\`\`${blank(16)}'nobody'${blank(8)}`,
    blank(35),
  ]);
});

test('words of the table are found with what to write instead', () => {
  expect(wordsIn('/** All.\n * A listener stands\n * above everybody. */', readWords())).toEqual([
    { line: 2, column: 15, word: 'stands', expected: 'is set' },
    { line: 3, column: 10, word: 'everybody', expected: 'anyone' },
  ]);
});
