import { readFileSync } from 'node:fs';
import { nodeTls } from '@mosquitto-conf/config/node';
import { expect, test } from 'vitest';
import { rulePage } from '../src/explain/index.js';
import { rules } from '../src/index.js';

// The page shows what is reported for each wrong example, and each fix: what a rule says does not change unseen.
test.each(rules.map((rule) => [rule.id, rule] as const))('%s: its page is up to date', (id, rule) => {
  const page = readFileSync(new URL(`../../../docs/rules/${id}.md`, import.meta.url), 'utf8');
  expect(page).toContain(rulePage(rule, { tls: nodeTls, index: 'README.md' }));
});
