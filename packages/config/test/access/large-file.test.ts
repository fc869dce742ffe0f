import { expect, test } from 'vitest';
import { readAclFile, readPasswordFile, readPskFile } from '../../src/access/index.js';
import { outcome } from './support.js';

test('a hundred thousand users are read', () => {
  const hash = `$6$WyeumtP/9mcn02Yl$${'q'.repeat(86)}==`;
  const text = Array.from({ length: 100_000 }, (_, n) => `user${n}:${hash}\n`).join('');
  expect(outcome(readPasswordFile, '2.1.2', text).model?.users.size).toBe(100_000);
});

// Each of these takes minutes where the rest of the line is searched, or its secrets are looked for, for each of its pieces.
test.each([
  ['NULs', '\0', '2.1.2', readPskFile],
  ['NULs', '\0', '1.6.8', readPskFile],
  ['colons and NULs', ':\0', '2.0.22', readPasswordFile],
  ['letters', 'x', '1.6.8', readPasswordFile],
  ['words', 'x y ', '1.6.8', readAclFile],
  ['spaces', ' ', '1.6.8', readAclFile],
] as const)('a line of millions of %s is read (%j, %s)', (_, part, release, read) => {
  const { remarks } = outcome(read as typeof readPskFile, release, part.repeat(6_000_000 / part.length));
  // Of one line, each code is reported ten times at most.
  expect(remarks.length).toBeLessThanOrEqual(20);
});
