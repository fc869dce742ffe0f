import { existsSync } from 'node:fs';
import { MemoryFiles, type Release, Report } from '@mosquitto-conf/config';
import { contentOf, type PasswordFile, readPasswordFile } from '@mosquitto-conf/config/internal';
import {
  applyEdits,
  decode,
  encode,
  insertLine,
  parsePasswords,
  removeLine,
  replaceLine,
} from '@mosquitto-conf/grammar';
import { listOf } from '@mosquitto-conf/validator/internal';
import { UsageError } from '../failure.js';
import { languageOfRun } from '../language.js';
import { commonTexts } from '../texts/common.js';
import { passwdTexts } from '../texts/passwd.js';
import { readToReplace } from '../write/read-to-replace.js';

/** A password file as a text, and as a release reads it. */
export interface PasswordDocument {
  readonly path: string;
  /** What it holds; undefined where there is no such file yet. */
  readonly before: Uint8Array | undefined;
  readonly text: string;
  readonly file: PasswordFile;
  /** What the release says of its lines. */
  readonly report: Report;
}

/**
 * Opens a password file.
 * @param mayBeNew whether a missing file is an empty one
 * @throws UsageError where it cannot be read, or is something else
 */
export function openPasswordDocument(path: string, release: Release, mayBeNew = false): PasswordDocument {
  if (mayBeNew && !existsSync(path)) return { ...read(path, '', release), before: undefined };
  const before = readToReplace(path);
  const text = decode(before);
  mustNotBeOther(path, text);
  return { ...read(path, text, release), before };
}

/** @throws UsageError for a file of the broker that was named by mistake: a line for a user would damage it */
function mustNotBeOther(path: string, text: string): void {
  const content = contentOf(text);
  if (content === 'configuration') throw new UsageError(passwdTexts.isConfiguration({ path }));
  if (content === 'acl') throw new UsageError(passwdTexts.isAcl({ path }));
}

/** Reads another text in the place of the file's, as the same release. */
export function reread({ path, before, file }: PasswordDocument, text: string): PasswordDocument {
  return { ...read(path, text, file.release), before };
}

function read(path: string, text: string, release: Release): Omit<PasswordDocument, 'before'> {
  const report = new Report({ language: languageOfRun() });
  const files = new MemoryFiles({ [path]: encode(text) });
  const file = readPasswordFile(path, release, files, report);
  if (!file) throw new UsageError(commonTexts.unread({ path }));
  return { path, text, file, report };
}

/** The lines of a user, as the release reads them. */
function linesOf({ file }: PasswordDocument, user: string): readonly number[] {
  return file.userLines.filter(({ name }) => name === user).map(({ place }) => place.line);
}

/**
 * The text with a user's new password. Every other line stays as it is.
 * @throws UsageError where the user has several lines, or the release would not read the new one as it is meant
 */
export function withPassword(document: PasswordDocument, user: string, field: string): string {
  mustBeUsername(user);
  const { path, text } = document;
  const lines = linesOf(document, user);
  if (lines.length > 1) throw new UsageError(passwdTexts.severalLines({ path, user, lines: listOf(lines) }));
  const parsed = parsePasswords(text);
  const entry = `${user}:${field}`;
  const edits =
    lines[0] === undefined
      ? insertLine(parsed, parsed.lines.length + 1, entry)
      : replaceLine(parsed, lines[0], entry);
  const result = applyEdits(text, edits);
  const now = reread(document, result);
  const { release } = now.file;
  if (linesOf(now, user).length !== 1 || now.file.users.get(user)?.scheme === undefined)
    throw new UsageError(passwdTexts.impossibleUsername({ release: release.name, user }));
  return result;
}

/** The text without a user; undefined where it has no such user. */
export function withoutUser(document: PasswordDocument, user: string): string | undefined {
  const lines = linesOf(document, user);
  if (lines.length === 0) return undefined;
  const parsed = parsePasswords(document.text);
  return applyEdits(
    document.text,
    lines.flatMap((line) => removeLine(parsed, line)),
  );
}

/** @throws UsageError where no release could have the username in a password file */
export function mustBeUsername(user: string): void {
  const fault =
    user === ''
      ? passwdTexts.empty
      : user.includes(':')
        ? passwdTexts.colon
        : user.startsWith('#')
          ? passwdTexts.hash
          : /\p{Cc}/u.test(user)
            ? passwdTexts.control
            : user.trim() !== user
              ? passwdTexts.blank
              : undefined;
  if (fault !== undefined)
    throw new UsageError(passwdTexts.invalidUsername({ user: user.replace(/\p{Cc}/gu, '?'), fault }));
}
