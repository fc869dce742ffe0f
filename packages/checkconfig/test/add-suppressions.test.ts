import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkconfig, place } from './support.js';

const MONTHS =
  'listener 1883 127.0.0.1\nallow_anonymous true\npersistence true\npersistent_client_expiration 30m\n';
const lint = (folder: string, ...args: readonly string[]) =>
  checkconfig(folder, ['lint', 'm.conf', '--format', 'compact', ...args]);
const textOf = (folder: string, name = 'm.conf') => readFileSync(join(folder, name), 'utf8');

describe('--add-suppressions', () => {
  test('writes a comment above each line with a warning; then nothing is found', () => {
    const folder = place({ 'm.conf': MONTHS });
    expect(lint(folder).stdout).toMatch(/^m\.conf:4:1: warning: .*\n$/);
    expect(lint(folder, '--add-suppressions')).toMatchObject({ status: 0, stdout: '' });
    expect(textOf(folder)).toBe(
      MONTHS.replace('persistent_', '# checkconfig-disable-next-line duration-in-months\npersistent_'),
    );
    expect(lint(folder).stdout).toBe('');
    // A second time there is nothing to do.
    const before = textOf(folder);
    lint(folder, '--add-suppressions');
    expect(textOf(folder)).toBe(before);
  });

  test('adds to a comment that is there, and keeps its reason', () => {
    const comment = '# checkconfig-disable-next-line upgrade';
    const folder = place({ 'm.conf': MONTHS.replace('persistent_', `${comment} -- for now\npersistent_`) });
    lint(folder, '--add-suppressions');
    expect(textOf(folder)).toContain(`${comment} duration-in-months -- for now\n`);
  });

  test('leaves what the broker refuses, and fails for it', () => {
    const folder = place({ 'm.conf': 'listener 1883\nallow_anonymous yes\n' });
    const { status, stdout } = lint(folder, '--add-suppressions');
    expect({ status, stdout }).toEqual({
      status: 1,
      stdout: expect.stringContaining('[invalid-boolean]'),
    });
    expect(textOf(folder)).toBe('listener 1883\nallow_anonymous yes\n');
  });

  test('in included files too; with --fix-dry-run nothing is written', () => {
    const files = {
      'm.conf': 'listener 1883 127.0.0.1\nallow_anonymous true\ninclude_dir d\n',
      'd/a.conf': 'persistence true\npersistent_client_expiration 30m\n',
    };
    const folder = place(files);
    const { stdout } = lint(folder, '--add-suppressions', '--fix-dry-run');
    expect(stdout).toContain('+# checkconfig-disable-next-line duration-in-months\n');
    expect(textOf(folder, 'd/a.conf')).toBe(files['d/a.conf']);
    lint(folder, '--add-suppressions');
    expect(textOf(folder, 'd/a.conf')).toContain('# checkconfig-disable-next-line duration-in-months\n');
  });

  test('is a step of its own', () => {
    expect(lint(place({ 'm.conf': MONTHS }), '--add-suppressions', '--fix')).toMatchObject({
      status: 2,
      stderr: 'checkconfig: --add-suppressions and fixes are two steps: apply the fixes first\n',
    });
  });
});
