import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { analyse, findTarget, latest } from '@mosquitto-conf/config';
import { nodeTls } from '@mosquitto-conf/config/node';
import { describe, expect, it } from 'vitest';
import { needs } from '../../../test/support/real-parts.js';
import { PASSWORDS } from '../src/examples/example-files.js';
import { EXAMPLE_MAIN, exampleFiles, exampleHost } from '../src/examples/example-host.js';
import { type Diagnostic, diagnose, type Example, rules } from '../src/index.js';

/**
 * Advice that names a command is followed to the letter, on the file it is given for and with the real tool: what was found is
 * gone afterwards, and nothing else is lost.
 */

type Files = Readonly<Record<string, string>>;

function found(files: Files, { target, machine }: Example): Diagnostic[] {
  const release = (target === undefined ? undefined : findTarget(target)) ?? latest;
  return diagnose(analyse(EXAMPLE_MAIN, release, exampleHost(files, nodeTls, machine)), EXAMPLE_MAIN);
}

/** The commands that change something, in the backticks of a text. */
function commandsOf(help: string): string[] {
  return [...help.matchAll(/`((?:mosquitto_passwd|chmod|chown|chgrp|openssl) [^`]*)`/g)].map(
    ([, command]) => command!,
  );
}

/** Runs a command on a file, and returns what the file is then. */
function onFile(content: string, run: (path: string) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'advice-'));
  try {
    const path = join(folder, 'file');
    writeFileSync(path, content, { mode: 0o600 });
    run(path);
    return readFileSync(path, 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const passwd = (...words: string[]) => execFileSync('mosquitto_passwd', words, { stdio: 'pipe' });

/** Follows advice on a password file. @returns the file afterwards */
function follow(content: string, help: string, line: number, target = latest.name): string {
  const misplaced = /Delete `(.*?)` after the first colon/.exec(help)?.[1];
  if (misplaced !== undefined) return content.replace(misplaced, '');
  const name = content.split('\n')[line]?.split(':')[0]?.trim() || 'somebody';
  const cleaned = help.includes('First delete comments, blank lines and lines without a password')
    ? content.split('\n').filter((text) => /^[^#:]+:[^:]/.test(text))
    : content.split('\n');
  const text = `${cleaned.join('\n').trimEnd()}\n`;
  return onFile(text === '\n' ? '' : text, (path) => {
    // As the tool of 1.x would hash them.
    const hash = target.startsWith('1.') ? ['-H', 'sha512'] : [];
    if (help.includes('`mosquitto_passwd -U FILE`')) passwd(...hash, '-U', path);
    else passwd(...hash, '-b', path, name, 'secret');
  });
}

/** The lines with a hash, which must stay as they are. */
const hashed = (text: string, but: string) =>
  text.split('\n').filter((line) => /^[^:]+:\$[67]\$[^:]{90,}$/.test(line) && !line.startsWith(`${but}:`));

const cases = rules.flatMap((rule) =>
  rule.wrong.flatMap((example) => {
    const files = exampleFiles(example);
    return found(files, example)
      .filter(({ rule: id, help }) => id === rule.id && commandsOf(help ?? '').length > 0)
      .map((diagnostic) => [rule.id, diagnostic.help as string, { example, files, diagnostic }] as const);
  }),
);

/** Commands that only show something, or that need what only the person has: a pass phrase, an authority, root. */
const SHOWS =
  /^openssl (pkey -in KEY -pubout|x509 -in CERTIFICATE -pubkey -noout|ciphers -v|pkey -in \S+ -out NEW|ca -gencrl)$|^ch(own|grp) /;

describe('the commands of advice', () => {
  it('are of some kinds, each of which is tried below or only shows something', () => {
    const unknown = cases
      .flatMap(([, help]) => commandsOf(help))
      .filter((command) => !/^(mosquitto_passwd (-U )?FILE|chmod o= |openssl dhparam -out \S+)/.test(command))
      .filter((command) => !SHOWS.test(command));
    expect(unknown).toEqual([]);
  });

  const ofPasswords = cases.filter(([, help]) => /`mosquitto_passwd /.test(help));
  it.skipIf(!needs('mosquitto')).each(ofPasswords)('%s: %s', (id, help, { example, files, diagnostic }) => {
    const path =
      diagnostic.file in files && diagnostic.file !== EXAMPLE_MAIN && !/acl/.test(diagnostic.file)
        ? diagnostic.file
        : Object.keys(files).find((name) => name.endsWith('passwd'));
    const before = files[path as string] as string;
    const isUnknownUser = id === 'acl-user-unknown';
    const line = diagnostic.file === path ? diagnostic.range.start.line : -1;
    const after = isUnknownUser
      ? follow(`${/`([^`]*)`\.$/.exec(diagnostic.message)?.[1]}:x\n${before}`, help, 0, example.target)
      : follow(before, help, line, example.target);
    const but = before.split('\n')[line]?.split(':')[0] ?? '';
    expect(after.split('\n')).toEqual(expect.arrayContaining(hashed(before, but)));
    const left = found({ ...files, [path as string]: after }, example).filter((one) => one.rule === id);
    expect(left.map(({ message }) => message)).toEqual([]);
  });

  const ofModes = cases.filter(([, help]) => /`chmod /.test(help));
  it.each(ofModes)('%s: %s', (_, help) => {
    const [, mode] = /`chmod (\S+) /.exec(help) as RegExpExecArray;
    onFile('key', (path) => {
      chmodSync(path, 0o644);
      execFileSync('chmod', [mode as string, path]);
      expect(statSync(path).mode & 0o777).toBe(0o640);
    });
  });

  const ofParameters = cases.filter(([, help]) => /`openssl dhparam /.test(help));
  it.skipIf(!needs('openssl')).each(ofParameters)('%s: %s', (_, help) => {
    const [, out] = /`openssl dhparam (-out) \S+ \d+`/.exec(help) as RegExpExecArray;
    // Short ones, as long ones take a minute.
    const made = onFile('', (path) =>
      execFileSync('openssl', ['dhparam', out as string, path, '512'], { stdio: 'pipe' }),
    );
    expect(made).toContain('BEGIN DH PARAMETERS');
  });
});

/** Files that people have, with a plain password that the broker refuses. */
const files: readonly (readonly [what: string, passwords: string, target?: string])[] = [
  ['only plain passwords', 'ana:one\nbruno:two\n'],
  ['hashes, and a plain password', `${PASSWORDS}carla:three\n`],
  ['a comment in front of all', `# users\n${PASSWORDS}carla:three\n`],
  ['a blank line between', `carla:three\n\n${PASSWORDS}`],
  ['a line without a password', `carla:three\n${PASSWORDS}`, '2.0.22'],
  ['a name twice', `${PASSWORDS}u1:u1:${PASSWORDS.split('\n')[0]?.slice(4)}\n`],
  ['a blank before the hash', `${PASSWORDS}u1:x ${PASSWORDS.split('\n')[0]?.slice(4)}\n`],
  ['a hash that is cut short', `# users\n${PASSWORDS}carla:$7$101$zqK1HAOyKeoj\n`],
];

describe.skipIf(!needs('mosquitto'))('what is advised for a password file with', () => {
  it.each(files)('%s settles what was found and loses no user', (_, passwords = '', target = '2.1.2') => {
    const example: Example = { text: 'listener 1883\npassword_file passwd\n', target };
    const before = { [EXAMPLE_MAIN]: 'listener 1883\npassword_file passwd\n', passwd: passwords };
    const all = found(before, example).filter(
      ({ file, severity }) => file === 'passwd' && severity !== 'info',
    );
    expect(all.length).toBeGreaterThan(0);
    const [first] = all as [Diagnostic];
    const after = follow(passwords, first.help ?? '', first.range.start.line);
    const name = passwords.split('\n')[first.range.start.line]?.split(':')[0] ?? '';
    expect(after.split('\n')).toEqual(expect.arrayContaining(hashed(passwords, name)));
    expect(found({ ...before, passwd: after }, example).filter(({ file }) => file === 'passwd')).toEqual([]);
  });
});
