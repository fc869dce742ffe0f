// Starts the broker in each folder of a folder, one after the other, and says how long that took. Run in a network
// namespace of its own: `unshare --net node broker-starts.mjs FOLDER`.
import { execFileSync, spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

const PATIENCE = 2000;

const [root] = process.argv.slice(2);
execFileSync('ip', ['link', 'set', 'lo', 'up']);
const started = [];
let total = 0;
let slow = 0;
for (const name of readdirSync(root).sort()) {
  const { took, outcome } = await start(join(root, name));
  total += took;
  if (outcome === 'running') started.push(name);
  if (outcome === 'slow') slow++;
}
process.stdout.write(JSON.stringify({ total, started, slow }));

/** Until the broker says that it runs, or ends; what follows (ending it) does not count. */
function start(folder) {
  return new Promise((done, fail) => {
    const begin = performance.now();
    const broker = spawn('mosquitto', ['-c', 'mosquitto.conf'], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let verdict;
    const settle = (outcome) => {
      verdict ??= { took: performance.now() - begin, outcome };
    };
    const patience = setTimeout(() => {
      settle('slow');
      broker.kill('SIGKILL');
    }, PATIENCE);
    let log = '';
    broker.stderr.on('data', (data) => {
      log += data;
      if (!/mosquitto version \S+ running/.test(log)) return;
      settle('running');
      broker.kill('SIGKILL');
    });
    broker.on('error', fail);
    broker.on('exit', () => settle('ended'));
    broker.on('close', () => {
      clearTimeout(patience);
      done(verdict);
    });
  });
}
