import { describe, expect, test } from 'vitest';
import { readPskFile } from '../../src/access/index.js';
import { outcome, said } from './support.js';

const LONG = 'x'.repeat(65536);

describe('a key that is not hexadecimal', () => {
  const meant = (key: string) => said(readPskFile, '2.1.2', `lamp:${key}\n`)[0];

  test.each([
    ['0x in front', '0xa1b2', 'a1b2'],
    ['in capitals', '0XA1B2', 'A1B2'],
    ['blanks', 'a1 b2', 'a1b2'],
    ['dashes', 'a1-b2', 'a1b2'],
    ['a tab', 'a1\tb2', 'a1b2'],
  ])('%s: the digits are what is meant', (_, key, expected) => {
    expect(meant(key)).toMatchObject({ code: 'psk-key-not-hex', line: 1, meant: expected });
  });

  test.each(['secret', 'a1g2', 'xa1', 'a1x', '0x', 'a10xb2', '-'])('%s: nothing can be told', (key) => {
    expect(meant(key)).toMatchObject({ code: 'psk-key-not-hex', meant: undefined });
  });
});

describe('what is longer than MQTT can carry', () => {
  test.each(['1.6.9', '2.0.22', '2.1.2'])('%s ignores the line', (name) => {
    const text = `${LONG}:a1\nlamp:${'a'.repeat(65536)}\n`;
    const entries = said(readPskFile, name, text).map(({ line, code, message }) => [line, code, message]);
    expect(entries).toEqual([
      [1, 'psk-too-long', 'The identity is longer than 65,535 bytes.'],
      [2, 'psk-too-long', 'The key is longer than 65,535 bytes.'],
    ]);
    expect(outcome(readPskFile, name, text).model?.identities.size).toBe(0);
  });
});

test('up to 1.5.5 a line without a key makes no identity', () => {
  const { model, refused } = outcome(readPskFile, '1.5.5', 'lamp\nlamp:a1\n');
  expect(refused).toHaveLength(1);
  expect(model?.identities.get('lamp')?.key).toBe('a1');
});

test('an empty identity is said to be empty', () => {
  expect(said(readPskFile, '2.1.2', ' :a1\n')).toMatchObject([
    { code: 'psk-identity-empty', message: 'The identity is empty.' },
  ]);
});
