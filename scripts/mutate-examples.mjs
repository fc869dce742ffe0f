// Changes the configurations, ACL files and files of dynamic security of the examples at random, one line at a time, and runs the tests
// of each example against the change: what they do not notice is printed. A change counts only if the listener policy says that some
// client may then do anything other than before, or if a bridge has other topics. `npm run mutate:examples -- --seed 7 --changes 10 home` tries fewer. Run after a build.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { latest, listenerPolicies, write } from '../packages/config/dist/index.js';
import { readTests } from '../packages/settings/dist/internal.js';
import { embedded, makeMaterial, readSetup, runFile, TestFolder } from '../packages/test/dist/internal.js';
import { accessChangeText, compareAccess } from '../packages/validator/dist/internal.js';
import { changesOf } from './mutate-examples/changes.mjs';
import { randomFrom } from './mutate-examples/random.mjs';

/** Of a hundred changes, how many the tests of an example have to notice. */
const LEAST = 95;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' }, changes: { type: 'string', default: '50' } },
});
const wanted = Number(options.changes);
const examples = fileURLToPath(new URL('../examples/', import.meta.url));
const projects = readdirSync(examples).filter(
  (name) => testFileOf(name) !== undefined && (positionals.length === 0 || positionals.includes(name)),
);

let [noticed, tried] = [0, 0];
for (const project of projects) {
  const result = await tryProject(project);
  noticed += result.noticed;
  tried += result.tried;
  console.log(`${project}: the tests notice ${result.noticed} of ${result.tried} changes`);
  for (const { file, line, before, after, what } of result.missed) {
    console.log(`  ${file}:${line}  ${before} → ${after ?? '(gone)'}`);
    console.log(`    ${what}`);
  }
}
const share = (100 * noticed) / tried;
console.log(`all: ${noticed} of ${tried}, ${share.toFixed(1)} % (at least ${LEAST})`);
process.exit(share >= LEAST ? 0 : 1);

function testFileOf(project) {
  return readdirSync(join(examples, project)).find((name) => name.endsWith('.mosquitto-test.yaml'));
}

/** Tries changes of a project, in a copy of it. */
async function tryProject(project) {
  const folder = mkdtempSync(join(tmpdir(), 'mutate-examples-'));
  try {
    cpSync(join(examples, project), folder, { recursive: true });
    const path = join(folder, testFileOf(project));
    const policies = await policyReader(path);
    const original = await policies();
    const random = randomFrom(`${options.seed} ${project}`);
    const found = { noticed: 0, tried: 0, missed: [] };
    const files = original.files.map((file) => relative(folder, file));
    const seen = new Set();
    // A small configuration may not have as many changes.
    for (let attempt = 0; attempt < wanted * 40 && found.tried < wanted; attempt++) {
      const file = files[random(files.length)];
      const text = readFileSync(join(folder, file), 'utf8');
      const change = changesOf(text, random);
      if (!change || seen.has(`${file}\n${change.text}`)) continue;
      seen.add(`${file}\n${change.text}`);
      writeFileSync(join(folder, file), change.text);
      const what = await differenceOf(original, policies);
      if (what !== undefined) {
        found.tried++;
        if (await isNoticed(path)) found.noticed++;
        else found.missed.push({ ...change, file, what });
      }
      writeFileSync(join(folder, file), text);
    }
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What reads the listener policies of the first configuration of a test file, for the newest release. */
async function policyReader(path) {
  const { plan } = await readTests(readFileSync(path, 'utf8'));
  const { values } = plan;
  const base = dirname(path);
  return async () => {
    const folder = new TestFolder(makeMaterial(values));
    try {
      const main = join(base, [values.configuration].flat()[0]);
      const { analysis, show } = readSetup(main, latest, values, base, folder);
      const policies = listenerPolicies(analysis);
      const own = analysis.configuration.files.map(({ path: file }) => file);
      const access = policies.flatMap(({ acl, passwords, psk, dynamicSecurity }) => [
        acl,
        passwords,
        psk,
        dynamicSecurity,
      ]);
      const files = new Set([...own, ...access.flatMap((source) => source?.path ?? [])]);
      const made = folder.material.files;
      return {
        stop: analysis.stop,
        policies,
        bridges: analysis.configuration.bridges,
        files: [...files].filter((file) => !made.has(file)).map(show),
      };
    } finally {
      folder.remove();
    }
  };
}

/** What a client may now do that it could not, or the other way round; undefined where there is nothing, or no broker starts. */
async function differenceOf(original, read) {
  const { stop, policies, bridges } = await read();
  if (stop) return undefined;
  const [first] = compareAccess(original.policies, policies);
  if (first) return write(accessChangeText(first));
  return bridgeDifference(original.bridges, bridges) ?? limitDifference(original.policies, policies);
}

/** A bridge with other topics, in whatever order. */
function bridgeDifference(before, after) {
  const topicsOf = (bridge) =>
    bridge?.topics
      .map(({ pattern, direction, qos, localPrefix, remotePrefix }) =>
        JSON.stringify([pattern, direction, qos, localPrefix, remotePrefix]),
      )
      .sort()
      .join();
  const changed = before.find((bridge, index) => topicsOf(bridge) !== topicsOf(after[index]));
  return changed && `The bridge ${changed.name} has other topics.`;
}

/** A limit that is another one: how many clients, which QoS, which versions. */
function limitDifference(before, after) {
  for (const [index, { name, limits }] of before.entries()) {
    for (const limit of ['maxConnections', 'maxQos', 'versions']) {
      const [was, is] = [limits[limit].value, after[index]?.limits[limit].value];
      if (JSON.stringify(was) !== JSON.stringify(is)) return `${name}: ${limit} is ${is} instead of ${was}.`;
    }
  }
  return undefined;
}

async function isNoticed(path) {
  const { mistakes, runs } = await runFile(path, { engines: [embedded], bail: true });
  return mistakes.length > 0 || runs.some(({ cases }) => cases.some(({ status }) => status !== 'passed'));
}
