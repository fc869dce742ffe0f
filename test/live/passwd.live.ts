import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { brokerToAsk, installedRelease } from './installed.js';
import { chooseNet, commandIn, type Net } from './net.js';

const command = fileURLToPath(new URL('../../packages/checkconfig/dist/checkconfig.js', import.meta.url));
const release = installedRelease(brokerToAsk);
/** The tools of a broker that is not installed are beside it. */
const tool = (name: string) => (brokerToAsk.includes('/') ? join(dirname(brokerToAsk), name) : name);

let folder = '';
let net: Net;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'passwd-live-'));
  net = await chooseNet(1);
});
afterAll(() => rm(folder, { recursive: true }));

function passwd(args: readonly string[], password: string): void {
  execFileSync(process.execPath, [command, 'passwd', ...args, '--target', release.name], {
    cwd: folder,
    input: password,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
}

/** Starts the broker and lets clients log in: what each of them came to. */
function logins(
  file: string,
  clients: readonly (readonly [user: string, password: string])[],
): readonly boolean[] {
  writeFileSync(
    join(folder, 'mosquitto.conf'),
    `listener 1883 127.0.0.1\nallow_anonymous false\npassword_file ${file}\nuser root\nlog_dest stderr\n`,
  );
  const publish = clients.map(([user, password]) => {
    const words = ['-p', '1883', '-u', user, '-P', password, '-t', 't', '-m', 'x'];
    return `mosquitto_pub ${words.map((word) => `'${word}'`).join(' ')} >/dev/null 2>&1; echo "login $?"`;
  });
  const script = `
rm -f log; "$1" -c mosquitto.conf >log 2>&1 &
for i in 1 2 3 4 5 6 7 8 9 10; do grep -q 'listen socket' log && break; sleep 0.5; done
${publish.join('\n')}
kill $!; wait
cat log`;
  const program = ['sh', '-c', script, 'sh', brokerToAsk];
  const [name, ...args] = commandIn(folder, net, program);
  const { stdout, stderr } = spawnSync(name!, args, { cwd: folder, encoding: 'utf8', timeout: 60_000 });
  expect(stdout, stderr).toContain('listen socket');
  return [...stdout.matchAll(/^login (\d+)$/gm)].map(([, code]) => code === '0');
}

describe(`passwd and Mosquitto ${release.name}`, () => {
  const schemes = release.name.startsWith('1.') ? ['sha512'] : ['sha512', 'sha512-pbkdf2'];

  test('the broker takes every scheme that passwd writes', () => {
    for (const scheme of schemes)
      passwd(['add', 'passwd', `user-${scheme}`, '--scheme', scheme], `p ${scheme}`);
    passwd(['add', 'passwd', 'gone'], 'x');
    passwd(['remove', 'passwd', 'gone'], '');
    passwd(['add', 'passwd', 'changed'], 'old');
    passwd(['add', 'passwd', 'changed'], 'n\u00e9w');
    const clients = [
      ...schemes.map((scheme) => [`user-${scheme}`, `p ${scheme}`] as const),
      ...schemes.map((scheme) => [`user-${scheme}`, 'wrong'] as const),
      ['gone', 'x'] as const,
      ['changed', 'old'] as const,
      ['changed', 'n\u00e9w'] as const,
    ];
    const expected = [...schemes.map(() => true), ...schemes.map(() => false), false, false, true];
    expect(logins('passwd', clients)).toEqual(expected);
  });

  test('passwd and mosquitto_passwd change the same file', () => {
    const file = join(folder, 'theirs');
    const env = { ...process.env, LD_LIBRARY_PATH: dirname(brokerToAsk) };
    execFileSync(tool('mosquitto_passwd'), ['-c', '-b', file, 'theirs', 'a'], { env, stdio: 'ignore' });
    passwd(['add', 'theirs', 'ours'], 'b');
    execFileSync(tool('mosquitto_passwd'), ['-b', file, 'third', 'c'], { env, stdio: 'ignore' });
    passwd(['remove', 'theirs', 'third'], '');
    const list = execFileSync(
      process.execPath,
      [command, 'passwd', 'list', 'theirs', '--format', 'json', '--target', release.name],
      { cwd: folder, encoding: 'utf8' },
    );
    expect(JSON.parse(list).users.map(({ user }: { user: string }) => user)).toEqual(['theirs', 'ours']);
    expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(3);
    expect(
      logins('theirs', [
        ['theirs', 'a'],
        ['ours', 'b'],
        ['third', 'c'],
      ]),
    ).toEqual([true, true, false]);
  });
});
