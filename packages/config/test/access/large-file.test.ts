import { expect, test } from 'vitest';
import { readPasswordFile } from '../../src/access/index.js';
import { outcome } from './support.js';

test('a hundred thousand users are read', () => {
  const hash = `$6$WyeumtP/9mcn02Yl$${'q'.repeat(86)}==`;
  const text = Array.from({ length: 100_000 }, (_, n) => `user${n}:${hash}\n`).join('');
  expect(outcome(readPasswordFile, '2.1.2', text).model?.users.size).toBe(100_000);
});
