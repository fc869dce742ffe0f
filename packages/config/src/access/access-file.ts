import { decode, parseAcl, parsePasswords } from '@mosquitto-conf/grammar';
import type { Code } from '../codes.js';
import type { Account, FileFailure, FileSystem } from '../host.js';
import { notRead } from '../not-read.js';
import { mayRead } from '../permissions.js';
import { type Release, since } from '../release.js';
import type { Place, Report } from '../report.js';
import type { Text } from '../text.js';
import { accessFileTexts as texts } from '../texts/access-file.js';
import { aclFileAccess, fileAdvice, passwordFileAccess, pskFileAccess } from '../texts/files.js';
import type { AccessLine } from './access-lines.js';

/** The three kinds of access file. */
export type AccessFileKind = 'passwords' | 'acl' | 'psk';

/** What to say of each if it cannot be opened, and of its permissions. */
const KINDS = {
  passwords: {
    opening: passwordFileAccess,
    forOthers: texts.passwordsForOthers,
    owner: texts.passwordsOwner,
    group: texts.passwordsGroup,
  },
  acl: {
    opening: aclFileAccess,
    forOthers: texts.aclForOthers,
    owner: texts.aclOwner,
    group: texts.aclGroup,
  },
  psk: {
    opening: pskFileAccess,
    forOthers: texts.pskForOthers,
    owner: texts.pskOwner,
    group: texts.pskGroup,
  },
} as const;

/** What a reader needs besides the path. */
export interface AccessFileContext {
  readonly release: Release;
  readonly files: FileSystem;
  readonly report: Report;
  /** The configuration line that names the file. */
  readonly at: Place | undefined;
  /**
   * Who reads these files: from 2.0 the account the broker drops to, before that the one it was started by. Absent where
   * this is not known: then mode, owner and group are not checked.
   */
  readonly account: Account | undefined;
}

/**
 * Opens a file as the broker does (mosquitto__fopen), or reports why that fails.
 * @returns the text; undefined if there is nothing to read
 */
