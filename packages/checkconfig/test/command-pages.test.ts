import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { commandDescriptions } from '../src/program.js';
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

describe.each(['active', 'effective', 'access', 'acl', 'diff', 'diagram', 'explain', 'format', 'upgrade'])(
  'docs/commands/%s.md shows what is printed',
  (page) => {
    test.each(documented(page))('%s', (command, output) => {
      const [name, ...args] = command.split(' ');
      expect(name).toBe('checkconfig');
      const { stdout, stderr } = checkconfig(root, args);
      expect(stdout + stderr).toBe(output);
    });
  },
);

const commands = (await commandDescriptions()).filter(({ name }) => name !== '');

test('every command has a page', () => {
  const names = commands.map(({ name }) => `${name}.md`);
  expect(readdirSync(`${root}/docs/commands`).sort()).toEqual(names.sort());
});

describe.each(commands)('$name', ({ name, formats, options }) => {
  const { stdout } = checkconfig(root, [name, '--help']);

  test('--help lists each option and each format with its summary', () => {
    const text = stdout.replace(/\s+/g, ' ');
    for (const { usage, summary } of options) expect(text).toContain(`${usage} ${summary}`);
    for (const format of formats) expect(text).toContain(`${format.name} ${format.summary}`);
  });

  test('has a list of its formats, if it has formats, and they are what --format takes', () => {
    const choices =
      options.find(({ flags }) => flags.includes('--format') || flags.includes('--reporter'))?.choices ?? [];
    expect(formats.map((format) => format.name)).toEqual(choices);
  });
});
