import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { latest } from '@mosquitto-conf/config';
import { afterAll, describe, expect, test } from 'vitest';
import { commandDescriptions } from '../../packages/checkconfig/src/program.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const command = join(root, 'packages/checkconfig/dist/checkconfig.js');
const folder = mkdtempSync(join(tmpdir(), 'checkconfig-shells-'));
afterAll(() => rmSync(folder, { recursive: true }));

const has = (program: string) => spawnSync(program, ['--version']).status === 0;

function scriptFor(shell: string): string {
  const script = join(folder, `_checkconfig.${shell}`);
  writeFileSync(script, execFileSync(process.execPath, [command, 'completion', shell]));
  return script;
}

/** What each shell offers for the last word of a command line. */
const shells: Readonly<Record<string, (script: string, line: string) => string>> = {
  bash: (script, line) =>
    execFileSync(
      'bash',
      [
        '-c',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell fills it in
        'source "$1"; read -ra COMP_WORDS <<< "$2"; [[ $2 == *" " ]] && COMP_WORDS+=(""); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _checkconfig; printf "%s\\n" "${COMPREPLY[@]}"',
        'bash',
        script,
        line,
      ],
      { encoding: 'utf8', cwd: folder },
    ),
  fish: (script, line) =>
    execFileSync('fish', ['--no-config', '-c', `source ${script}; complete -C '${line}'`], {
      encoding: 'utf8',
      cwd: folder,
      env: { ...process.env, HOME: folder },
    }),
  // The function is run with stand-ins for what only the line editor has: _arguments tells what it was given.
  zsh: (script, line) =>
    execFileSync(
      'zsh',
      [
        '-fc',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell fills it in
        'compdef() { :; }; _files() { :; }; _describe() { print -l -- $commands; }; _arguments() { print -l -- "$@"; }; words=(${(s: :)2}); [[ $2 == *" " ]] && words+=(""); CURRENT=$#words; source $1',
        'zsh',
        script,
        line,
      ],
      { encoding: 'utf8', cwd: folder },
    ),
};

describe.each(Object.keys(shells))('%s completes', (shell) => {
  test.skipIf(!has(shell)).each([
    ['checkconfig lin', 'lint'],
    ['checkconfig lint --target ', latest.name],
    ['checkconfig lint --target ', 'debian-12'],
    ['checkconfig lint --rule ', 'local-only=off'],
    ['checkconfig explain ', 'local-only'],
    ['checkconfig explain ', 'persistent_client_expiration'],
    ['checkconfig passwd ', 'remove'],
    ['checkconfig diagram --format ', 'mermaid'],
  ])('%j with %s', (line, word) => {
    const offered = shells[shell]!(scriptFor(shell), line);
    expect(offered.split(/[\s():]+/)).toContain(word);
  });
});

describe('the manual page', () => {
  const page = join(root, 'packages/checkconfig/man/checkconfig.1');

  test('has every command and option', async () => {
    const text = readFileSync(page, 'utf8').replaceAll('\\-', '-');
    for (const { name, options } of await commandDescriptions()) {
      if (name !== '') expect(text).toContain(`.SS checkconfig ${name}`);
      for (const { usage } of options) expect(text).toContain(`.B ${usage}\n`);
    }
  });

  test.skipIf(!has('man'))('is formatted without a warning', () => {
    const args = ['--warnings', '-E', 'UTF-8', '-l', '-Tutf8', '-Z', page];
    const { status, stderr } = spawnSync('man', args, { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});
