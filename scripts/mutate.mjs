// Changes the code in small ways, one at a time, and runs the unit tests against each change (Stryker): what no test notices
// is printed. Changes that may survive are listed with the reason in test/mutation/survivors.json. Arguments are passed to Stryker:
// `npm run mutate -- --mutate packages/config/src/policy/limits.ts` tries one file, and `npm run mutate -- --incremental` only what
// has changed since the last such run: code and test files, but not what these import.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Of a hundred changes, how many the tests have to notice in each folder. */
const LEAST = 90;
const FOLDERS = ['packages/config/src/policy', 'packages/config/src/access'];

const root = fileURLToPath(new URL('..', import.meta.url));
const given = process.argv.slice(2);
const { status } = spawnSync('npx', ['stryker', 'run', ...given], { cwd: root, stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);

const listed = JSON.parse(readFileSync(`${root}/test/mutation/survivors.json`, 'utf8'));
const { files } = JSON.parse(readFileSync(`${root}/.cache/mutation.json`, 'utf8'));
const mutants = Object.entries(files).flatMap(([file, { source, mutants }]) =>
  mutants.map((mutant) => describe(file, source.split('\n'), mutant)),
);
const tried = mutants.filter(({ noticed }) => noticed !== undefined);
const survivors = tried.filter(({ noticed }) => !noticed);
const isSame = (one, other) => ['file', 'line', 'from', 'to'].every((key) => one[key] === other[key]);
const unlisted = survivors.filter((one) => !listed.some((entry) => isSame(one, entry)));
// A part of the code tells nothing of what is listed for the rest.
const isPartial = given.some((argument) => /^(--mutate|-m)\b/.test(argument));
const wasTried = (entry) => !isPartial || tried.some((one) => isSame(one, entry));
const stale = listed.filter((entry) => wasTried(entry) && !survivors.some((one) => isSame(one, entry)));

let isFine = unlisted.length === 0 && stale.length === 0;
for (const folder of FOLDERS) {
  const here = tried.filter(({ file }) => file.startsWith(folder));
  if (here.length === 0) continue;
  const noticed = here.filter((one) => one.noticed).length;
  const score = (100 * noticed) / here.length;
  if (score < LEAST) isFine = false;
  console.log(
    `${folder}: tests notice ${noticed} of ${here.length} changes, ${score.toFixed(1)} % (at least ${LEAST})`,
  );
}
for (const { file, number, from, to } of unlisted)
  console.log(
    `No test notices and test/mutation/survivors.json does not list: ${file}:${number}\n  ${from}\n  ${to}`,
  );
for (const { file, line, to } of stale)
  console.log(
    `test/mutation/survivors.json lists what the tests notice, or what is gone: ${file}\n  ${line}\n  ${to}`,
  );
process.exit(isFine ? 0 : 1);

/**
 * A change: where, and what becomes of which code. The line is there as text, because its number changes with the lines above.
 * `noticed` is undefined where it was not tried.
 */
function describe(file, lines, { location: { start, end }, replacement, status }) {
  const first = lines[start.line - 1];
  const from =
    start.line === end.line ? first.slice(start.column - 1, end.column - 1) : first.slice(start.column - 1);
  const noticed = { Killed: true, Timeout: true, Survived: false, NoCoverage: false }[status];
  const to = replacement.replace(/\s+/g, ' ');
  return { file, number: start.line, line: first.trim(), from, to, noticed };
}
