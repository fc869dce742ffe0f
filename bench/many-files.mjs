// A thousand configurations: one run of the command against the broker started once for each.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { takeTurns, timed } from './measure.mjs';

const COUNT = 1000;
const ROUNDS = 3;
const CONFIGS = 'fixtures/configs';
const ORACLE = 'fixtures/oracle';

/** Groups of the oracle, those that look most like what people write first. */
const GROUPS = ['whole', 'include', 'tls', 'access', 'bridge', 'mix', 'place', 'value'];

/**
 * Makes the folders, each with a `mosquitto.conf` and the files it names. Lines about the log are left out: the broker
 * then says on its error output when it runs, which is what it is timed by.
 * @returns how many there are
 */
function makeFolders(root) {
  let number = 0;
  const next = () => join(root, String(++number).padStart(4, '0'));
  for (const name of readdirSync(CONFIGS)) cpSync(join(CONFIGS, name), next(), { recursive: true });
  const cases = readFileSync(join(ORACLE, 'cases.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const rank = ({ group }) => (GROUPS.indexOf(group) + GROUPS.length + 1) % (GROUPS.length + 1);
  for (const { files } of cases.sort((a, b) => rank(a) - rank(b)).slice(0, COUNT - number)) {
    const folder = next();
    cpSync(join(ORACLE, 'assets'), join(folder, 'assets'), { recursive: true });
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  }
  for (const folder of readdirSync(root)) quieten(join(root, folder, 'mosquitto.conf'));
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    chmodSync(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o777 : 0o644);
  }
  chmodSync(root, 0o777);
  return number;
}

function quieten(path) {
  // Latin-1 keeps every byte as it is.
  const text = readFileSync(path, 'latin1');
  writeFileSync(path, text.replace(/^log_(dest|type)[^\n]*\n/gm, ''), 'latin1');
}

/** Starts the broker for every folder, with a network of its own, so that no port is taken. */
function startBrokers(root) {
  const script = fileURLToPath(new URL('broker-starts.mjs', import.meta.url));
  const run = spawnSync('unshare', ['--net', process.execPath, script, root], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (run.status !== 0) throw new Error(`unshare ended with ${run.status}: ${run.stderr}`);
  return JSON.parse(run.stdout);
}

/** Why the broker cannot take part here; undefined if it can. */
function obstacle() {
  if (spawnSync('mosquitto', ['-h']).error) return 'the broker is not installed';
  if (spawnSync('unshare', ['--net', 'ip', 'link', 'set', 'lo', 'up']).status !== 0) {
    return 'starting it safely needs a network namespace (Linux, root, `unshare`, `ip`)';
  }
  return undefined;
}

/** One run over a thousand files, beside a thousand starts. */
export async function measureManyFiles(command) {
  const missing = obstacle();
  if (missing)
    return { rows: [], notes: [`Linting ${COUNT} files was not compared with the broker: ${missing}.`] };
  const version = /mosquitto version (\S+)/.exec(
    spawnSync('mosquitto', ['-h'], { encoding: 'utf8' }).stdout,
  )[1];
  const root = mkdtempSync(join(tmpdir(), 'bench-files-'));
  try {
    const count = makeFolders(root);
    const args = [command, 'lint', '--target', version, root];
    let broker;
    const results = await takeTurns(
      {
        lint: () => timed(process.execPath, args, { exits: [0, 1] }),
        broker: () => {
          broker = startBrokers(root);
          return broker.total;
        },
      },
      ROUNDS,
    );
    return {
      rows: [
        {
          what: `\`checkconfig lint\` of ${count} configurations in one run`,
          result: results.lint,
          peer: results.broker,
          peerName: `Mosquitto ${version}, started for each until it runs or ends`,
          aim: 'at most 0.1',
        },
      ],
      notes: [agreement(args, root, broker, version)],
    };
  } finally {
    if (existsSync(root)) rmSync(root, { recursive: true, force: true });
  }
}

/** Both did the job: on how many configurations they agree. */
function agreement(args, root, { started, slow }, version) {
  const { stdout } = spawnSync(process.execPath, [...args, '--format', 'json'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const { files } = JSON.parse(stdout);
  const runs = new Set(started);
  const same = files.filter(({ path, broker }) => {
    return runs.has(dirname(path).slice(root.length + 1)) === (broker.outcome === 'running');
  });
  return (
    `Of the ${files.length} configurations Mosquitto ${version} started with ${started.length}, and ` +
    `\`checkconfig\` says so of the same ones but ${files.length - same.length}.` +
    (slow > 0 ? ` ${slow} starts did neither within two seconds, and count as that.` : '')
  );
}
