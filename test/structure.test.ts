import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
const folder = mkdtempSync(join(tmpdir(), 'structure-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The files that the linter refuses in a tree of these files, each with the rules that they break. */
function refused(files: Readonly<Record<string, string>>): Readonly<Record<string, readonly string[]>> {
  const tree = mkdtempSync(join(folder, 'tree-'));
  for (const name of ['biome.json', 'biome.structure.json']) copyFileSync(join(root, name), join(tree, name));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  }
  const { stdout } = spawnSync(process.execPath, [biome, 'lint', '--vcs-enabled=false', '--reporter=json'], {
    cwd: tree,
    encoding: 'utf8',
  });
  const found: Record<string, string[]> = {};
  for (const { category, location } of JSON.parse(stdout).diagnostics) {
    const rule = category.split('/').at(-1);
    found[location.path] = [...new Set([...(found[location.path] ?? []), rule])];
  }
  return found;
}

describe('import circles are refused', () => {
  test('of values, of types alone, and of imports at run time', () => {
    const found = refused({
      'packages/config/src/a.ts': "import { b } from './b.js';\nexport const a = () => b;\n",
      'packages/config/src/b.ts': "import { a } from './a.js';\nexport const b = () => a;\n",
      'packages/config/src/c.ts': "import type { D } from './d.js';\nexport type C = D | 1;\n",
      'packages/config/src/d.ts': "import type { C } from './c.js';\nexport type D = C | 2;\n",
      'packages/config/src/e.ts': "export const e = () => import('./f.js');\n",
      'packages/config/src/f.ts': "import { e } from './e.js';\nexport const f = () => e;\n",
      'packages/config/src/g.ts': "export { a } from './a.js';\n",
    });
    const circle = ['noImportCycles'];
    expect(found).toEqual(
      Object.fromEntries(
        ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [`packages/config/src/${name}.ts`, circle]),
      ),
    );
  });
});

describe('arrows between packages point one way', () => {
  const allowed: Readonly<Record<string, readonly string[]>> = {
    grammar: [],
    config: ['grammar'],
    validator: ['grammar', 'config'],
    settings: ['config', 'validator'],
    broker: ['config'],
    test: ['config', 'validator', 'settings', 'broker'],
    'language-server': ['grammar', 'config', 'validator', 'settings'],
    checkconfig: ['grammar', 'config', 'validator', 'settings', 'broker', 'test', 'language-server'],
    vscode: ['broker', 'language-server', 'test'],
  };
  const packages = Object.keys(allowed);
  const found = refused(
    Object.fromEntries(
      packages.flatMap((from) =>
        packages.flatMap((to) => [
          [`packages/${from}/src/${to}.ts`, `import '@mosquitto-conf/${to}';\n`],
          [`packages/${from}/src/entry-${to}.ts`, `import '@mosquitto-conf/${to}/entry';\n`],
        ]),
      ),
    ),
  );

  test.each(packages)('%s', (from) => {
    for (const file of ['', 'entry-']) {
      const passed = packages.filter((to) => !found[`packages/${from}/src/${file}${to}.ts`]);
      expect(passed.sort()).toEqual([...allowed[from]!].sort());
    }
  });
});

test("another package's inside is not imported", () => {
  const inside = [
    "import '@mosquitto-conf/config/src/catalogue/index.js';\n",
    "import '@mosquitto-conf/config/dist/index.js';\n",
    "import '../../config/src/index.js';\n",
    "export const load = () => import('../../config/dist/index.js');\n",
  ];
  const found = refused(
    Object.fromEntries(inside.map((text, index) => [`packages/validator/src/${index}.ts`, text])),
  );
  expect(Object.keys(found)).toHaveLength(inside.length);
});
