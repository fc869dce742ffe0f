import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { commandDescriptions } from '../src/program.js';
import { run } from './run-support.js';
import { checkconfig, place } from './support.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Each command of a page with what the page says it prints. */
function documented(page: string): (readonly [command: string, output: string])[] {
  const text = readFileSync(`${root}/${page}`, 'utf8');
  return [...text.matchAll(/```console\n\$ (.*)\n([\s\S]*?)```/g)].map(([, command, output]) => [
    command!,
    output!,
  ]);
}

/** What differs each time: the time, free ports, how long it took. */
function withoutChance(output: string): string {
  return output
    .replace(/^\d{10}: /gm, 'TIME: ')
    .replace(/(port |127\.0\.0\.1:)\d{5}\b/g, '$1PORT')
    .replace(/\(\d+\.\d s\)/g, '(SECONDS)');
}

const pages = globSync(['*.md', 'docs/**/*.md', 'packages/*/*.md', 'examples/**/*.md'], {
  cwd: root,
  ignore: ['**/node_modules/**', '**/dist/**'],
});

describe.each(pages.filter((page) => documented(page).length > 0))('%s shows what is printed', (page) => {
  test.each(documented(page))('%s', async (line, output) => {
    const [program, ...args] = line.split(' ');
    expect(program).toBe('checkconfig');
    expect(withoutChance(await printed(args))).toBe(withoutChance(output));
  });
});

/** What the command prints; of one that runs on, until it says that it is running. */
async function printed(args: readonly string[]): Promise<string> {
  if (args[0] === 'run') {
    const broker = run(root, ...args.slice(1));
    await broker.says(/ running\n/);
    return broker.log;
  }
  const { stdout, stderr } = checkconfig(root, args);
  return stdout + stderr;
}

test('docs/commands/test.md shows how a case fails', () => {
  const [, shown] = /```\n(failed [\s\S]*?)```/.exec(readFileSync(`${root}/docs/commands/test.md`, 'utf8'))!;
  const folder = place({});
  cpSync(`${root}/examples/home`, folder, { recursive: true });
  const acl = readFileSync(`${folder}/acl`, 'utf8');
  writeFileSync(`${folder}/acl`, acl.replace(/^topic write home\/door$/m, ''));
  expect(checkconfig(folder, ['test']).stdout).toContain(`${shown}\n`);
});

test('a block that shows a command is `console`, so that it is played', () => {
  const shown = pages.filter((page) =>
    /```(?!console)\w*\n *\$ /.test(readFileSync(`${root}/${page}`, 'utf8')),
  );
  expect(shown).toEqual([]);
});

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
