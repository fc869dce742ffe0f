import { expect, test } from 'vitest';
import type { Diagnostic } from '../src/diagnostic.js';
import { foldFindings } from '../src/fold-findings.js';

const finding = (rule: string, line: number): Diagnostic => ({
  rule,
  severity: 'warning',
  message: `line ${line}`,
  file: 'mosquitto.conf',
  range: { start: { line, character: 0 }, end: { line, character: 1 } },
  fixes: [],
});
const many = (rule: string, count: number) => Array.from({ length: count }, (_, line) => finding(rule, line));

test('as many as are shown stay, and one more does too', () => {
  for (const count of [0, 1, 3, 4]) expect(foldFindings(many('a', count), 3)).toEqual(many('a', count));
});

test('the rest of a kind is one finding where it begins, which says how many there are', () => {
  const found = [...many('a', 2000), ...many('b', 2)];
  expect(foldFindings(found, 3)).toEqual([
    ...many('a', 3),
    { ...finding('a', 3), message: '… and 1,997 more of this kind from here on.', count: 1997 },
    ...many('b', 2),
  ]);
});
