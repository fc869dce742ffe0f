// Builds the extension as it is packed: packages/vscode/dist/package, with everything that belongs to it. A window for
// developing loads it from there. Run after a build of the packages.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { NOTICES, writeNotices } from '../../../scripts/third-party-notices.mjs';
import { rules } from '../../validator/dist/index.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const own = join(root, 'packages/vscode');
export const packageFolder = join(own, 'dist/package');

/** What is taken as it is: from where, and to where. */
const copies = [
  ['packages/vscode/package.nls.json', 'package.nls.json'],
  ['packages/vscode/package.nls.pt-br.json', 'package.nls.pt-br.json'],
  ['packages/vscode/l10n', 'l10n'],
  ...picturesOfManifest().map((path) => [`packages/vscode/${path}`, path]),
  ['packages/vscode/icons', 'icons'],
  ['packages/vscode/language-configuration', 'language-configuration'],
  ['CHANGELOG.md', 'CHANGELOG.md'],
  ['LICENSE', 'LICENSE'],
  ['syntaxes', 'syntaxes'],
];

const shared = {
  bundle: true,
  format: 'cjs',
  conditions: ['@mosquitto-conf/source'],
  minify: true,
  // The texts of the licences are beside the manifest.
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
};
const node = {
  ...shared,
  platform: 'node',
  target: 'node20.9',
  // The address of the file, beside which the server looks for the texts of other languages.
  define: { 'import.meta.url': '__fileUrl' },
  banner: { js: "const __fileUrl = require('node:url').pathToFileURL(__filename).href;" },
};
const web = {
  ...shared,
  platform: 'browser',
  target: 'es2022',
  conditions: ['@mosquitto-conf/source', 'browser'],
};

/** Each bundle: extension hosts load CommonJS, a worker a plain script. */
const bundles = [
  { ...node, entry: 'packages/vscode/src/extension.ts', name: 'extension', external: ['vscode'] },
  { ...node, entry: 'packages/language-server/src/node.ts', name: 'server' },
  {
    ...node,
    entry: 'packages/vscode/src/node-process.ts',
    name: 'node-process',
    external: ['node-sqlite3-wasm'],
  },
  { ...web, entry: 'packages/vscode/src/extension-web.ts', name: 'extension-web', external: ['vscode'] },
  { ...web, entry: 'packages/language-server/src/browser.ts', name: 'server-web', format: 'iife' },
];

export async function buildExtension() {
  rmSync(packageFolder, { recursive: true, force: true });
  for (const [from, to] of copies) {
    mkdirSync(dirname(join(packageFolder, to)), { recursive: true });
    cpSync(join(root, from), join(packageFolder, to), { recursive: true });
  }
  writeFileSync(join(packageFolder, 'README.md'), readme());
  writeFileSync(join(packageFolder, 'package.json'), `${JSON.stringify(manifest(), undefined, 2)}\n`);
  const metafiles = [];
  for (const { entry, name, ...options } of bundles) {
    const { metafile } = await build({
      ...options,
      entryPoints: [join(root, entry)],
      outfile: join(packageFolder, `dist/${name}.js`),
    });
    metafiles.push(metafile);
  }
  writeNotices('vscode', metafiles, packageFolder);
}

/** The pictures that the manifest names; those of the README are in its text. */
function picturesOfManifest() {
  return [...new Set(readFileSync(join(own, 'package.json'), 'utf8').match(/images\/[\w-]+\.png/g))];
}

/**
 * The README as the extension's page shows it. That page loads pictures from the web alone, neither from the package nor out of
 * the text. `PICTURES_URL` says where the folder `packages/vscode` is on the web; without it the pictures are left out, and
 * the walkthrough shows them.
 */
function readme() {
  const base = process.env.PICTURES_URL?.replace(/\/$/, '');
  const text = readFileSync(join(own, 'README.md'), 'utf8')
    .replaceAll(/^ *(!\[[^\]]*\])\((images\/[^)]+)\)$/gm, (line, image, path) =>
      base === undefined ? '' : line.replace(`${image}(${path})`, `${image}(${base}/${path})`),
    )
    .replaceAll(/\n{3,}/g, '\n\n');
  const relative = /\]\((?![a-z]+:|#)[^)]*\)/.exec(text)?.[0];
  if (relative)
    throw new Error(`README.md has a link that leads nowhere on the extension's page: ${relative}`);
  return text;
}

/** The manifest without what only this repository needs, and with every rule by name, for completion in settings. */
function manifest() {
  const {
    type: _,
    devDependencies: __,
    ...rest
  } = JSON.parse(readFileSync(join(own, 'package.json'), 'utf8'));
  const setting = rest.contributes.configuration.properties['mosquitto.rules'];
  setting.properties = Object.fromEntries(
    rules.map(({ id, summary }) => [id, { ...setting.additionalProperties, markdownDescription: summary }]),
  );
  const files = ['dist', 'README.md', NOTICES, ...copies.map(([, to]) => to)];
  return { ...rest, engines: { vscode: rest.engines.vscode }, files };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildExtension();
