import { decode, parseAcl, parsePasswords } from '@mosquitto-conf/grammar';
import type { Code } from '../codes.js';
import type { Account, FileFailure, FileSystem } from '../host.js';
import { notRead } from '../not-read.js';
import { mayRead } from '../permissions.js';
import { type Release, since } from '../release.js';
import type { Place, Report } from '../report.js';
import type { AccessLine } from './access-lines.js';

/** The three kinds of file, as a person calls them. */
export type AccessFileKind = 'password file' | 'ACL file' | 'PSK file';

/** What a reader needs besides the path. */
export interface AccessFileContext {
  readonly release: Release;
  readonly files: FileSystem;
  readonly report: Report;
  /** The configuration line that names the file. */
  readonly at: Place | undefined;
  /**
   * Who reads these files: from 2.0 the account the broker drops to, before that the one it was started by. Absent where
   * nobody can tell: then mode, owner and group are not looked at.
   */
  readonly account: Account | undefined;
}

/**
 * Opens a file as the broker does (mosquitto__fopen), or tells why it could not.
 * @returns the text; undefined if there is nothing to read
 */
export function openAccessFile(
  kind: AccessFileKind,
  path: string,
  context: AccessFileContext,
): string | undefined {
  const { release, files, report } = context;
  const place = context.at ? { place: context.at } : {};
  const content = files.read(path);
  if (content === 'unknown') {
    if (files.unread?.(path) !== 'not-mounted')
      report.remark({ level: 'hint', ...notRead(files, kind, path), ...place });
    return undefined;
  }
  // 2.1 opens with O_NOFOLLOW, for what follows decides who gets in.
  if (since(release, '2.1') && files.isLink(path)) {
    report.refuse({
      stage: 'startup',
      code: 'access-file-link',
      message: `The ${kind} \`${path}\` is a symbolic link.`,
      why: `Mosquitto ${release.name} follows no link to a file that decides on access, and does not start.`,
      help: since(release, '2.1.1')
        ? 'Name the file itself, or set MOSQUITTO_UNSAFE_ALLOW_SYMLINKS in the environment of the broker.'
        : 'Name the file itself.',
      ...place,
    });
    return undefined;
  }
  if (context.account && !mayRead(files, path, context.account)) {
    return refuseToOpen(kind, path, 'denied', context);
  }
  if (content instanceof Uint8Array && !isDevice(path, context)) {
    remarkOnPermissions(kind, path, context);
    const text = decode(content);
    if (kind === 'ACL file' && !report.documents.has(path)) report.readTemplate(path, text);
    if (!report.documents.has(path)) {
      if (kind === 'ACL file') report.addDocument(path, parseAcl(text), 'acl');
      else report.addDocument(path, parsePasswords(text), 'credentials');
    }
    return text;
  }
  return refuseToOpen(kind, path, content instanceof Uint8Array ? 'directory' : content, context);
}

/** From 2.0.12 only a regular file will do. */
function isDevice(path: string, { release, files }: AccessFileContext): boolean {
  if (!since(release, '2.0.12')) return false;
  const status = files.status(path);
  return typeof status !== 'string' && status.kind !== 'file';
}

