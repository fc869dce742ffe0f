// Measures speed and memory beside peers and writes docs/benchmarks.md. Never fails because of a time.
// `npm run bench -- broker` measures the embedded broker alone and writes its section anew, `npm run bench -- tests` the tests of
// configurations, `npm run bench -- commands` all but these two. `npm run bench -- compare REF` prints how this checkout and another
// commit differ, `--minute` in a short form.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measureBroker } from './broker/index.mjs';
import { brokerSection, HEADING } from './broker/report.mjs';
import { compare } from './compare/index.mjs';
import { TESTS_HEADING, testsSection } from './configuration-tests.mjs';
import { measureKeystroke } from './keystroke.mjs';
import { measureLargeFile } from './large-file.mjs';
import { measureManyFiles } from './many-files.mjs';
import { measureMemory } from './memory.mjs';
import { page } from './report.mjs';
import { putSection, sectionOf } from './section.mjs';
import { measureStart } from './start.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

// What the commands keep compiled goes into a folder of this run: where the home folder cannot be written to, as in a container,
// every start would compile everything again.
const cache = mkdtempSync(join(tmpdir(), 'bench-cache-'));
process.env.XDG_CACHE_HOME = cache;
process.once('exit', () => rmSync(cache, { recursive: true, force: true }));

const say = (text) => process.stderr.write(`${text}\n`);

const brokerPart = async () => {
  say('The embedded broker …');
  return brokerSection(await measureBroker(say), new Date());
};
const write = (text) => {
  mkdirSync('docs', { recursive: true });
  writeFileSync('docs/benchmarks.md', text);
  process.stdout.write(text);
};

if (process.argv[2] === 'broker') {
  write(putSection(readFileSync('docs/benchmarks.md', 'utf8'), HEADING, await brokerPart()));
  process.exit();
}

const build = () => {
  say('Building …');
  execFileSync('npm', ['run', 'build', '--silent'], { stdio: 'inherit' });
};

if (process.argv[2] === 'compare') {
  const { positionals, values } = parseArgs({
    args: process.argv.slice(3),
    allowPositionals: true,
    options: { minute: { type: 'boolean', default: false } },
  });
  try {
    if (positionals.length !== 1) throw new Error('name one commit, as in `npm run bench -- compare main`');
    process.stdout.write(await compare(positionals[0], { brief: values.minute, build, say }));
  } catch (error) {
    say(`Nothing is compared: ${error.message}.`);
    process.exitCode = 1;
  }
  process.exit();
}

build();
const command = fileURLToPath(new URL('../packages/checkconfig/dist/checkconfig.js', import.meta.url));

const testsPart = async () => {
  say('Tests for a configuration …');
  return testsSection(command, new Date());
};
if (process.argv[2] === 'tests') {
  write(putSection(readFileSync('docs/benchmarks.md', 'utf8'), TESTS_HEADING, await testsPart()));
  process.exit();
}

const { version } = JSON.parse(readFileSync('packages/checkconfig/package.json', 'utf8'));

say('Starting …');
const start = await measureStart(command);
say('One large file …');
const large = await measureLargeFile(command);
say('Keystrokes …');
const keystroke = await measureKeystroke([
  fileURLToPath(new URL('../packages/language-server/dist/mosquitto-language-server.js', import.meta.url)),
  '--stdio',
]);
say('Memory …');
const memory = measureMemory();
say('A thousand files, and a thousand starts of the broker …');
const many = await measureManyFiles(command);

const text = page({
  version,
  date: new Date(),
  rows: [...start, ...many.rows, ...large.rows, ...keystroke.rows],
  notes: [...many.notes, ...large.notes, ...keystroke.notes],
  memory,
});
const before = readFileSync('docs/benchmarks.md', 'utf8');
const only = process.argv[2] === 'commands';
const broker = only ? sectionOf(before, HEADING) : await brokerPart();
const tests = only ? sectionOf(before, TESTS_HEADING) : await testsPart();
write(putSection(putSection(text, HEADING, broker), TESTS_HEADING, tests));
