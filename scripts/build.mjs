// Bundles what is published: each library with the packages it depends on left outside, and the commands.
import { chmod, cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { build as bundle } from 'esbuild';
import { lazyBuiltins } from './lazy-builtins.mjs';
import { linkCommand } from './link-command.mjs';
import { nodeCheck, programEntry } from './program-entry.mjs';
import { writeNotices } from './third-party-notices.mjs';

/** Packages for other programs. Their entry points are those that `exports` of their package.json names. */
const libraries = ['grammar', 'config', 'validator', 'settings', 'broker', 'test', 'language-server'];

const shared = {
  bundle: true,
  format: 'esm',
  target: 'node20.19',
  logLevel: 'warning',
  // The texts of the licences are beside the bundles (`third-party-notices.mjs`).
  legalComments: 'none',
  metafile: true,
};

/** What esbuild says of the bundles of each package. */
const metafiles = new Map();

async function build(name, options) {
  const { metafile } = await bundle(options);
  metafiles.set(name, [...(metafiles.get(name) ?? []), metafile]);
}

/** CommonJS modules in a bundle ask Node for its own by `require`, which modules do not have. */
const requireHere =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

for (const name of libraries) {
  const folder = `packages/${name}`;
  const manifest = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
  const entries = Object.values(manifest.exports).map((conditions) => conditions['@mosquitto-conf/source']);
  await rm(`${folder}/dist/chunks`, { recursive: true, force: true });
  await build(name, {
    ...shared,
    platform: 'neutral',
    entryPoints: entries.map((entry) => `${folder}/${entry}`),
    outbase: `${folder}/src`,
    outdir: `${folder}/dist`,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    mainFields: ['module', 'main'],
    // What is installed with a package stays outside. What it was only developed with goes into its bundle: Chevrotain
    // with lodash is 700 modules, and a test that starts a broker would wait for them.
    external: Object.keys(manifest.dependencies ?? {}),
    plugins: [lazyBuiltins],
    // Code of others is not debugged here, so its whitespace and comments are left out.
    minifyWhitespace: name === 'grammar',
  });
}

// Jest cannot `require` modules, so what tests are written with is there as CommonJS too: one file, with everything that it needs.
for (const name of ['broker', 'test']) {
  const commonJs = `packages/${name}/dist/commonjs`;
  await rm(commonJs, { recursive: true, force: true });
  await build(name, {
    ...shared,
    format: 'cjs',
    platform: 'node',
    entryPoints: [`packages/${name}/src/index.ts`],
    outfile: `${commonJs}/index.js`,
    conditions: ['@mosquitto-conf/source'],
    minify: true,
  });
  await copyTypes(`packages/${name}/dist`, commonJs);
  await writeFile(`${commonJs}/package.json`, '{ "type": "commonjs" }\n');
}

// As a program it is one file, so that editors start it without anything else installed.
await build('language-server', {
  ...shared,
  platform: 'node',
  entryPoints: ['packages/language-server/src/node.ts'],
  outfile: 'packages/language-server/dist/mosquitto-language-server.js',
  conditions: ['@mosquitto-conf/source'],
  banner: { js: `#!/usr/bin/env node\n${nodeCheck('mosquitto-language-server')}${requireHere}` },
  minify: true,
});

/** WebAssembly, which is found beside its code: it stays a package of its own, for the few that name a plugin which needs it. */
const SQLITE = ['node-sqlite3-wasm'];

// In the place of `mosquitto` where a script starts it.
await build('broker', {
  ...shared,
  platform: 'node',
  entryPoints: ['packages/broker/src/mosquitto-embedded.ts'],
  external: SQLITE,
  outfile: 'packages/broker/dist/mosquitto-embedded-main.js',
  conditions: ['@mosquitto-conf/source'],
  minify: true,
  plugins: [lazyBuiltins],
});
await writeEntry('packages/broker/dist', 'mosquitto-embedded', 'mosquitto-embedded-main.js');

/** What is imported only when it is needed is a file beside the one that needs it. */
const besides = {
  name: 'besides',
  setup(bundle) {
    bundle.onResolve({ filter: /.*/ }, ({ kind, path }) => {
      if (kind !== 'dynamic-import' || SQLITE.includes(path)) return undefined;
      return { path: `./${basename(path, '.js')}.js`, external: true };
    });
  },
};

// Checks, the language server and the broker are files of their own: each starts without reading the others.
const { version } = JSON.parse(await readFile('packages/checkconfig/package.json', 'utf8'));
const programs = {
  ...shared,
  platform: 'node',
  outdir: 'packages/checkconfig/dist',
  conditions: ['@mosquitto-conf/source'],
  minify: true,
  define: { __VERSION__: JSON.stringify(version) },
  external: SQLITE,
};
await build('checkconfig', {
  ...programs,
  entryPoints: {
    main: 'packages/checkconfig/src/cli.ts',
    program: 'packages/checkconfig/src/program.ts',
    run: 'packages/checkconfig/src/run.ts',
    argon2: '@noble/hashes/argon2.js',
    test: 'packages/checkconfig/src/test.ts',
    x509: 'packages/test/src/material/x509.ts',
    picomatch: 'picomatch',
    prompts: 'packages/checkconfig/src/prompts.ts',
    tinyglobby: 'tinyglobby',
    ws: 'ws',
    yaml: 'packages/settings/src/yaml.ts',
  },
  plugins: [besides, lazyBuiltins],
});
await writeEntry('packages/checkconfig/dist', 'checkconfig', 'main.js');
await build('checkconfig', {
  ...programs,
  entryPoints: ['packages/checkconfig/src/lsp.ts'],
  banner: { js: requireHere },
  plugins: [besides],
});
for (const [name, found] of metafiles) writeNotices(name, found, `packages/${name}/dist`);

// Diagnostics link to the pages of their rules, which stand beside the programs.
for (const name of ['checkconfig', 'language-server']) {
  const folder = `packages/${name}/dist/rules`;
  await rm(folder, { recursive: true, force: true });
  await cp('docs/rules', folder, { recursive: true });
}
await linkCommand();

/** Writes the file that a program is started by. */
async function writeEntry(folder, name, main) {
  const path = `${folder}/${name}.js`;
  await writeFile(path, programEntry(name, main));
  await chmod(path, 0o755);
}

/** The types of a package once more, for those who `require` it: there they are types of CommonJS. */
async function copyTypes(from, to) {
  const files = await readdir(from, { recursive: true });
  const types = files.filter((file) => file.endsWith('.d.ts') && !file.startsWith(basename(to)));
  for (const file of types) await cp(`${from}/${file}`, `${to}/${file}`);
}
