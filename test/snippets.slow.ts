import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
mkdirSync(join(root, 'dist'), { recursive: true });
// In the repository, where the packages are installed.
const folder = mkdtempSync(join(root, 'dist/snippets-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Pages for people who use the packages, and for those who change them. */
const pages = globSync(['README.md', 'CONTRIBUTING.md', 'packages/*/README.md', 'docs/**/*.md'], {
  cwd: root,
}).sort();

/** What is in the files that CONTRIBUTING.md adds something to. */
const AROUND = `
import { analyse, latest as release, type Host, type Language } from '@mosquitto-conf/config';
import { textsOf } from '@mosquitto-conf/config/internal';
import { languageFaults } from '@mosquitto-conf/validator';
import { directive } from '${root}packages/config/dist/catalogue/directive.js';
import { integer } from '${root}packages/config/dist/kinds/integer.js';
declare const host: Host;
`;

/** Code of CONTRIBUTING.md as it is where it belongs. The text that it tells to add is not there: another one takes its place. */
function inItsFile(code: string): string {
  const formats = `${root}packages/checkconfig/dist/formats/`;
  return `${AROUND}${code.replace(/'(\.\.?\/[^']+)'/g, `'${formats}$1'`).replace('lintFormatsTexts.total', 'lintFormatsTexts.compact')}`;
}

/** Code of a page. What continues the block before it says so in a comment. */
interface Snippet {
  readonly page: string;
  /** The line that it begins in, from 1. */
  readonly line: number;
  readonly language: 'js' | 'ts';
  readonly text: string;
}

function snippetsOf(page: string): readonly Snippet[] {
  const content = readFileSync(join(root, page), 'utf8');
  let before = '';
  return [...content.matchAll(/(<!-- continues -->\n *)?```(js|ts)\n([\s\S]*?)^ *```$/gm)].map((found) => {
    const [, continues, language, code] = found;
    before = continues === undefined ? code! : joined(before, code!);
    const line = content.slice(0, found.index).split('\n').length;
    const text = page === 'CONTRIBUTING.md' ? inItsFile(before) : before;
    return { page, line, language: language as 'js' | 'ts', text };
  });
}

/** A block after another one, whose names it uses. */
function joined(before: string, after: string): string {
  const isImport = (line: string) => /^\s*import /.test(line);
  const lines = after.split('\n');
  const others = lines.filter((line) => !isImport(line)).join('\n');
  return [...lines.filter(isImport), before, others].join('\n');
}

const SETTINGS = {
  compilerOptions: {
    strict: true,
    noEmit: true,
    allowJs: true,
    checkJs: true,
    target: 'es2023',
    lib: ['es2023', 'esnext.disposable'],
    module: 'nodenext',
    moduleDetection: 'force',
    types: ['node'],
    skipLibCheck: true,
  },
};

/** What Jest declares for every test. */
const JEST = `declare const { test, expect }: typeof import('vitest');\n`;

/** What the compiler says, by the name of the file. */
const errors = new Map<string, string[]>();
/** A file with an error, which shows that the compiler looks for errors. */
const WRONG = '1000000';
let status: number | null = null;
const snippets = pages.flatMap(snippetsOf).map((snippet, index) => ({ ...snippet, name: `${index}` }));

beforeAll(() => {
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(SETTINGS));
  writeFileSync(join(folder, 'jest.d.ts'), `export {};\ndeclare global {\n${JEST}}\n`);
  for (const { name, language, text } of snippets) writeFileSync(join(folder, `${name}.${language}`), text);
  writeFileSync(join(folder, `${WRONG}.ts`), `const one: number = 'one';\n`);
  const { stdout, status: exit } = spawnSync('npx', ['tsc', '-p', folder, '--pretty', 'false'], {
    cwd: root,
    encoding: 'utf8',
  });
  status = exit;
  for (const line of stdout.split('\n').filter(Boolean)) {
    const [, name = 'other'] = /(\d+)\.[jt]s\(/.exec(line) ?? [];
    errors.set(name, [...(errors.get(name) ?? []), line]);
  }
});

describe('code on pages type-checks in strict mode', () => {
  test('with a compiler that works', () => {
    expect(snippets.length).toBeGreaterThan(15);
    expect(errors.get('other')).toBeUndefined();
    // It has found errors, and has not failed in another way.
    expect(status).toBe(1);
    expect(errors.get(WRONG)).toEqual([expect.stringContaining('TS2322')]);
  });

  test.each(snippets.map((one) => [`${one.page}:${one.line}`, one] as const))('%s', (_, { name }) => {
    expect(errors.get(name) ?? []).toEqual([]);
  });
});
