import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
// @ts-expect-error A script has no types.
import { sessions } from '../../scripts/sessions.mjs';
import { chooseNet, untilFree } from './net.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Step {
  readonly typed: string;
  readonly output: string;
  readonly code: number | null;
}

/** Plays a session, with the ports of its configuration to itself. */
async function played(name: string): Promise<readonly Step[]> {
  const net = await chooseNet(1);
  await untilFree(net);
  const script = `import { play, sessions } from './scripts/sessions.mjs';
console.log(JSON.stringify(await play(sessions['${name}'])));`;
  const [program, ...args] = [...net.wrap, process.execPath, '--input-type=module', '-e', script];
  const { stdout, stderr } = spawnSync(program!, args, { cwd: root, encoding: 'utf8', timeout: 55_000 });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

test('the first session: init, passwd, lint, test, run, mosquitto_pub and mosquitto_sub', async () => {
  const steps = await played('first-session');
  expect(steps.filter(({ code }) => code !== 0 && code !== null)).toEqual([]);
  const [init, , lint, tests, run, publish, subscribe] = steps.map(({ output }) => output);
  expect(init).toContain('mosquitto.mosquitto-test.yaml');
  // Where this repository is in the temporary folder, lint says so.
  const findings = lint!.split('\n').filter((line) => / (error|warning) /.test(line));
  expect(findings.filter((line) => !line.includes('Files in `/tmp` are lost'))).toEqual([]);
  expect(lint).toContain('starts with this configuration. 0 errors, ');
  expect(tests).toMatch(/^(\d+) cases: \1 passed/);
  expect(run).toContain('listen socket on port 1883');
  expect([publish, subscribe]).toEqual(['', 'on\n']);
});

test('the first session is typed in a minute, and its page shows what is typed', () => {
  const typed: string[] = sessions['first-session'].steps.map((step: Step) => step.typed);
  // Five characters a second.
  expect(typed.join('\n').length).toBeLessThan(60 * 5);
  const page = readFileSync(`${root}docs/first-session.md`, 'utf8');
  const shown = [...page.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, text]) =>
    text!
      .trim()
      .split('\n')
      .map((line) => line.trim()),
  );
  expect(shown).toEqual(typed);
});
