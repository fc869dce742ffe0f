import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Release } from '@mosquitto-conf/config';
import {
  type NewPasswordScheme,
  passwordSchemes,
  USUAL_ITERATIONS,
  usualPasswordScheme,
} from '@mosquitto-conf/config/internal';
import { encode } from '@mosquitto-conf/grammar';
import { Argument, Command, Option } from 'commander';
import { UsageError } from '../failure.js';
import { addFormatOption, formatNamed } from '../formats/format.js';
import { passwdFormats } from '../formats/passwd/index.js';
import { targetOf, targetOption } from '../host-options.js';
import { newHash } from '../passwd/new-hash.js';
import {
  mustBeUsername,
  openPasswordDocument,
  type PasswordDocument,
  reread,
  withoutUser,
  withPassword,
} from '../passwd/password-document.js';
import { readSecret } from '../passwd/read-secret.js';
import { findSettings, settingsFor } from '../settings.js';
import { createFile } from '../write/create-file.js';
import { writeFiles } from '../write/write-files.js';

interface PasswdOptions {
  readonly target?: string;
  readonly scheme?: NewPasswordScheme;
  readonly iterations?: number;
  readonly format?: string;
}

const SCHEMES: readonly NewPasswordScheme[] = ['sha512', 'sha512-pbkdf2', 'argon2id'];

/** `checkconfig passwd`: users of a password file. */
export function passwdCommand(): Command {
  const command = new Command('passwd')
    .description('add, remove and list the users of a password file, or hash a password')
    .addArgument(new Argument('<action>', 'what to do').choices(['add', 'remove', 'list', 'hash']))
    .argument('[file]', 'the password file; not for hash')
    .argument('[user]', 'the username, for add and remove')
    .addOption(targetOption())
    .addOption(
      new Option(
        '--scheme <scheme>',
        'how the password is hashed (default: sha512-pbkdf2, or sha512 up to 1.6); argon2id needs a build of 2.1 that includes it',
      ).choices(SCHEMES),
    )
    .option(
      '--iterations <n>',
      `the iterations of sha512-pbkdf2 (default: ${USUAL_ITERATIONS}); more of them make each login slower`,
      readIterations,
    );
  return addFormatOption(command, passwdFormats)
    .addHelpText(
      'after',
      `
On a terminal, add and hash ask for the password twice and do not show it. Otherwise they read it from standard input,
one line. It is never an argument, which other users of the machine could see.

A new file gets the mode 0600: the broker must be started as its owner, or as root up to 2.0. Of a file that is there, owner,
mode, comments and every other line stay as they are. It is replaced as a whole or not at all.

Exit code: 0, 1 there is no such user to remove, 2 wrong use.

Examples:
  checkconfig passwd add passwd alice
  checkconfig passwd add passwd sensor --target 1.6 < password.txt
  checkconfig passwd remove passwd alice
  checkconfig passwd list passwd
  checkconfig passwd hash --scheme argon2id`,
    )
    .action(passwd);
}

function readIterations(text: string): number {
  const iterations = Number(text);
  if (/^\d+$/.test(text) && iterations >= 1 && iterations <= 100_000_000) return iterations;
  throw new UsageError(`--iterations wants a whole number from 1 to 100000000, not "${text}"`);
}

async function passwd(
  action: string,
  path: string | undefined,
  user: string | undefined,
  options: PasswdOptions,
): Promise<void> {
  if (action === 'hash') {
    if (path !== undefined) throw new UsageError('passwd hash prints a hash and takes no file');
    const release = targetOf(options);
    const secret = await hashNew(undefined, release, options);
    process.stdout.write(`${secret}\n`);
    return;
  }
  if (path === undefined) throw new UsageError(`passwd ${action} needs a file`);
  const release = await releaseFor(path, options);
  if (action === 'list') {
    if (user !== undefined) throw new UsageError('passwd list takes one file and no username');
    const { file } = openPasswordDocument(path, release);
    process.stdout.write(encode(formatNamed(passwdFormats, options.format).write({ path, file })));
    return;
  }
  if (user === undefined) throw new UsageError(`passwd ${action} needs a username after the file`);
  if (action === 'add') await add(path, user, release, options);
  else remove(path, user, release);
}

async function add(path: string, user: string, release: Release, options: PasswdOptions): Promise<void> {
  mustBeUsername(user);
  const document = openPasswordDocument(path, release, true);
  const field = await hashNew(user, release, options);
  const text = withPassword(document, user, field);
  if (document.before) writeFiles([{ path, content: text, before: document.before }]);
  else createFile(path, text, 0o600);
  const isNew = !document.file.userLines.some(({ name }) => name === user);
  say(`${isNew ? 'added' : 'set the password of'} "${user}" in "${path}"`);
  sayFaults(reread(document, text));
  sayOpenMode(path);
}

function remove(path: string, user: string, release: Release): void {
  const document = openPasswordDocument(path, release);
  const text = withoutUser(document, user);
  if (text === undefined || !document.before) {
    say(`there is no user "${user}" in "${path}"`);
    process.exitCode = 1;
    return;
  }
  writeFiles([{ path, content: text, before: document.before }]);
  say(`removed "${user}" from "${path}"`);
  sayFaults(reread(document, text));
}

async function hashNew(user: string | undefined, release: Release, options: PasswdOptions): Promise<string> {
  const { scheme = usualPasswordScheme(release), iterations } = options;
  const known = passwordSchemes(release);
  if (!known.includes(scheme))
    throw new UsageError(`Mosquitto ${release.name} does not know ${scheme}, only ${known.join(' and ')}`);
  if (iterations !== undefined && scheme !== 'sha512-pbkdf2')
    throw new UsageError(`--iterations is for sha512-pbkdf2, not for ${scheme}`);
  return newHash(await readSecret(user), scheme, iterations ?? USUAL_ITERATIONS);
}

/** The release of `--target`, or of the nearest settings file. */
async function releaseFor(path: string, options: PasswdOptions): Promise<Release> {
  if (options.target !== undefined) return targetOf(options);
  const settings = await findSettings(dirname(path));
  return targetOf(settings ? await settingsFor(settings, path) : {});
}

/** Says what the release finds wrong with the file as it is now. */
function sayFaults({ path, file, report }: PasswordDocument): void {
  const { release } = file;
  const [problem] = report.problems;
  if (problem) {
    const line = problem.place ? ` in line ${problem.place.line}` : '';
    say(
      `Mosquitto ${release.name} refuses "${path}"${line}: ${problem.message} Run checkconfig lint "${path}".`,
    );
  } else if (file.users.size === 0) {
    for (const { message } of report.remarks) say(message);
  }
}

/** Says it if every user of the machine may read the hashes. */
function sayOpenMode(path: string): void {
  if (process.platform === 'win32' || (statSync(path).mode & 0o007) === 0) return;
  say(`every user of this machine may read "${path}": run chmod o-rwx "${path}"`);
}

function say(text: string): void {
  process.stderr.write(`checkconfig: ${text}\n`);
}
