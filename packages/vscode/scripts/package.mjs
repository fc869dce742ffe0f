// Packs the extension: dist/mosquitto-conf-VERSION.vsix.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { metafilesOf, missingNotices, NOTICES } from '../../../scripts/third-party-notices.mjs';
import { buildExtension, packageFolder } from './build.mjs';

/** A person waits for what they download. */
const LARGEST = 1.7 * 1024 * 1024;

const root = fileURLToPath(new URL('../../../', import.meta.url));
await buildExtension();
const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
const file = join(root, `dist/mosquitto-conf-${version}.vsix`);
mkdirSync(dirname(file), { recursive: true });
const vsce = join(dirname(createRequire(import.meta.url).resolve('@vscode/vsce/package.json')), 'vsce');
const options = [
  '--no-dependencies',
  '--allow-missing-repository',
  '--no-rewrite-relative-links',
  // The rules' pages show what a key looks like; those keys are in docs/rules too and open nothing.
  '--allow-package-secrets',
  'privatekey',
];
execFileSync(process.execPath, [vsce, 'package', ...options, '--out', file], {
  cwd: packageFolder,
  stdio: ['ignore', 'ignore', 'inherit'],
});
const notices = existsSync(join(packageFolder, NOTICES))
  ? readFileSync(join(packageFolder, NOTICES), 'utf8')
  : undefined;
const missing = missingNotices(metafilesOf('vscode'), notices, 'vscode');
for (const failure of missing) console.error(failure);
if (missing.length > 0) process.exit(1);
const { size } = statSync(file);
console.log(`${file}: ${Math.round(size / 1024)} kB`);
if (size > LARGEST) {
  console.error(`The extension must stay below ${LARGEST / 1024} kB.`);
  process.exit(1);
}