export function openAccessFile(
  kind: AccessFileKind,
  path: string,
  context: AccessFileContext,
): string | undefined {
  const { release, files, report } = context;
  const place = context.at ? { place: context.at } : {};
  const { opening } = KINDS[kind];
  const content = files.read(path);
  if (content === 'unknown') {
    if (files.unread?.(path) !== 'not-mounted')
      report.remark({ level: 'hint', ...notRead(files, opening, path), ...place });
    return undefined;
  }
  // 2.1 opens these files with O_NOFOLLOW.
  if (since(release, '2.1') && files.isLink(path)) {
    report.refuse({
      stage: 'startup',
      code: 'access-file-link',
      message: opening.link({ path }),
      why: texts.linkRefused({ release: release.name }),
      help: since(release, '2.1.1') ? texts.nameTargetOrAllow : texts.nameTarget,
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
    if (kind === 'acl' && !report.documents.has(path)) report.readTemplate(path, text);
    if (!report.documents.has(path)) {
      if (kind === 'acl') report.addDocument(path, parseAcl(text), 'acl');
      else report.addDocument(path, parsePasswords(text), 'credentials');
    }
    return text;
  }
  return refuseToOpen(kind, path, content instanceof Uint8Array ? 'directory' : content, context);
}

/** Whether it is not a regular file, which 2.0.12 and later require. */
function isDevice(path: string, { release, files }: AccessFileContext): boolean {
  if (!since(release, '2.0.12')) return false;
  const status = files.status(path);
  return typeof status !== 'string' && status.kind !== 'file';
}

function refuseToOpen(
  kind: AccessFileKind,
  path: string,
  failure: Exclude<FileFailure, 'unknown'>,
  context: AccessFileContext,
): string | undefined {
  const { release, report, at } = context;
  const place = at ? { place: at } : {};
  const stage = 'startup';
  const { opening } = KINDS[kind];
  if (failure === 'missing') {
    report.refuse({
      stage,
      code: 'access-file-missing',
      message: opening.missing({ path }),
      why: texts.refused,
      help: fileAdvice.correctPath,
      ...(mayCreate(kind, path, context) ? { creatable: path } : {}),
      ...place,
    });
  } else if (failure === 'denied') {
    report.refuse({
      stage,
      code: 'access-file-denied',
      message: opening.denied({ path }),
      why: since(release, '2.0') ? texts.deniedRefused : texts.refused,
      help: fileAdvice.allowReading({ path }),
      ...place,
    });
  } else if (since(release, '2.0.12')) {
    report.refuse({
      stage,
      code: 'access-file-directory',
      message: opening.notRegular({ path }),
      why: texts.refused,
      help: fileAdvice.writeFilePath,
      ...place,
    });
  } else if (kind === 'acl' && !since(release, '1.6.9')) {
    // C opens a folder, and reads nothing from it; the reader since 1.6.9 (fgets_extending) never stops.
    report.remark({
      level: 'hint',
      code: 'access-file-directory',
      message: opening.directory({ path }),
      why: texts.emptyFolder,
      help: fileAdvice.writeFilePath,
      ...place,
    });
    return '';
  } else {
    report.refuse({
      stage,
      code: 'access-file-directory',
      message: opening.directory({ path }),
      why: texts.endless,
      help: fileAdvice.writeFilePathDocker,
      hangs: true,
      ...place,
    });
  }
  return undefined;
}

/**
 * Whether an empty file could be put there, and would allow nothing. An empty password file accepts every client up to 1.6.8,
 * and an empty ACL file grants everything up to 1.5.5.
 */
function mayCreate(kind: AccessFileKind, path: string, { release, files }: AccessFileContext): boolean {
  return since(release, kind === 'passwords' ? '1.6.9' : '1.5.6') && files.writable(path) === undefined;
}

/** From 2.0.16 the broker warns about a file that other users can access or own. It starts anyway. */
function remarkOnPermissions(kind: AccessFileKind, path: string, context: AccessFileContext): void {
  const { release, files, report, account, at } = context;
  // Without an account the file may be a copy with other permissions.
  if (!since(release, '2.0.16') || !account || account.uid < 0) return;
  const status = files.status(path);
  if (typeof status === 'string' || status.copy) return;
  const { forOthers, owner, group } = KINDS[kind];
  const found: { readonly code: Code; readonly message: Text; readonly help: Text }[] = [];
  if ((status.mode & 0o007) !== 0)
    found.push({
      code: 'access-file-permissions',
      message: forOthers({ path }),
      help: texts.removeOthers({ path }),
    });
  if (status.uid >= 0 && status.uid !== account.uid)
    found.push({
      code: 'access-file-owner',
      message: owner({ path }),
      help: texts.changeOwner({ path }),
    });
  if (status.gid >= 0 && status.gid !== account.gid)
    found.push({
      code: 'access-file-group',
      message: group({ path }),
      help: texts.changeGroup({ path }),
    });
  const [first] = found;
  if (!first) return;
  // They concern one file, and one command may settle them all.
  report.remark({
    level: 'warning',
    code: first.code,
    message: found
      .map(({ message }) => message)
      .reduce((all, next) => texts.both({ first: all, second: next })),
    why: texts.laterRefused,
    help: found.map(({ help }) => help).reduce((all, next) => texts.both({ first: all, second: next })),
    ...(at ? { place: at } : {}),
  });
}

/** The place of a line, or of a part of it. */
export function placeOf(file: string, line: AccessLine, from = 0, to = trimmedLength(line.text)): Place {
  const start = line.start + from;
  return { file, line: line.number, span: { start, end: Math.max(start, line.start + to) } };
}

function trimmedLength(text: string): number {
  return text.endsWith('\r\n') ? text.length - 2 : text.endsWith('\n') ? text.length - 1 : text.length;
}

/** Reports a line that the broker reads differently from how it looks. */
export function remarkOnOddLine(path: string, line: AccessLine, report: Report): void {
  if (line.odd === undefined) return;
  const place = placeOf(path, line);
  if (line.odd === 'lost') {
    report.remark({
      level: 'hint',
      code: 'access-last-line-lost',
      message: texts.lastLineLost,
      why: texts.lastLineLostWhy,
      help: texts.endLine,
      place,
    });
  } else if (line.odd === 'split') {
    report.remark({
      level: 'hint',
      code: 'access-line-too-long',
      message: texts.lineTooLong,
      why: texts.lineSplit,
      help: texts.shorten,
      place,
    });
  } else {
    report.remark({
      level: 'hint',
      code: 'access-line-nul',
      message: line.dropped ? texts.nulDropsLine : texts.nulCutsLine,
      why: texts.nulWhy,
      help: texts.removeNul,
      place,
    });
  }
}
