import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { rules } from '../src/index.js';

const source = fileURLToPath(new URL('../../config/src', import.meta.url));

/**
 * Where a code stands: after `code:`, also as the choice of a condition; in front in a call that reports; alone in the
 * arguments of one that takes it later; or returned by the function that picks it.
 */
const PLACES = [
  /\bcode:(?:[^'`,]*'name')?[^'`,]*'([a-z0-9]+(?:-[a-z0-9]+)+)'(?:\s*:\s*'([a-z0-9-]+)')?/g,
  /\b(?:refuse|refusal|warn|remark)\w*\(\s*'([a-z0-9]+(?:-[a-z0-9]+)+)'/g,
  /\b(?:load|flaw|refuseFile)\([^;]*?'([a-z0-9]+(?:-[a-z0-9]+)+)'/g,
  /\breturn '(password-[a-z0-9-]+)'/g,
];

function codes(): Set<string> {
  const found = new Set<string>();
  for (const folder of ['interpreter', 'kinds', 'startup', 'access']) {
    for (const name of readdirSync(join(source, folder), { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts')) continue;
      const text = readFileSync(join(source, folder, name), 'utf8');
      for (const place of PLACES)
        for (const match of text.matchAll(place))
          for (const code of match.slice(1)) if (code !== undefined) found.add(code);
    }
  }
  return found;
}

test('every code that config reports has a rule', () => {
  const ids = new Set(rules.map(({ id }) => id));
  expect([...codes()].filter((code) => !ids.has(code)).sort()).toEqual([]);
});

/** What `diagnose` itself finds. */
const OWN = ['not-a-configuration', 'unused-suppression'];

test('every rule that looks for nothing itself is one that config reports', () => {
  const reported = codes();
  const silent = rules.filter(({ id, check }) => !check && !OWN.includes(id) && !reported.has(id));
  expect(silent.map(({ id }) => id)).toEqual([]);
});
