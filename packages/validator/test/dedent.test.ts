import { expect, test } from 'vitest';
import { dedent } from '../src/examples/dedent.js';

test('the indentation of the first line is taken from every line', () => {
  expect(
    dedent(`
      listener 1883
        allow_anonymous true

      # the end
    `),
  ).toBe('listener 1883\n  allow_anonymous true\n\n# the end\n');
});

test('the last line has a line break where the literal has one', () => {
  expect(
    dedent(`
      user ana
      topic #`),
  ).toBe('user ana\ntopic #');
});

test('what an escape stands for is kept', () => {
  expect(dedent('\n    user ana\\\n    \tx\r\n    \x20y\x20\n  ')).toBe('user ana\\\n\tx\r\n y \n');
});

test.each(['', 'listener 1883\n', '  listener 1883\n', '\nlistener 1883\n'])('as it is: %j', (text) => {
  expect(dedent(text)).toBe(text);
});
