import type { Code } from '../codes.js';
import type { Account, FileSystem } from '../host.js';
import { type Release, since } from '../release.js';
import type { Place, Report } from '../report.js';
import type { Text } from '../text.js';
import { passwordFileTexts as texts } from '../texts/password-file.js';
import { type Credential, type NameLine, openCredentials, secrecyOf } from './credentials.js';
import { misplacedBefore, PasswordAdvice } from './password-advice.js';
import { type HashFault, type PasswordHash, readPasswordHash } from './password-hash.js';

/** A user from a password file. */
export interface PasswordEntry extends PasswordHash {
  readonly user: string;
  /** The line. */
  readonly place: Place;
  /** The name may be a piece of a secret: see `Credential`. */
  readonly mayBeSecret?: true;
}

/** A password file as a release took it in. */
export interface PasswordFile {
  readonly path: string;
  readonly release: Release;
  /** By name. If a name appears twice, the entry that the broker uses. */
  readonly users: ReadonlyMap<string, PasswordEntry>;
  /** Every line with a username, in order, also those with an invalid password and duplicates. */
  readonly userLines: readonly NameLine[];
}

/**
 * Reads a password file as a release does at start-up.
 *
 * A line at fault stops 2.1 and those up to 1.5.5; the releases between leave the user out. Reading continues
 * after it, so that all errors are reported at once.
 * @param at the configuration line that names the file
 * @param account who the broker reads it as; without it mode, owner and group are not looked at
 * @returns undefined where the file cannot be read
 */
export function readPasswordFile(
  path: string,
  release: Release,
  files: FileSystem,
  report: Report,
  at?: Place,
  account?: Account,
): PasswordFile | undefined {
  const file = openCredentials('passwords', path, { release, files, report, at, account });
  if (!file) return undefined;
  const { text, credentials, nameLines: userLines } = file;
  const advice = new PasswordAdvice(text);
  const users = since(release, '2.1')
    ? readStrictly(credentials, release, report, advice)
    : readLeniently(credentials, release, report, advice);
  if (users.size === 0) remarkOnNoUser(path, release, report, advice, userLines, at);
  return { path, release, users, userLines };
}

/** From 2.1 (password_file__parse): the first invalid line stops the broker. */
function readStrictly(
  entries: Iterable<Credential>,
  release: Release,
  report: Report,
  advice: PasswordAdvice,
): Map<string, PasswordEntry> {
  const users = new Map<string, PasswordEntry>();
  const refuse = (code: Code, message: Text, help: Text, place: Place, related?: Place) =>
    report.refuse({
      stage: 'startup',
      code,
      message,
      why: texts.strict,
      help,
      place,
      ...(related ? { related } : {}),
    });
  for (const entry of entries) {
    const { name, secret } = entry;
    if (entry.tooLong === 'name') {
      refuse('password-user-too-long', texts.usernameTooLong, texts.shorten, entry.namePlace);
    } else if (name === '') {
      refuse('password-user-empty', texts.usernameEmpty, texts.writeUsername, entry.place);
    } else if (users.has(name)) {
      refuse(
        'password-user-duplicate',
        texts.duplicate({ user: name, line: users.get(name)!.place.line }),
        texts.keepOne,
        entry.namePlace,
        users.get(name)!.place,
      );
    } else if (secret === undefined) {
      refuse('password-line-invalid', texts.passwordMissing, advice.set, entry.place);
    } else if (entry.tooLong === 'secret') {
      refuse('password-too-long', texts.passwordTooLong, advice.set, entry.secretPlace);
    } else {
      const { hash, fault } = readPasswordHash(secret, release);
      if (fault)
        refuse(
          faultCode(fault, entry.rest),
          faultMessage(fault, entry, release),
          advice.forFault(fault, entry.rest),
          entry.secretPlace,
        );
      users.set(name, { user: name, place: entry.place, ...secrecyOf(entry), ...hash });
    }
  }
  return users;
}

