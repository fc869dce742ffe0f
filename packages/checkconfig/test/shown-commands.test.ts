import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkconfig, folder, place } from './support.js';

const HASH = `$7$101$${'A'.repeat(16)}$${'A'.repeat(86)}==`;
const NAMES = [
  'two words',
  "ana's",
  '$HOME',
  '-rf',
  'möß é',
  '`id`',
  'back\\slash',
  'a*',
  'semi;colon',
  '"quoted"',
  'a&b|c',
  '~',
  '(x)',
  '!x',
];
/** A line of a configuration cannot name these. */
const ON_THE_COMMAND_LINE = [...NAMES, '#x', 'two\nlines', 'tab\there'];

/** Runs a command as a person who copies it, in a shell that knows how a line end is written. */
function runShown(cwd: string, command: string): void {
  const { status, stderr } = spawnSync('bash', ['-c', command], { cwd, encoding: 'utf8' });
  expect([status, stderr], command).toEqual([0, '']);
}

/** Files that any quoting mistake would hit instead: parts of the names, and what a pattern matches. */
const OTHERS = ['two', 'words', 'ab', 'a', 'b', 'x', 'lines', 'id'];

function modes(cwd: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(cwd).map((name) => [name, (statSync(join(cwd, name)).mode & 0o777).toString(8)]),
  );
}

function withFiles(name: string): string {
  const cwd = place(Object.fromEntries([...OTHERS, name].map((each) => [each, `ana:${HASH}\n`])));
  for (const each of readdirSync(cwd)) chmodSync(join(cwd, each), 0o666);
  // The broker's user may enter.
  for (const each of [folder, cwd]) chmodSync(each, 0o755);
  return cwd;
}

describe.skipIf(process.platform === 'win32')(
  'a command that is shown acts on exactly the file that it is about',
  () => {
    test.each(NAMES)('chmod, of lint: %s', (name) => {
      const cwd = withFiles(name);
      const before = modes(cwd);
      const main = `listener 1883 127.0.0.1\npassword_file ${cwd}/${name}\n`;
      const args = ['lint', 'mosquitto.conf', '--check-files', '--target', '2.0.22'];
      const { stdout } = checkconfig(place({ 'mosquitto.conf': main }), args);
      const [, command] = /`(chmod o= .+?)`\.(?: Change|\n)/.exec(stdout) ?? [];
      runShown(cwd, command!);
      expect(modes(cwd)).toEqual({ ...before, [name]: '660' });
    });

    test.each(ON_THE_COMMAND_LINE)('chmod, of passwd: %j', (name) => {
      const cwd = withFiles(name);
      const before = modes(cwd);
      const { stderr } = checkconfig(cwd, ['passwd', 'add', '--', name, 'ben'], 'secret\n');
      const [, command] = /run (chmod o-rwx .+)\n$/s.exec(stderr) ?? [];
      runShown(cwd, command!);
      expect(modes(cwd)).toEqual({ ...before, [name]: '660' });
    });
  },
);
