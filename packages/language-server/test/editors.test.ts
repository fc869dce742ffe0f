import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { needs, needsEmacs } from '../../../test/support/real-parts.js';
import { Client, programs } from './support/client.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const page = readFileSync(join(root, 'docs/editors.md'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'editors-'));
afterAll(() => rmSync(folder, { recursive: true }));

const FAULTY = 'listener 1883 127.0.0.1\nallow_anonymous yes\n';
const faulty = join(folder, 'mosquitto.conf');
writeFileSync(faulty, FAULTY);

/** The snippets of a section, by their language. */
function snippets(section: string, language: string): readonly string[] {
  const text = page.split(/^## /m).find((part) => part.startsWith(`${section}\n`)) ?? '';
  return [...text.matchAll(/```(\w+)\n([\s\S]*?)```/g)]
    .filter(([, name]) => name === language)
    .map(([, , code]) => code!);
}

function place(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** Runs an editor that finds the built command. */
function run(program: string, args: readonly string[]) {
  const PATH = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  const env = { ...process.env, PATH, HOME: folder, XDG_CONFIG_HOME: folder, XDG_STATE_HOME: folder };
  const { stdout, stderr, status } = spawnSync(program, args, {
    cwd: folder,
    env,
    encoding: 'utf8',
    timeout: 50_000,
  });
  return { said: stdout + stderr, status };
}

/** Runs what a snippet has for starting the server, and sees what it says of a faulty file. */
async function expectServer(command: readonly string[]): Promise<void> {
  expect(command).toEqual(['checkconfig', 'lsp']);
  const client = new Client({ 'mosquitto.conf': FAULTY }, { program: programs.command });
  await client.start();
  await client.until(() => client.published.size > 0);
  expect(client.rules('mosquitto.conf')).toEqual(['2 invalid-boolean']);
  expect(await client.stop()).toBe(0);
}

interface HelixSettings {
  readonly 'language-server': {
    readonly mosquitto: { readonly command: string; readonly args: readonly string[] };
  };
  readonly language: readonly { readonly 'language-servers': readonly string[] }[];
}

interface ZedManifest {
  readonly name: string;
  readonly language_servers?: { readonly mosquitto: { readonly languages: readonly string[] } };
}

/** TOML as Python reads it. */
function toml<T>(text: string): T {
  const code = 'import json, sys, tomllib; print(json.dumps(tomllib.loads(sys.stdin.read())))';
  const { stdout, stderr } = spawnSync('python3', ['-c', code], { input: text, encoding: 'utf8' });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

describe('docs/editors.md', () => {
  it.runIf(needs('nvim'))('Neovim shows what is wrong', () => {
    const init = place('init.lua', snippets('Neovim', 'lua')[0]!);
    const look = place(
      'look.lua',
      `vim.wait(30000, function() return #vim.diagnostic.get(0) > 0 end, 50)
for _, found in ipairs(vim.diagnostic.get(0)) do
  io.stdout:write(string.format('%s %d %s\\n', vim.bo.filetype, found.lnum + 1, found.message))
end
vim.cmd('qall!')`,
    );
    const { said } = run('nvim', ['--headless', '-u', init, faulty, '-c', `luafile ${look}`]);
    expect(said).toMatch(/^mosquitto-conf 2 .*allow_anonymous/m);
  });

  it.runIf(needsEmacs('eglot'))('Emacs shows what is wrong', () => {
    const init = place('init.el', snippets('Emacs', 'elisp')[0]!);
    const look = place(
      'look.el',
      `(find-file "${faulty}")
(run-hooks 'post-command-hook)
(let ((left 300))
  (while (and (> left 0) (null (flymake-diagnostics)))
    (flymake-start)
    (accept-process-output nil 0.1)
    (setq left (1- left))))
(dolist (found (flymake-diagnostics))
  (princ (format "%s %d %s\\n" major-mode (line-number-at-pos (flymake-diagnostic-beg found)) (flymake-diagnostic-text found))))
(kill-emacs 0)`,
    );
    const { said } = run('emacs', [
      '--batch',
      '--eval',
      '(package-initialize)',
      '-l',
      'eglot',
      '-l',
      init,
      '-l',
      look,
    ]);
    expect(said).toMatch(/^mosquitto-conf-mode 2 .*allow_anonymous/m);
  });

  it.runIf(needs('python3'))('Helix gets a server for the language', async () => {
    const settings = toml<HelixSettings>(snippets('Helix', 'toml')[0]!);
    expect(settings.language[0]!['language-servers']).toEqual(['mosquitto']);
    const { command, args } = settings['language-server'].mosquitto;
    await expectServer([command, ...args]);
  });

  it.runIf(needs('python3'))('Zed gets an extension with a server for the language', async () => {
    const [extension, language] = snippets('Zed', 'toml').map((text) => toml<ZedManifest>(text));
    expect(extension!.language_servers!.mosquitto.languages).toEqual([language!.name]);
    const [, command, argument] = /which\("(\w+)"\)[\s\S]*?vec!\["(\w+)"/.exec(snippets('Zed', 'rust')[0]!)!;
    await expectServer([command!, argument!]);
  });

  it('Sublime Text gets a server for the syntax', async () => {
    const { command, selector } = JSON.parse(snippets('Sublime Text', 'json')[0]!).clients.mosquitto;
    expect(snippets('Sublime Text', 'yaml')[0]).toContain(`scope: ${selector}\n`);
    await expectServer(command);
  });
});
