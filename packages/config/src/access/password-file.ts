import type { Code } from '../codes.js';
import type { Account, FileSystem } from '../host.js';
import { type Release, since } from '../release.js';
import type { Place, Report } from '../report.js';
import { type Credential, type NameLine, openCredentials } from './credentials.js';
import { misplacedBefore, PasswordAdvice } from './password-advice.js';
import { type HashFault, type PasswordHash, readPasswordHash } from './password-hash.js';

/** A user whom the broker knows from a password file. */
export interface PasswordEntry extends PasswordHash {
  readonly user: string;
  /** The line. */
  readonly place: Place;
}

/** A password file as a release took it in. */
export interface PasswordFile {
  readonly path: string;
  readonly release: Release;
  /** By name; where a name stands twice, the entry that the broker would find. */
  readonly users: ReadonlyMap<string, PasswordEntry>;
  /** Every line that names a user, in order: also one with a bad password, or for a name that stands twice. */
  readonly userLines: readonly NameLine[];
}

/**
 * Reads a password file as a release does at start-up.
 *
 * A line at fault stops 2.1 and those up to 1.5.5; the releases between leave the user out. Reading goes on behind it
 * all the same, so that everything that is wrong comes up at once.
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
  const file = openCredentials('password file', path, { release, files, report, at, account });
  if (!file) return undefined;
  const { text, credentials, nameLines: userLines } = file;
  const advice = new PasswordAdvice(text);
  const users = since(release, '2.1')
    ? readStrictly(credentials, release, report, advice)
    : readLeniently(credentials, release, report, advice);
  if (users.size === 0) remarkOnNobody(path, release, report, advice, at);
  return { path, release, users, userLines };
}

/** From 2.1 (password_file__parse): the first line that will not do ends the start. */
function readStrictly(
  entries: Iterable<Credential>,
  release: Release,
  report: Report,
  advice: PasswordAdvice,
): Map<string, PasswordEntry> {
  const users = new Map<string, PasswordEntry>();
  const refuse = (code: Code, message: string, why: string, help: string, place: Place, related?: Place) =>
    report.refuse({ stage: 'startup', code, message, why, help, place, ...(related ? { related } : {}) });
  const why = 'From 2.1 the broker does not start over a line it cannot use.';
  for (const entry of entries) {
    const { name, secret } = entry;
    if (entry.tooLong === 'name') {
      refuse(
        'password-user-too-long',
        'The user name is longer than 65,535 bytes.',
        why,
        'Shorten it.',
        entry.namePlace,
      );
    } else if (name === '') {
      refuse(
        'password-user-empty',
        'The user name is empty.',
        why,
        'Write one in front of the colon.',
        entry.place,
      );
    } else if (users.has(name)) {
      refuse(
        'password-user-duplicate',
        `The user \`${name}\` stands in line ${users.get(name)!.place.line} already.`,
        why,
        'Keep the line with the right password and delete the other.',
        entry.namePlace,
        users.get(name)!.place,
      );
    } else if (secret === undefined) {
      refuse('password-line-invalid', 'The line holds no password.', why, advice.set, entry.place);
    } else if (entry.tooLong === 'secret') {
      refuse(
        'password-too-long',
        'The password is longer than 65,535 bytes.',
        why,
        advice.set,
        entry.secretPlace,
      );
    } else {
      const { hash, fault } = readPasswordHash(secret, release);
      if (fault)
        refuse(
          faultCode(fault, entry.rest),
          faultMessage(fault, entry, release),
          why,
          advice.forFault(fault, entry.rest),
          entry.secretPlace,
        );
      users.set(name, { user: name, place: entry.place, ...hash });
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
        why: 'Up to 1.5.5 the broker does not start over a line it cannot use.',
        help: advice.forFault(fault, entry.rest),
        place: entry.secretPlace,
      });
    } else if (fault) {
      report.remark({
        level: 'warning',
        code: faultCode(fault, entry.rest),
        message: faultMessage(fault, entry, release),
        why: 'The broker leaves the user out, who can then not log in by this line.',
        help: advice.forFault(fault, entry.rest),
        place: entry.secretPlace,
      });
      continue;
    }
    const earlier = users.get(name);
    if (earlier) remarkOnDuplicate(entry, earlier, lastCounts, report);
    if (!earlier || lastCounts) users.set(name, { user: name, place: entry.place, ...hash });
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
        message: `The ${entry.tooLong === 'name' ? 'user name' : 'password'} is longer than 65,535 bytes.`,
        why: 'The broker passes over the line.',
        place: entry.place,
      });
    } else if (entry.secret !== undefined) {
      yield entry;
    } else if (since(release, '1.5.6')) {
      report.remark({
        level: 'notice',
        code: 'password-line-invalid',
        message: 'The line holds a name but no password.',
        why: 'The broker passes over the line.',
        help: advice.set,
        place: entry.place,
      });
    } else {
      report.remark({
        level: 'hint',
        code: 'password-missing',
        message: `Anyone may log in as \`${entry.name}\`, with any password or none.`,
        why: 'Up to 1.5.5 a line without a password, be it a comment or blank, makes a user who needs none.',
        help: 'Delete the line, or give the user a password.',
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
    message: `The user \`${entry.name}\` stands in line ${earlier.place.line} already.`,
    why: lastCounts ? 'This line counts, except in very long files.' : 'The earlier line counts.',
    help: 'Keep the line with the right password and delete the other; 2.1 refuses both.',
    related: earlier.place,
    place: entry.namePlace,
  });
}

function remarkOnNobody(
  path: string,
  release: Release,
  report: Report,
  advice: PasswordAdvice,
  at: Place | undefined,
): void {
  const acceptsAll = !since(release, '1.6.9');
  report.remark({
    level: 'hint',
    code: acceptsAll ? 'password-file-lets-all-in' : 'password-file-empty',
    message: acceptsAll
      ? `The password file \`${path}\` contains no valid user, so the broker accepts every username and password.`
      : `The password file \`${path}\` contains no valid user, so no client can log in with a password.`,
    ...(acceptsAll ? { why: 'Up to 1.6.8 an empty list of users counts as none at all.' } : {}),
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

function faultMessage(fault: HashFault, { name: user, rest }: Credential, release: Release): string {
  switch (fault) {
    case 'empty':
      return `The password of \`${user}\` is empty.`;
    case 'plain':
      return misplacedBefore(rest) === undefined
        ? `The password of \`${user}\` is in plain text.`
        : `The password hash of \`${user}\` does not follow the first colon.`;
    case 'unknown-scheme':
      return `The password of \`${user}\` is hashed in a way that ${release.name} does not know.`;
    case 'unsupported':
      return `The password of \`${user}\` is hashed with argon2id, which ${release.name} is usually built without.`;
    case 'incomplete':
      return `The password hash of \`${user}\` is cut short.`;
    case 'iterations':
      return `The password hash of \`${user}\` names no number of iterations of 1 or more.`;
    case 'salt':
      return `The salt in the password hash of \`${user}\` has the wrong length or is not base64.`;
    case 'hash':
      return `The password hash of \`${user}\` has the wrong length or is not base64.`;
  }
}
