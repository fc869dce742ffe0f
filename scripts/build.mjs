// Bundles what is published: each library with the packages it depends on left outside, and the commands.
import { chmod, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { build as bundle } from 'esbuild';
import { buildCommonJs, buildWholeCommonJs } from './build-common-js.mjs';
import { directImports } from './direct-imports.mjs';
import { importedBuiltins, lazyBuiltins } from './lazy-builtins.mjs';
import { leanChevrotain } from './lean-chevrotain.mjs';
import { linkCommand } from './link-command.mjs';
import { nodeTarget } from './node-floor.mjs';
import { nodeCheck, programEntry } from './program-entry.mjs';
import { writeNotices } from './third-party-notices.mjs';

/** Packages for other programs. Their entry points are those that `exports` of their package.json names. */
const libraries = ['grammar', 'config', 'validator', 'settings', 'broker', 'test', 'language-server'];

const shared = {
  bundle: true,
  format: 'esm',
  target: nodeTarget,
  logLevel: 'warning',
  // The texts of the licences are beside the bundles (`third-party-notices.mjs`).
  legalComments: 'none',
  metafile: true,
};

/** What esbuild says of the bundles of each package. */
const metafiles = new Map();

/** What differs wherever one of the files of a folder does. */
const hashes = new Map();

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
    define: { __VERSION__: JSON.stringify(manifest.version) },
    plugins: [lazyBuiltins, leanChevrotain],
    // Chevrotain, the generated checks of a schema and a program are not debugged here: whitespace and comments are left out.
    minifyWhitespace: ['grammar', 'settings', 'language-server'].includes(name),
  });
}

/** WebAssembly, which is found beside its code: it stays a package of its own, for the few that name a plugin which needs it. */
const SQLITE = ['node-sqlite3-wasm'];

/** What bundles take in the place of what a module asks for. */
const alias = {
  // It is Node's own module for releases of Node that are older than these.
  'readable-stream': 'node:stream',
  // Two builds of one package would both be inside, as some modules import it and others `require` it.
  'vscode-languageserver-types': './node_modules/vscode-languageserver-types/lib/umd/main.js',
  debug: './scripts/no-debug.cjs',
  // The build for Node is CommonJS, which brings what nothing here needs.
  yaml: './node_modules/yaml/browser/dist/index.js',
};

/** Code of programs, and of packages for `require`: with everything that it needs, and nothing of it twice. */
const whole = {
  ...shared,
  platform: 'node',
  conditions: ['@mosquitto-conf/source'],
  minify: true,
  alias,
  plugins: [importedBuiltins, lazyBuiltins, directImports, leanChevrotain],
  external: SQLITE,
};

// Jest cannot `require` modules, so what tests are written with is there as CommonJS too.
for (const [name, entries] of [
  ['broker', ['index', 'embedded-program']],
  ['test', ['index']],
]) {
  const folder = `packages/${name}/dist/commonjs`;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await buildProgram(name, folder, entries);
  await copyTypes(`packages/${name}/dist`, folder);
}

// As a program it is one file, so that editors start it without anything else installed.
await build('language-server', {
  ...shared,
  platform: 'node',
  entryPoints: ['packages/language-server/src/node.ts'],
  outfile: 'packages/language-server/dist/mosquitto-language-server.js',
  conditions: ['@mosquitto-conf/source'],
  alias,
  plugins: [leanChevrotain],
  define: { __VERSION__: JSON.stringify(await versionOf('language-server')) },
  banner: { js: `#!/usr/bin/env node\n${nodeCheck('mosquitto-language-server')}${requireHere}` },
  minify: true,
});

// In the place of `mosquitto` where a script starts it.
await buildStart('broker', 'packages/broker/dist/commonjs', 'mosquitto-embedded', ['embedded-cli']);

// A command reads only the files that it needs. Those of `lint` and `active` are as they are, because they start most often.
await buildProgram('checkconfig', 'packages/checkconfig/dist', ['program', 'thread'], 'small-files.js', [
  ...[
    'access',
    'acl',
    'diagram',
    'diff',
    'effective',
    'explain',
    'format',
    'init',
    'passwd',
    'test',
    'upgrade',
  ].map((command) => `packages/checkconfig/src/commands/${command}.ts`),
  'packages/checkconfig/src/configuration-tests.ts',
  'packages/checkconfig/src/embedded-broker.ts',
  'packages/checkconfig/src/lsp.ts',
  'packages/checkconfig/src/prompts.ts',
  'node_modules/@noble/hashes/argon2.js',
  'node_modules/ws/wrapper.mjs',
  'packages/settings/src/yaml.ts',
]);
await buildStart('checkconfig', 'packages/checkconfig/dist', 'checkconfig', ['cli', 'cli-thread']);

for (const [name, found] of metafiles) writeNotices(name, found, `packages/${name}/dist`);
await linkCommand();

/** Builds files of a package as CommonJS, which share what they have in common. */
async function buildProgram(name, folder, entries, smallFiles, rare) {
  const options = {
    ...whole,
    entryPoints: entries.map((entry) => `packages/${name}/src/${entry}.ts`),
    define: { __VERSION__: JSON.stringify(await versionOf(name)) },
  };
  const { metafile, hash } = await buildCommonJs(folder, options, smallFiles, rare);
  metafiles.set(name, [...(metafiles.get(name) ?? []), metafile]);
  hashes.set(folder, hash);
  await writeFile(`${folder}/package.json`, '{ "type": "commonjs" }\n');
}

/** Builds the file that a program is started by, and files that load the others. */
async function buildStart(name, folder, command, entries) {
  const metafile = await buildWholeCommonJs(folder, {
    ...whole,
    entryPoints: entries.map((entry) => `packages/${name}/src/${entry}.ts`),
    define: {
      __VERSION__: JSON.stringify(await versionOf(name)),
      __BUILD__: JSON.stringify(hashes.get(folder)),
    },
  });
  metafiles.set(name, [...(metafiles.get(name) ?? []), metafile]);
  const path = `${folder}/${command}.js`;
  await writeFile(path, programEntry(command, `${entries[0]}.js`));
  await chmod(path, 0o755);
}

async function versionOf(name) {
  return JSON.parse(await readFile(`packages/${name}/package.json`, 'utf8')).version;
}

/** The types of a package once more, for those who `require` it: there they are types of CommonJS. */
async function copyTypes(from, to) {
  const files = await readdir(from, { recursive: true });
  const types = files.filter((file) => file.endsWith('.d.ts') && !file.startsWith(basename(to)));
  for (const file of types) await cp(`${from}/${file}`, `${to}/${file}`);
}