/** Up to 2.0 (pwfile__parse, then unpwd__decode_passwords once all lines are in). */
function readLeniently(
  entries: Iterable<Credential>,
  release: Release,
  report: Report,
  advice: PasswordAdvice,
): Map<string, PasswordEntry> {
  const removes = since(release, '1.5.6');
  // 1.x looks through its list from the front; 2.0 finds in its hash table what was put in last. Only where the table
  // grew an odd number of times in between, beyond some hundred users, is it the other way round.
  const lastCounts = since(release, '2.0');
  const users = new Map<string, PasswordEntry>();
  for (const entry of withSecret(entries, release, report, advice)) {
    const { name, secret } = entry;
    const { hash, fault } = secret === undefined ? NO_PASSWORD : readPasswordHash(secret, release);
    if (fault && !removes) {
      report.refuse({
        stage: 'startup',
        code: faultCode(fault, entry.rest),
        message: faultMessage(fault, entry, release),
        why: texts.old,
        help: advice.forFault(fault, entry.rest),
        place: entry.secretPlace,
      });
    } else if (fault) {
      report.remark({
        level: 'warning',
        code: faultCode(fault, entry.rest),
        message: faultMessage(fault, entry, release),
        why: texts.userLeftOut,
        help: advice.forFault(fault, entry.rest),
        place: entry.secretPlace,
      });
      continue;
    }
    const earlier = users.get(name);
    if (earlier) remarkOnDuplicate(entry, earlier, lastCounts, report);
    if (!earlier || lastCounts)
      users.set(name, { user: name, place: entry.place, ...secrecyOf(entry), ...hash });
  }
  return users;
}

const NO_PASSWORD = { hash: { scheme: 'none' }, fault: undefined } as const;

/** The lines that make an entry. Up to 1.5.5 a name alone is one, and needs no password. */
function* withSecret(
  entries: Iterable<Credential>,
  release: Release,
  report: Report,
  advice: PasswordAdvice,
): Generator<Credential> {
  for (const entry of entries) {
    if (entry.tooLong) {
      report.remark({
        level: 'notice',
        code: entry.tooLong === 'name' ? 'password-user-too-long' : 'password-too-long',
        message: entry.tooLong === 'name' ? texts.usernameTooLong : texts.passwordTooLong,
        why: texts.lineIgnored,
        help: entry.tooLong === 'name' ? texts.shorten : advice.set,
        place: entry.place,
      });
    } else if (entry.secret !== undefined) {
      yield entry;
    } else if (since(release, '1.5.6')) {
      report.remark({
        level: 'notice',
        code: 'password-line-invalid',
        message: texts.passwordMissing,
        why: texts.lineIgnored,
        help: advice.set,
        place: entry.place,
      });
    } else {
      report.remark({
        level: 'hint',
        code: 'password-missing',
        message: texts.loginWithoutPassword({ user: entry.name }),
        why: texts.loginWithoutPasswordWhy,
        help: texts.deleteOrSet,
        place: entry.place,
      });
      yield entry;
    }
  }
}

function remarkOnDuplicate(
  entry: Credential,
  earlier: PasswordEntry,
  lastCounts: boolean,
  report: Report,
): void {
  report.remark({
    level: 'hint',
    code: 'password-user-duplicate',
    message: texts.duplicate({ user: entry.name, line: earlier.place.line }),
    why: lastCounts ? texts.lastUsed : texts.firstUsed,
    help: texts.keepOneForNewer,
    related: earlier.place,
    place: entry.namePlace,
  });
}

function remarkOnNoUser(
  path: string,
  release: Release,
  report: Report,
  advice: PasswordAdvice,
  userLines: readonly NameLine[],
  at: Place | undefined,
): void {
  const acceptsAll = !since(release, '1.6.9');
  // What is wrong with each user is said at its line, and is the cause.
  if (!acceptsAll && userLines.length > 0) return;
  report.remark({
    level: 'hint',
    code: acceptsAll ? 'password-file-lets-all-in' : 'password-file-empty',
    message: acceptsAll ? texts.acceptsAll({ path }) : texts.acceptsNone({ path }),
    why: acceptsAll ? texts.acceptsAllWhy : texts.acceptsNoneWhy,
    help: advice.set,
    ...(at ? { place: at } : {}),
  });
}

function faultCode(fault: HashFault, rest: string): Code {
  switch (fault) {
    case 'plain':
      return misplacedBefore(rest) === undefined ? 'password-plain-text' : 'password-hash-invalid';
    case 'unknown-scheme':
    case 'unsupported':
      return 'password-scheme-unknown';
    default:
      return 'password-hash-invalid';
  }
}

function faultMessage(fault: HashFault, { name: user, rest }: Credential, { name: release }: Release): Text {
  switch (fault) {
    case 'empty':
      return texts.empty({ user });
    case 'plain':
      return misplacedBefore(rest) === undefined ? texts.plain({ user }) : texts.misplaced({ user });
    case 'unknown-scheme':
      return texts.schemeUnknown({ user, release });
    case 'unsupported':
      return texts.argonUnsupported({ user, release });
    case 'incomplete':
      return texts.incomplete({ user });
    case 'iterations':
      return texts.iterations({ user });
    case 'salt':
      return texts.salt({ user });
    case 'hash':
      return texts.hash({ user });
  }
}
