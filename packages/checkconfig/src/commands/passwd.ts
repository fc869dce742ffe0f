import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Release, Text } from '@mosquitto-conf/config';
import {
  type NewPasswordScheme,
  passwordSchemes,
  USUAL_ITERATIONS,
  usualPasswordScheme,
} from '@mosquitto-conf/config/internal';
import { encode } from '@mosquitto-conf/grammar';
import { listOf } from '@mosquitto-conf/validator/internal';
import { Argument, Command, Option } from 'commander';
import { UsageError } from '../failure.js';
import { addFormatOption, formatNamed } from '../formats/format.js';
import { passwdFormats } from '../formats/passwd/index.js';
import { targetOf, targetOption } from '../host-options.js';
import { note, say, written } from '../language.js';
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
import { print, printError } from '../print.js';
import { findSettings, settingsFor } from '../settings.js';
import { passwdTexts } from '../texts/passwd.js';
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
    .description(say(passwdTexts.description))
    .addArgument(new Argument('<action>', say(passwdTexts.action)).choices(['add', 'remove', 'list', 'hash']))
    .argument('[file]', say(passwdTexts.file))
    .argument('[user]', say(passwdTexts.user))
    .addOption(targetOption())
    .addOption(new Option('--scheme <scheme>', say(passwdTexts.scheme)).choices(SCHEMES))
    .option('--iterations <n>', say(passwdTexts.iterations({ default: USUAL_ITERATIONS })), readIterations);
  return addFormatOption(command, passwdFormats).addHelpText('after', say(passwdTexts.help)).action(passwd);
}

function readIterations(text: string): number {
  const iterations = Number(text);
  if (/^\d+$/.test(text) && iterations >= 1 && iterations <= 100_000_000) return iterations;
  throw new UsageError(passwdTexts.iterationsWants({ text }));
}

async function passwd(
  action: string,
  path: string | undefined,
  user: string | undefined,
  options: PasswdOptions,
): Promise<void> {
  if (action === 'hash') {
    if (path !== undefined) throw new UsageError(passwdTexts.hashTakesNoFile);
    const release = targetOf(options);
    const secret = await hashNew(undefined, release, options);
    print(`${secret}\n`);
    return;
  }
  if (path === undefined) throw new UsageError(passwdTexts.needsFile({ action }));
  const release = await releaseFor(path, options);
  if (action === 'list') {
    if (user !== undefined) throw new UsageError(passwdTexts.listTakesOneFile);
    const { file } = openPasswordDocument(path, release);
    print(encode(formatNamed(passwdFormats, options.format).write({ path, file })));
    return;
  }
  if (user === undefined) throw new UsageError(passwdTexts.needsUsername({ action }));
  if (action === 'add') await add(path, user, release, options);
  else remove(path, user, release);
}

async function add(path: string, user: string, release: Release, options: PasswdOptions): Promise<void> {
  mustBeUsername(user);
  const document = openPasswordDocument(path, release, true);
  const field = await hashNew(user, release, options);
  const text = withPassword(document, user, field);
  writeFiles([{ path, content: text, before: document.before }]);
  const isNew = !document.file.userLines.some(({ name }) => name === user);
  tell((isNew ? passwdTexts.added : passwdTexts.changed)({ user, path }));
  sayFaults(reread(document, text));
  sayOpenMode(path);
}

function remove(path: string, user: string, release: Release): void {
  const document = openPasswordDocument(path, release);
  const text = withoutUser(document, user);
  if (text === undefined || !document.before) {
    tell(passwdTexts.noSuchUser({ user, path }));
    process.exitCode = 1;
    return;
  }
  writeFiles([{ path, content: text, before: document.before }]);
  tell(passwdTexts.removed({ user, path }));
  sayFaults(reread(document, text));
}

async function hashNew(user: string | undefined, release: Release, options: PasswdOptions): Promise<string> {
  const { scheme = usualPasswordScheme(release), iterations } = options;
  const known = passwordSchemes(release);
  if (!known.includes(scheme))
    throw new UsageError(passwdTexts.unknownScheme({ release: release.name, scheme, known: listOf(known) }));
  if (iterations !== undefined && scheme !== 'sha512-pbkdf2')
    throw new UsageError(passwdTexts.iterationsOnly({ scheme }));
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
    const { refuses, refusesLine } = passwdTexts;
    const fault = { release: release.name, path, message: problem.message };
    tell(problem.place ? refusesLine({ ...fault, line: problem.place.line }) : refuses(fault));
  } else if (file.users.size === 0) {
    for (const { message } of report.remarks) tell(written(message));
  }
}

/** Says it if every user of the machine may read the hashes. */
function sayOpenMode(path: string): void {
  if (process.platform === 'win32' || (statSync(path).mode & 0o007) === 0) return;
  tell(passwdTexts.readable({ path }));
}

function tell(text: Text): void {
  printError(note(text));
}
