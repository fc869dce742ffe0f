import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { API, SymbolFlags } from 'typescript/unstable/sync';
import { afterAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const api = new API({ cwd: root });
afterAll(() => api.close());

/** Other packages of this repository alone use the one; the other has the catalogue's records, which describe themselves. */
const WITHOUT_DOCSTRINGS = ['./internal', './directives'];

/** The entries of a package whose exports need docstrings, as paths of sources. */
function entriesOf(folder: string): readonly string[] {
  const { exports = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return Object.entries<Readonly<Record<string, string>>>(exports)
    .filter(([entry]) => !WITHOUT_DOCSTRINGS.includes(entry))
    .map(([, conditions]) => join(folder, conditions['@mosquitto-conf/source']!));
}

/** What an entry exports, each with the text of its docstring. */
function exportsOf(
  folder: string,
  entry: string,
): readonly { readonly name: string; readonly text: string }[] {
  const configuration = join(folder, 'tsconfig.json');
  const project = api.updateSnapshot({ openProjects: [configuration] }).getProject(configuration)!;
  const { checker, program } = project;
  const module = checker.getSymbolAtLocation(program.getSourceFile(entry)!);
  // A program that only runs exports nothing, and is not a module then.
  return (module ? checker.getExportsOfModule(module) : []).map((symbol) => {
    const declared = symbol.flags & SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    return { name: symbol.name, text: checker.getDocumentationCommentOfSymbol(declared) };
  });
}

const folders = readdirSync(join(root, 'packages')).map((name) => join(root, 'packages', name));
const entries = folders.flatMap((folder) => entriesOf(folder).map((entry) => [folder, entry] as const));

describe('everything that a package exports has a docstring', () => {
  test.each(entries.map(([folder, entry]) => [relative(root, entry), folder, entry]))(
    '%s',
    (_, folder, entry) => {
      expect(existsSync(entry)).toBe(true);
      const missing = exportsOf(folder, entry).filter(({ text }) => text === '');
      expect(missing.map(({ name }) => name)).toEqual([]);
    },
  );
});
