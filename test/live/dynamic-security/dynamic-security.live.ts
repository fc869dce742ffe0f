import { execFile, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { since } from '@mosquitto-conf/config';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBrokerFrom } from '../../../packages/broker/src/index.js';
import { brokerToAsk, installedRelease, pluginOf } from '../installed.js';
import { chooseNet, commandIn, type Net } from '../net.js';
import { administrator, type RandomSecurity, randomSecurity } from './random-security.js';

const release = installedRelease(brokerToAsk);
const plugin = pluginOf(brokerToAsk);
const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const run = promisify(execFile);

let folder = '';
let net: Net;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dynamic-security-'));
  chmodSync(folder, 0o777);
  net = await chooseNet(1);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes the file and a configuration that uses it. */
function layOut(file: object): void {
  writeFileSync(join(folder, 'security.json'), JSON.stringify(file));
  chmodSync(join(folder, 'security.json'), 0o666);
  writeFileSync(
    join(folder, 'mosquitto.conf'),
    `listener 18850 127.0.0.1\nplugin ${plugin}\nplugin_opt_config_file ${folder}/security.json\nuser root\nlog_dest stderr\n`,
  );
}

/** What a program prints beside the installed broker, which it reaches at port 18850. */
function besideInstalled(...program: string[]): string {
  const script = `
broker=$1; shift
rm -f log; "$broker" -c mosquitto.conf >log 2>&1 &
for i in $(seq 120); do grep -q 'listen socket' log && break; sleep 0.5; done
"$@"
kill $!; wait`;
  const [name, ...args] = commandIn(folder, net, ['sh', '-c', script, 'sh', brokerToAsk, ...program]);
  const { stdout, stderr } = spawnSync(name!, args, { cwd: folder, encoding: 'utf8', timeout: 280_000 });
  expect(stdout, stderr + readFileSync(join(folder, 'log'), 'utf8')).not.toBe('');
  return stdout;
}

/** The same beside the embedded broker. */
async function besideEmbedded(program: string, ...args: string[]): Promise<string> {
  await using broker = await startBrokerFrom(join(folder, 'mosquitto.conf'), {
    target: release.name,
    ports: 'ephemeral',
    persistence: 'in-place',
  });
  const port = String(broker.listeners[0]!.port);
  const words = args.map((word) => (word === '18850' ? port : word));
  const { stdout } = await run(program, words, { cwd: folder, timeout: 280_000 });
  return stdout;
}

function savedFile(): Record<string, unknown> {
  return JSON.parse(readFileSync(join(folder, 'security.json'), 'utf8')) as Record<string, unknown>;
}

/** Without what is random in it. */
function withoutSalt(file: Record<string, unknown>): unknown {
  const clients = (file.clients as Record<string, unknown>[]).map(
    ({ password: _, salt: __, encoded_password: ___, ...rest }) => rest,
  );
  return { ...file, clients };
}

describe.runIf(plugin !== undefined && since(release, '2.0'))(
  `dynamic security of Mosquitto ${release.name} and of the embedded broker`,
  () => {
    test('mosquitto_ctrl gets the same answers, and leaves the same file', async () => {
      const start = {
        defaultACLAccess: {
          publishClientSend: false,
          publishClientReceive: true,
          subscribe: false,
          unsubscribe: true,
        },
        clients: [administrator],
        groups: [],
        roles: (randomSecurity(1, 1).file as { roles: object[] }).roles.slice(0, 1),
      };
      layOut(start);
      const expected = besideInstalled('sh', here('story.sh'), '18850');
      const file = withoutSalt(savedFile());
      expect(expected.split('\n').length).toBeGreaterThan(60);
      layOut(start);
      expect(await besideEmbedded('sh', here('story.sh'), '18850')).toBe(expected);
      expect(withoutSalt(savedFile())).toEqual(file);
    });

    test('random decisions', async () => {
      const seed = Number(process.env.LIVE_SEED ?? Date.now() % 1_000_000_000);
      const runs = Number(process.env.LIVE_RUNS ?? 40);
      const { file, questions }: RandomSecurity = randomSecurity(seed, runs);
      layOut(file);
      writeFileSync(join(folder, 'questions.json'), JSON.stringify(questions));
      const program = [process.execPath, here('ask.mjs'), '18850', join(folder, 'questions.json')];
      const expected = JSON.parse(besideInstalled(...program)) as unknown[];
      const given = JSON.parse(await besideEmbedded(program[0]!, ...program.slice(1))) as unknown[];
      expect(expected).toHaveLength(runs);
      for (const [index, question] of questions.entries())
        expect(given[index], `seed ${seed}: ${JSON.stringify(question)}`).toEqual(expected[index]);
    }, 600_000);
  },
);
