import { execFileSync, spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { checkconfig, OPEN, place } from './support.js';

const hasGit = spawnSync('git', ['--version']).status === 0;

describe('lint --changed', { skip: !hasGit }, () => {
  let folder = '';
  const git = (...args: readonly string[]) =>
    execFileSync(
      'git',
      ['-c', 'user.name=a', '-c', 'user.email=a@b', '-c', 'commit.gpgsign=false', ...args],
      {
        cwd: folder,
        stdio: 'pipe',
      },
    );
  const change = (file: string, text: string) => writeFileSync(join(folder, file), text);
  const changed = (...args: readonly string[]) => {
    const { status, stdout, stderr } = checkconfig(folder, [
      'lint',
      '--format',
      'json',
      '--changed',
      ...args,
    ]);
    const files = status === 2 ? [] : JSON.parse(stdout).files.map(({ path }: { path: string }) => path);
    return { status, stderr, files: files.sort() };
  };

  beforeEach(() => {
    folder = place({
      'a/mosquitto.conf': `${OPEN}include_dir conf.d\n`,
      'a/conf.d/x.conf': 'max_connections 5\n',
      'b/mosquitto.conf': 'listener 1883 127.0.0.1\nallow_anonymous false\npassword_file passwd\n',
      'b/passwd': '',
      'c/mosquitto.conf': OPEN,
      'checkconfig.yaml': 'target: "2.0.22"\n',
    });
    git('init', '-q', '-b', 'main');
    git('add', '.');
    git('commit', '-qm', 'first');
  });

  test('nothing changed, nothing is checked', () => {
    expect(changed()).toMatchObject({ status: 0, files: [] });
  });

  test.each([
    ['c/mosquitto.conf', `${OPEN}#\n`, ['c/mosquitto.conf']],
    ['a/conf.d/x.conf', 'max_connections 6\n', ['a/mosquitto.conf']],
    ['a/conf.d/new.conf', 'max_connections 6\n', ['a/mosquitto.conf']],
    ['b/passwd', 'x\n', ['b/mosquitto.conf']],
    ['checkconfig.yaml', 'target: "2.1.2"\n', ['a/mosquitto.conf', 'b/mosquitto.conf', 'c/mosquitto.conf']],
    ['README', 'x\n', []],
  ])('%s', (file, text, files) => {
    change(file, text);
    expect(changed().files).toEqual(files);
  });

  test('a file that is gone counts for what read it', () => {
    rmSync(join(folder, 'a/conf.d/x.conf'));
    rmSync(join(folder, 'b/passwd'));
    expect(changed().files).toEqual(['a/mosquitto.conf', 'b/mosquitto.conf']);
  });

  test('a branch is compared with where it began', () => {
    git('checkout', '-qb', 'topic');
    change('c/mosquitto.conf', `${OPEN}#\n`);
    git('commit', '-qam', 'c');
    git('checkout', '-q', 'main');
    change('b/passwd', 'x\n');
    git('commit', '-qam', 'b');
    git('checkout', '-q', 'topic');
    expect(changed('main').files).toEqual(['c/mosquitto.conf']);
    expect(changed().files).toEqual([]);
  });

  test('in a folder, and of the paths that are named', () => {
    change('c/mosquitto.conf', `${OPEN}#\n`);
    change('b/passwd', 'x\n');
    expect(changed('HEAD', 'b').files).toEqual(['b/mosquitto.conf']);
  });

  test('before the first commit, everything is new', () => {
    rmSync(join(folder, '.git'), { recursive: true });
    git('init', '-q');
    expect(changed().files).toHaveLength(3);
  });

  test.each([
    ['--output=x', '--changed: "--output=x" is not a commit or a branch'],
    ['nowhere', '--changed: there is no commit or branch "nowhere"'],
  ])('--changed=%s', (ref, message) => {
    const { status, stderr } = checkconfig(folder, ['lint', `--changed=${ref}`]);
    expect({ status, stderr }).toEqual({ status: 2, stderr: `checkconfig: ${message}\n` });
  });

  test('outside a repository, it says so', () => {
    rmSync(join(folder, '.git'), { recursive: true });
    const { status, stderr } = checkconfig(folder, ['lint', '--changed'], undefined, {
      GIT_CEILING_DIRECTORIES: folder,
    });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^checkconfig: --changed: Git says: .*not a git repository/);
  });
});
