import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { brokerToAsk, installedRelease } from './installed.js';
import { chooseNet, commandIn } from './net.js';

const command = fileURLToPath(new URL('../../packages/checkconfig/dist/checkconfig.js', import.meta.url));
const release = installedRelease(brokerToAsk);

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'init-live-'));
  // The broker drops to its own user, who has to reach its files.
  chmodSync(folder, 0o755);
});
afterEach(() => rm(folder, { recursive: true }));

/** Writes a configuration, starts the broker with it, and lets clients publish. */
async function tried(listen: 'local' | 'tls', reach: string) {
  const init = [command, 'init', folder, '--yes', '--target', release.name, '--listen', listen];
  const report = execFileSync(process.execPath, [...init, '--host', 'localhost', '--user', 'ana'], {
    encoding: 'utf8',
  });
  const password = /^ {2}ana +(\S+)$/m.exec(report)?.[1];
  const script = `
rm -f log; "$1" -c mosquitto.conf >log 2>&1 &
for i in 1 2 3 4 5 6 7 8 9 10; do grep -q 'listen socket' log && break; sleep 0.5; done
mosquitto_pub ${reach} -u ana -P '${password}' -t t -m x -r; echo "right $?"
mosquitto_pub ${reach} -u ana -P wrong -t t -m x 2>/dev/null; echo "wrong $?"
mosquitto_pub ${reach} -t t -m x 2>/dev/null; echo "anonymous $?"
kill $!; wait
ls data
cat log`;
  const [name, ...args] = commandIn(folder, await chooseNet(1), ['sh', '-c', script, 'sh', brokerToAsk]);
  const { stdout, stderr } = spawnSync(name!, args, { cwd: folder, encoding: 'utf8', timeout: 60_000 });
  return `${stdout}\n${stderr}`;
}

test.each([
  ['local', '-h 127.0.0.1 -p 1883'],
  ['tls', '-h localhost -p 8883 --cafile certs/ca.crt'],
] as const)(`Mosquitto ${release.name} starts with what init writes: %s`, async (listen, reach) => {
  const log = await tried(listen, reach);
  expect(log).toMatch(/^right 0$/m);
  expect(log).toMatch(/^wrong [1-9]\d*$/m);
  expect(log).toMatch(/^anonymous [1-9]\d*$/m);
  expect(log).toMatch(/^mosquitto\.db$/m);
  expect(log).not.toMatch(/: (Error|Warning): /);
});
