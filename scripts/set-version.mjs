// Gives the repository its next version: `node scripts/set-version.mjs 0.2.0`. It changes files and publishes nothing.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { changelogWith, manifestWith, placeWith, VERSION_PLACES } from './next-version.mjs';

const [next = ''] = process.argv.slice(2);
if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(next)) fail('usage: node scripts/set-version.mjs VERSION');
const read = (path) => readFileSync(path, 'utf8');
const { version } = JSON.parse(read('packages/checkconfig/package.json'));
if (next === version) fail(`the version is ${version} already`);
const changelog = changelogWith(read('CHANGELOG.md'), next, new Date().toISOString().slice(0, 10));
if (changelog === undefined) fail('CHANGELOG.md has nothing under "Unreleased"');

const manifests = ['package.json', ...readdirSync('packages').map((name) => `packages/${name}/package.json`)];
for (const path of manifests) writeFileSync(path, manifestWith(read(path), version, next));
for (const path of VERSION_PLACES) writeFileSync(path, placeWith(read(path), version, next));
writeFileSync('CHANGELOG.md', changelog);
execFileSync('npm', ['install', '--package-lock-only', '--ignore-scripts'], { stdio: 'inherit' });
console.log(
  `${version} is now ${next}. Next: npm run build && npm run generate, and read what git diff shows.`,
);

function fail(text) {
  console.error(text);
  process.exit(2);
}
