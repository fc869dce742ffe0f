// A hundred cases for a configuration: on the embedded broker, on the installed one, and as people write them by hand.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeTurns, timed } from './measure.mjs';

export const TESTS_HEADING = '## Tests for a configuration';

const ROUNDS = 5;
const COUNT = 100;

const CASE = (number) => `  - name: message ${number} of alice reaches bob
    when:
      - { subscribe: home/${number}, qos: 1, as: bob, then: 1 }
      - { publish: home/${number}, payload: ${number}, qos: 1, as: alice, then: accepted }
    then: { messages: { bob: [{ topic: home/${number}, payload: ${number} }], alice: [] } }
`;

const FILES = {
  'mosquitto.conf': 'listener 1883\nallow_anonymous false\npassword_file passwd\nacl_file acl\n',
  acl: 'user alice\ntopic readwrite home/#\nuser bob\ntopic read home/#\n',
  'a.mosquitto-test.yaml': `configuration: mosquitto.conf
passwords: { passwd: { alice: secret, bob: other } }
clients:
  alice: { username: alice, password: secret, version: 5 }
  bob: { username: bob, password: other, version: 5 }
cases:
${Array.from({ length: COUNT }, (_, number) => CASE(number)).join('')}`,
};

/**
 * Measures the whole of each run, from the start of Node to its end.
 * @returns the section of the page
 */
export async function testsSection(command, date) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-tests-'));
  try {
    for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
    const run = (...more) => timed(process.execPath, [command, 'test', folder, ...more]);
    const byHand = ['node_modules/vitest/vitest.mjs', 'run', '--root', 'bench'];
    const hasBroker = spawnSync('mosquitto', ['-h'], { stdio: 'ignore' }).error === undefined;
    const results = await takeTurns(
      {
        embedded: () => run(),
        ...(hasBroker ? { real: () => run('--engine', 'mosquitto') } : {}),
        byHand: () => timed(process.execPath, byHand),
      },
      ROUNDS,
    );
    return section(results, date);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function section({ embedded, real, byHand }, date) {
  const ms = ({ median, low, high }) => `${median.toFixed(0)} ms (${low.toFixed(0)}–${high.toFixed(0)})`;
  const row = (what, result, aim = '') =>
    `| ${what} | ${ms(result)} | **${(result.median / byHand.median).toFixed(2)}** | ${aim} |`;
  return `${TESTS_HEADING}

${COUNT} cases, each with a broker of its own and two clients that connect, subscribe, publish and receive; from the start of Node to its end.
Measured on ${date.toISOString().slice(0, 10)}, load ${loadavg()[1].toFixed(1)}.

| what | time | ratio | aim |
| --- | --- | --- | --- |
${row('`checkconfig test`', embedded, 'below 2000 ms')}
${real ? row('`checkconfig test --engine mosquitto`: each case starts the installed broker', real) : '| no Mosquitto is installed here | | | |'}
| Vitest, aedes and MQTT.js, the rules of the configuration written by hand | ${ms(byHand)} | 1 | |
`;
}
