import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { brokerToAsk } from './installed.js';
import { chooseNet } from './net.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const command = `${root}packages/checkconfig/dist/checkconfig.js`;
const examples = readdirSync(`${root}examples`).filter((name) =>
  readdirSync(`${root}examples/${name}`).some((file) => file.endsWith('.mosquitto-test.yaml')),
);
const { wrap } = await chooseNet(1);

describe('the examples come to the same on the embedded and on the installed broker', () => {
  test.each(examples)('%s', (name) => {
    const binary = brokerToAsk === 'mosquitto' ? [] : ['--binary', brokerToAsk];
    const [program, ...args] = [
      ...wrap,
      process.execPath,
      command,
      ...['test', `${root}examples/${name}`, '--engine', 'all', '--reporter', 'json', ...binary],
    ];
    const { stdout, stderr } = spawnSync(program!, args, { encoding: 'utf8', timeout: 50_000 });
    const report = JSON.parse(stdout || 'null');
    expect(report, stderr).toMatchObject({ failed: 0, broken: 0, differences: [] });
    const engines = report.files[0].runs.map(({ engine }: { engine: string }) => engine);
    expect(engines).toContain('mosquitto');
  });
});
