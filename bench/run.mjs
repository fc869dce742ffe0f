// Measures speed and memory beside peers and writes docs/benchmarks.md. Never fails because of a time.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { measureLargeFile } from './large-file.mjs';
import { measureManyFiles } from './many-files.mjs';
import { measureMemory } from './memory.mjs';
import { page } from './report.mjs';
import { measureStart } from './start.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const say = (text) => process.stderr.write(`${text}\n`);

say('Building …');
execFileSync('npm', ['run', 'build', '--silent'], { stdio: 'inherit' });
const command = fileURLToPath(new URL('../packages/checkconfig/dist/checkconfig.js', import.meta.url));
const { version } = JSON.parse(readFileSync('packages/checkconfig/package.json', 'utf8'));

say('Starting …');
const start = await measureStart(command);
say('One large file …');
const large = await measureLargeFile(command);
say('Memory …');
const memory = measureMemory();
say('A thousand files, and a thousand starts of the broker …');
const many = await measureManyFiles(command);

const text = page({
  version,
  date: new Date(),
  rows: [...start, ...many.rows, ...large.rows],
  notes: [...many.notes, ...large.notes],
  memory,
});
mkdirSync('docs', { recursive: true });
writeFileSync('docs/benchmarks.md', text);
process.stdout.write(text);
