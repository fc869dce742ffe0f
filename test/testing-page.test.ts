import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = readFileSync(`${root}/docs/testing.md`, 'utf8');
/** Each file the page shows, with what it shows of it. */
const shown = [...page.matchAll(/<!-- (\S+) -->\n```\w*\n([\s\S]*?)```/g)].map(
  ([, file, text]) => [file!, text!] as const,
);

/** Runs Node in the folder of the examples, with the packages as they are published. */
function node(...args: readonly string[]) {
  const { VITEST: _, NODE_OPTIONS: __, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: `${root}/examples/testing`,
    encoding: 'utf8',
    env: { ...env, NO_COLOR: '1' },
  });
  return { status, output: stdout + stderr };
}

test('tests of configurations run in node:test', () => {
  const { status, output } = node('--test', 'configuration.node.test.js');
  expect(output).toMatch(/pass 2/);
  expect(status).toBe(0);
});

describe('docs/testing.md', () => {
  test.each(shown)('shows %s as it is', (file, text) => {
    expect(text).toBe(readFileSync(`${root}/${file}`, 'utf8'));
  });

  test('shows a test for each runner', () => {
    expect(shown.map(([file]) => file).filter((file) => file.endsWith('.js'))).toHaveLength(3);
  });

  test('is right for Vitest, and for Jest as far as Vitest has the same functions (`npm run test:jest` does the rest)', () => {
    const { status, output } = node(`${root}/node_modules/vitest/vitest.mjs`, 'run', '--root', '.');
    expect(output).toMatch(/Tests\s+7 passed/);
    expect(status).toBe(0);
  });

  test('is right for node:test', () => {
    const { status, output } = node('--test', 'node.test.js');
    expect(output).toMatch(/pass 2/);
    expect(status).toBe(0);
  });
});