function refuseToOpen(
  kind: AccessFileKind,
  path: string,
  failure: Exclude<FileFailure, 'unknown'>,
  { release, report, at }: AccessFileContext,
): string | undefined {
  const place = at ? { place: at } : {};
  const stage = 'startup';
  if (failure === 'missing') {
    report.refuse({
      stage,
      code: 'access-file-missing',
      message: `There is no ${kind} \`${path}\`.`,
      why: 'The broker does not start without a file that decides on access.',
      help: 'Create it, or name the right one; a relative path starts in the folder the broker is started in.',
      ...place,
    });
  } else if (failure === 'denied') {
    report.refuse({
      stage,
      code: 'access-file-denied',
      message: `The ${kind} \`${path}\` may not be read.`,
      why: since(release, '2.0')
        ? 'From 2.0 the broker reads it after it has given up root, as the user it runs as.'
        : 'The broker does not start without a file that decides on access.',
      help: 'Give the file to the user the broker runs as.',
      ...place,
    });
  } else if (since(release, '2.0.12')) {
    report.refuse({
      stage,
      code: 'access-file-directory',
      message: `The ${kind} \`${path}\` is no regular file.`,
      why: 'The broker does not start without a file that decides on access.',
      help: 'Name a file.',
      ...place,
    });
  } else if (kind === 'ACL file' && !since(release, '1.6.9')) {
    // C opens a folder, and reads nothing from it; the reader since 1.6.9 (fgets_extending) tries for ever.
    report.remark({
      level: 'hint',
      code: 'access-file-directory',
      message: `The ${kind} \`${path}\` is a folder, which the broker takes for an empty file.`,
      help: 'Name a file.',
      ...place,
    });
    return '';
  } else {
    report.refuse({
      stage,
      code: 'access-file-directory',
      message: `The ${kind} \`${path}\` is a folder.`,
      why: 'The broker tries to read it without end: it runs, keeps the processor busy, and opens no listener.',
      help: 'Name a file. Docker makes such a folder where a file to be mounted is not there.',
      hangs: true,
      ...place,
    });
  }
  return undefined;
}

/** From 2.0.16 the broker complains about a file that others may touch or own; it starts all the same. */
function remarkOnPermissions(kind: AccessFileKind, path: string, context: AccessFileContext): void {
  const { release, files, report, account, at } = context;
  // Without an account the file may well be a copy, with permissions of its own.
  if (!since(release, '2.0.16') || !account || account.uid < 0) return;
  const status = files.status(path);
  if (typeof status === 'string' || status.copy) return;
  const warn = (code: Code, message: string, help: string) =>
    report.remark({
      level: 'warning',
      code,
      message,
      why: 'A later Mosquitto will refuse to read it.',
      help,
      ...(at ? { place: at } : {}),
    });
  if ((status.mode & 0o007) !== 0) {
    const fix = `Take the permissions of others away: \`chmod o= ${path}\`.`;
    warn('access-file-permissions', `Everyone on the machine may use the ${kind} \`${path}\`.`, fix);
  }
  const fix = `Give it to the user the broker runs as: \`chown USER:GROUP ${path}\`.`;
  if (status.uid >= 0 && status.uid !== account.uid) {
    warn('access-file-owner', `The ${kind} \`${path}\` belongs to another user than the broker's.`, fix);
  }
  if (status.gid >= 0 && status.gid !== account.gid) {
    warn('access-file-group', `The ${kind} \`${path}\` belongs to another group than the broker's.`, fix);
  }
}

/** The place of a line, or of a part of it. */
export function placeOf(file: string, line: AccessLine, from = 0, to = trimmedLength(line.text)): Place {
  const start = line.start + from;
  return { file, line: line.number, span: { start, end: Math.max(start, line.start + to) } };
}

function trimmedLength(text: string): number {
  return text.endsWith('\r\n') ? text.length - 2 : text.endsWith('\n') ? text.length - 1 : text.length;
}

/** Says where the broker sees something else than a person who looks at the line. */
export function remarkOnOddLine(path: string, line: AccessLine, report: Report): void {
  if (line.odd === undefined) return;
  const place = placeOf(path, line);
  if (line.odd === 'lost') {
    report.remark({
      level: 'hint',
      code: 'access-last-line-lost',
      message: 'The broker never sees this last line.',
      why: 'It has no line end, and just fills the buffer it is read into.',
      help: 'End it with a line end.',
      place,
    });
  } else if (line.odd === 'split') {
    report.remark({
      level: 'hint',
      code: 'access-line-too-long',
      message: 'This line is longer than the buffer of this release, which reads it as several lines.',
      help: 'Shorten it, or use 1.6.9 or later.',
      place,
    });
  } else {
    report.remark({
      level: 'hint',
      code: 'access-line-nul',
      message: line.dropped
        ? 'The broker passes over this line, for it holds a NUL.'
        : 'The broker sees nothing of this line from the NUL in it on.',
      help: 'Remove the NUL; the file may be in UTF-16 or damaged.',
      place,
    });
  }
}
