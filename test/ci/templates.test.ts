import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { fakeNpx, git, repository, root, version } from './packed.js';

const OPEN = 'listener 1883 127.0.0.1\nallow_anonymous true\n';
const read = (name: string) => readFileSync(join(root, name), 'utf8');

test('the job for GitLab writes a report, and fails where lint does', () => {
  const { checkconfig: job } = parse(read('ci/gitlab.yml'));
  const run = (text: string) => {
    const workspace = repository({ 'mosquitto.conf': text });
    // GitLab runs the lines of `script` one after the other, and stops at the first that fails.
    const { status } = spawnSync('bash', ['-eo', 'pipefail', '-c', job.script.join('\n')], {
      cwd: workspace,
      env: { ...process.env, ...job.variables, PATH: `${fakeNpx()}:${process.env.PATH}` },
    });
    return {
      status,
      report: JSON.parse(readFileSync(join(workspace, job.artifacts.reports.codequality), 'utf8')),
    };
  };
  expect(run(OPEN)).toEqual({ status: 0, report: [] });
  expect(run('allow_anonymous yes\n')).toMatchObject({
    status: 1,
    report: expect.arrayContaining([
      expect.objectContaining({
        check_name: 'invalid-boolean',
        location: { path: 'mosquitto.conf', lines: { begin: 1, end: 1 } },
      }),
    ]),
  });
});

test('the problem matcher reads every line of --format compact', () => {
  const [{ pattern }] = JSON.parse(read('ci/problem-matcher.json')).problemMatcher;
  const workspace = repository({ 'mosquitto.conf': 'allow_anonymous yes\n' });
  const { stdout } = spawnSync(
    join(fakeNpx(), 'npx'),
    [
      ...['--yes', `@mosquitto-conf/checkconfig@${version}`, 'lint', '--format', 'compact'],
      ...[join(workspace, 'mosquitto.conf')],
    ],
    { encoding: 'utf8' },
  );
  const lines = stdout.trim().split('\n');
  expect(lines).not.toHaveLength(0);
  for (const line of lines) {
    const found = new RegExp(pattern[0].regexp).exec(line);
    expect(found?.[pattern[0].file]).toBe(join(workspace, 'mosquitto.conf'));
    expect(found?.[pattern[0].severity]).toMatch(/^(error|warning|info)$/);
  }
});

describe('pre-commit', { skip: spawnSync('pre-commit', ['--version']).status !== 0 }, () => {
  /** A repository that takes the hooks from this one, as pre-commit reads them from a repository of hooks. */
  function hooked(files: Readonly<Record<string, string>>) {
    const hooks = repository({ '.pre-commit-hooks.yaml': read('.pre-commit-hooks.yaml') });
    const revision = git(hooks, 'rev-parse', 'HEAD').trim();
    const configuration = `repos:\n- repo: ${hooks}\n  rev: ${revision}\n  hooks:\n  - id: checkconfig\n  - id: checkconfig-format\n`;
    const workspace = repository({ ...files, '.pre-commit-config.yaml': configuration });
    const env = {
      ...process.env,
      PATH: `${fakeNpx()}:${process.env.PATH}`,
      PRE_COMMIT_HOME: join(workspace, '.git/pre-commit'),
      GIT_AUTHOR_NAME: 'a',
      GIT_AUTHOR_EMAIL: 'a@b',
      GIT_COMMITTER_NAME: 'a',
      GIT_COMMITTER_EMAIL: 'a@b',
    };
    const run = (command: string, ...args: readonly string[]) => {
      const { status, stdout, stderr } = spawnSync(command, args, { cwd: workspace, encoding: 'utf8', env });
      return { status, output: stdout + stderr };
    };
    expect(run('pre-commit', 'install').status).toBe(0);
    const commit = (file: string, text: string) => {
      writeFileSync(join(workspace, file), text);
      run('git', 'add', '.');
      return run('git', 'commit', '-m', file);
    };
    return { workspace, commit };
  }

  test('a commit with a wrong configuration, or a wrong fragment of one, is refused', () => {
    const { commit } = hooked({
      'mosquitto.conf': `${OPEN}include_dir conf.d\n`,
      'conf.d/a.conf': 'max_queued_messages 5\n',
      'old/mosquitto.conf': 'allow_anonymous yes\n',
    });
    // What was wrong before and is not touched does not stop it.
    expect(commit('conf.d/a.conf', 'max_queued_messages 6\n')).toMatchObject({ status: 0 });
    const wrong = commit('conf.d/a.conf', 'max_queued_messages many\n');
    expect(wrong.status).toBe(1);
    expect(wrong.output).toMatch(/conf\.d\/a\.conf:1:21 error/);
    expect(commit('conf.d/a.conf', 'max_queued_messages 7\n')).toMatchObject({ status: 0 });
  });

  test('checkconfig-format tidies what is committed, and stops once', () => {
    const { workspace, commit } = hooked({ 'mosquitto.conf': OPEN });
    expect(commit('mosquitto.conf', `${OPEN}\n\n\nmax_connections   5\n`).status).toBe(1);
    expect(readFileSync(join(workspace, 'mosquitto.conf'), 'utf8')).toBe(`${OPEN}\nmax_connections 5\n`);
  });

  test('the hooks run the version that is published', () => {
    for (const { entry } of parse(read('.pre-commit-hooks.yaml')))
      expect(entry).toContain(`npx --yes @mosquitto-conf/checkconfig@${version} `);
  });
});
