// Random files through every command of the built checkconfig, an editor session with its language server, and clients that
// send anything to its test broker: nothing but findings and closed connections may come out.
// `npm run fuzz -- --seconds 60 --seed 1 --case 17`; `--only broker` for one of them
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { playBroker } from './fuzz/broker.mjs';
import { playCommands } from './fuzz/commands.mjs';
import { Files } from './fuzz/files.mjs';
import { playLanguageServer } from './fuzz/language-server.mjs';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string' },
    seed: { type: 'string' },
    case: { type: 'string' },
    only: { type: 'string' },
  },
});
const seconds = Number(values.seconds ?? process.env.FUZZ_SECONDS ?? 60);
const seed = Number(values.seed ?? process.env.FUZZ_SEED ?? Date.now() % 1_000_000_007);
const only = values.case === undefined ? undefined : Number(values.case);

const subjects = { commands: playCommands, 'language-server': playLanguageServer, broker: playBroker };
/** By the number of the case. */
const turns = ['commands', 'language-server', 'commands', 'broker'];
if (values.only !== undefined && !(values.only in subjects))
  throw new Error(`--only takes ${Object.keys(subjects).join(', ')}`);

const failures = [];
const until = Date.now() + seconds * 1000;
console.log(`seed ${seed}`);
const counts = {};
for (let number = only ?? 0; only === undefined ? Date.now() < until : number === only; number++) {
  const subject = turns[number % turns.length];
  if (only === undefined && values.only !== undefined && subject !== values.only) continue;
  const folder = mkdtempSync(join(tmpdir(), 'checkconfig-fuzz-'));
  const fault = await subjects[subject](new Files(seed * 7919 + number), folder);
  rmSync(folder, { recursive: true, force: true });
  counts[subject] = (counts[subject] ?? 0) + 1;
  if (fault === undefined) continue;
  failures.push(number);
  console.log(`case ${number} (${subject}): ${fault}`);
}
const tried = Object.entries(counts).map(([subject, count]) => `${subject} ${count}`);
console.log(`${tried.join(', ')}: ${failures.length} failures`);
if (failures.length > 0) console.log(`again: npm run fuzz -- --seed ${seed} --case ${failures[0]}`);
process.exit(failures.length > 0 ? 1 : 0);
