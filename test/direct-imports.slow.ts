import { build } from 'esbuild';
import { beforeAll, expect, test } from 'vitest';
// @ts-expect-error A script of the build, which has no types.
import { directImports } from '../scripts/direct-imports.mjs';

const COMMAND = 'packages/checkconfig/src';

/** What each file of the command imports when it is loaded, as the build sees it. */
let imports: ReadonlyMap<string, readonly string[]>;

beforeAll(async () => {
  const { metafile } = await build({
    entryPoints: [`${COMMAND}/program.ts`],
    bundle: true,
    platform: 'node',
    format: 'esm',
    conditions: ['@mosquitto-conf/source'],
    external: ['commander', 'chevrotain', 'yaml', 'node-sqlite3-wasm'],
    plugins: [directImports],
    splitting: true,
    outdir: 'dist',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  imports = new Map(
    Object.entries(metafile.inputs).map(([path, { imports }]) => [
      path,
      imports.filter(({ kind }) => kind === 'import-statement').map(({ path }) => path),
    ]),
  );
});

/** All that is loaded with a file. */
function loadedWith(path: string): readonly string[] {
  const found = new Set([path]);
  for (const one of found) for (const imported of imports.get(one) ?? []) found.add(imported);
  return [...found];
}

test.each([
  // Files that only pass on what others have would bring everything with them.
  ['program.ts', 'config/src/text.ts', /catalogue|grammar\/|validator\/|commander/],
  ['commands/legacy.ts', 'grammar/src/parse.ts', /interpreter\/|policy\/|validator\/|commander/],
  [
    'commands/active.ts',
    'config/src/interpreter/index.ts',
    /startup\/sequence|listener-policies|validator\/|settings\/src\/(tests|generated)/,
  ],
  [
    'commands/lint.ts',
    'validator/src/diagnose.ts',
    /language-server\/|packages\/(broker|test)|settings\/src\/tests|validator\/src\/upgrade/,
  ],
])('%s loads %s, and nothing of %s', (file, wanted, others) => {
  const loaded = loadedWith(`${COMMAND}/${file}`);
  expect(loaded).toContain(`packages/${wanted}`);
  expect(loaded.filter((path) => others.test(path))).toEqual([]);
});
