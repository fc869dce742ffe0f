import { describe, expect, test } from 'vitest';
import { parseConfiguration, parsePasswords, print } from '../src/index.js';

const MILLION = 1_000_000;

/** Generous, for slow machines: anything quadratic takes hours. */
const SECONDS = 20;

describe('a megabyte in one line', () => {
  test.each([
    ['a word', 'x'.repeat(MILLION)],
    ['a name and a word', `name ${'x'.repeat(MILLION)}\n`],
    ['a comment', `#${'x'.repeat(MILLION)}`],
    ['spaces', ' '.repeat(MILLION)],
    ['spaces before a word', `${' '.repeat(MILLION)}x`],
    ['spaces after a name', `x${' '.repeat(MILLION)}`],
    ['spaces between words', `a${' '.repeat(MILLION)}b${' '.repeat(MILLION)}\rc\n`],
    ['words', 'x '.repeat(MILLION)],
    ['carriage returns', '\r'.repeat(MILLION)],
    ['carriage returns before a word', `${'\r'.repeat(MILLION)}x\n`],
    ['carriage returns after a word', `x y${'\r'.repeat(MILLION)} \n`],
    ['carriage returns and letters', 'a\r'.repeat(MILLION)],
    ['carriage returns and spaces', '\r '.repeat(MILLION)],
    ['colons', ':'.repeat(MILLION)],
  ])(
    '%s',
    (_, text) => {
      const configuration = parseConfiguration(text);
      expect(configuration.lines).toHaveLength(1);
      // Not toBe, which would show both texts.
      expect(print(configuration) === text).toBe(true);
      const passwords = parsePasswords(text);
      expect(passwords.lines).toHaveLength(1);
      expect(print(passwords) === text).toBe(true);
    },
    SECONDS * 1000,
  );
});

test(
  'a million lines',
  () => {
    const text = '\n'.repeat(MILLION);
    expect(parseConfiguration(text).lines).toHaveLength(MILLION);
    expect(parsePasswords(text).lines).toHaveLength(MILLION);
  },
  SECONDS * 1000,
);

test('texts are read in blocks, which does not show', () => {
  const unit = '# comment\r\n\n  listener 1883 localhost \nname\r\n';
  const repeated = parseConfiguration(unit.repeat(2000));
  const single = parseConfiguration(unit);
  expect(repeated.lines).toHaveLength(8000);
  for (const index of [0, 1, 2, 3, 3996, 3997, 3998, 3999, 7996, 7997, 7998, 7999]) {
    const shift = Math.floor(index / 4) * unit.length;
    const line = repeated.lines[index];
    const same = single.lines[index % 4];
    expect(line?.number).toBe(index + 1);
    expect([line?.kind, line?.start, line?.eol]).toEqual([same?.kind, (same?.start ?? 0) + shift, same?.eol]);
    expect(print({ text: '', lines: line ? [line] : [] })).toBe(
      print({ text: '', lines: same ? [same] : [] }),
    );
  }
});
