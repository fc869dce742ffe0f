import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { folder, git, packCommand, repository, root, version } from './packed.js';

const action = parse(readFileSync(join(root, 'action.yml'), 'utf8'));

interface Step {
  readonly name: string;
  readonly if?: string;
  readonly env: Readonly<Record<string, string>>;
  readonly run: string;
}

/** Runs the steps as GitHub's runner does: inputs are put into `env`, and a step without `if` needs the ones before it. */
function runAction(
  workspace: string,
  given: Readonly<Record<string, string>>,
  event: NodeJS.ProcessEnv = {},
) {
  const temporary = mkdtempSync(join(folder, 'runner-'));
  const summary = join(temporary, 'summary.md');
  writeFileSync(summary, '');
  const inputs = Object.fromEntries(
    Object.entries(action.inputs as Record<string, { default: string }>).map(([name, { default: usual }]) => [
      name,
      given[name] ?? usual,
    ]),
  );
  const filled = (text: string) =>
    text.replace(/\$\{\{ inputs\.(\w+) \}\}/g, (_, name: string) => inputs[name]!);
  let output = '';
  let failed = false;
  for (const step of action.runs.steps as readonly Step[]) {
    if (failed && step.if === undefined) continue;
    // Nothing but env may hold what a person wrote: in `run` it would be a program.
    expect(step.run).not.toContain('${{');
    const { status, stdout, stderr } = spawnSync(
      'bash',
      ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run],
      {
        cwd: workspace,
        encoding: 'utf8',
        env: {
          ...process.env,
          GITHUB_ACTIONS: 'true',
          GITHUB_ACTION_PATH: root,
          GITHUB_STEP_SUMMARY: summary,
          RUNNER_TEMP: temporary,
          ...event,
          ...Object.fromEntries(Object.entries(step.env).map(([name, text]) => [name, filled(text)])),
        },
      },
    );
    output += stdout + stderr;
    failed ||= status !== 0;
  }
  return { failed, output, summary: readFileSync(summary, 'utf8') };
}

test('the action runs the version that is published', () => {
  expect(action.inputs.package.default).toBe(`@mosquitto-conf/checkconfig@${version}`);
  const documented = readFileSync(join(root, 'docs/ci.md'), 'utf8');
  for (const name of Object.keys(action.inputs)) expect(documented).toContain(`| \`${name}\` |`);
});

test('annotations, a diagram, and on a pull request what changes', () => {
  const pack = packCommand();
  const workspace = repository({
    'config dir/mosquitto.conf': 'listener 1883 127.0.0.1\nallow_anonymous true\n',
    'other/mosquitto.conf': 'listener 1884 127.0.0.1\nallow_anonymous true\n',
  });
  const paths = 'config dir\nother\n';

  const clean = runAction(workspace, { package: pack, paths, target: '2.0.22' });
  expect(clean.output).toBe('');
  expect(clean.failed).toBe(false);
  expect(clean.summary.match(/^```mermaid$/gm)).toHaveLength(2);
  expect(clean.summary).toContain('## `config dir/mosquitto.conf`\n');
  expect(clean.summary).toContain('Mosquitto 2.0.22');

  git(workspace, 'remote', 'add', 'origin', workspace);
  git(workspace, 'checkout', '-qb', 'topic');
  writeFileSync(
    join(workspace, 'other/mosquitto.conf'),
    'listener 1885 127.0.0.1\nallow_anonymous yes\npassword_file "$(touch hacked)`touch hacked`\n',
  );
  git(workspace, 'commit', '-qam', 'change');
  const event = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_BASE_REF: 'main' };
  const given = { package: pack, paths, target: '2.0.22', args: '--rule invalid-boolean=error' };
  const changed = runAction(workspace, given, event);
  expect(changed.failed).toBe(true);
  expect(changed.output).toMatch(/^::error file=other\/mosquitto\.conf,line=2,.*title=invalid-boolean::/m);
  expect(changed.summary).toMatch(/1884[\s\S]*1885/);
  expect(changed.summary).toContain('refuses this');
  expect(git(workspace, 'status', '--porcelain')).toBe('');
  expect(git(workspace, 'worktree', 'list').trim().split('\n')).toHaveLength(1);

  const quiet = runAction(workspace, { ...given, diagram: 'false', diff: 'false' }, event);
  expect(quiet.summary).not.toMatch(/mermaid|1884/);
});
