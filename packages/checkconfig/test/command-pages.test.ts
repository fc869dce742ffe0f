import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { checkconfig } from './support.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Each command of a page with what the page says it prints. */
function documented(page: string): (readonly [command: string, output: string])[] {
  const text = readFileSync(`${root}/docs/commands/${page}.md`, 'utf8');
  return [...text.matchAll(/```console\n\$ (.*)\n([\s\S]*?)```/g)].map(([, command, output]) => [
    command!,
    output!,
  ]);
}

describe.each(['effective', 'diff'])('docs/commands/%s.md shows what is printed', (page) => {
  test.each(documented(page))('%s', (command, output) => {
    const [name, ...args] = command.split(' ');
    expect(name).toBe('checkconfig');
    const { stdout, stderr } = checkconfig(root, args);
    expect(stderr).toBe('');
    expect(stdout).toBe(output);
  });
});
