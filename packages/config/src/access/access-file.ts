import { decode, parseAcl, parsePasswords } from '@mosquitto-conf/grammar';
import type { FileFailure } from '../host.js';
import { notRead } from '../not-read.js';
import { mayRead } from '../permissions.js';
import { since } from '../release.js';
import type { Place, Report } from '../report.js';
import { openingOf } from '../special-files.js';
import { accessFileTexts as texts } from '../texts/access-file.js';
import { aclFileAccess, fileAdvice, passwordFileAccess, pskFileAccess } from '../texts/files.js';
import type { AccessLine } from './access-lines.js';
import { type FileContext, remarkOnPermissions } from './file-permissions.js';

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

/**
 * Opens a file as the broker does (mosquitto__fopen), or reports why that fails.
 * @returns the text; undefined if there is nothing to read
 */
export function openAccessFile(kind: AccessFileKind, path: string, context: FileContext): string | undefined {
  const { release, files, report } = context;
  const place = context.at ? { place: context.at } : {};
  const { opening: words } = KINDS[kind];
  const opening = openingOf(files, path, 'read', release);
  // What is not a regular file is refused like a folder. From 2.0.16 the broker waits for a pipe, and then refuses it.
  const isPipe = opening === 'waits' && since(release, '2.0.16');
  const refusal = opening === 'refused' ? 'directory' : isPipe && 'waits';
  const content = refusal || files.read(path);
  if (content === 'unknown') {
    // Without the file the broker does not start; whether another description mounts it is not known.
    if (files.unread?.(path) === 'not-mounted') report.leaveOpen();
    else report.remark({ level: 'hint', ...notRead(files, words, path), ...place });
    return undefined;
  }
  // 2.1 opens these files with O_NOFOLLOW.
  if (since(release, '2.1') && files.isLink(path)) {
    report.refuse({
      stage: 'startup',
      code: 'access-file-link',
      message: words.link({ path }),
      why: texts.linkRefused({ release: release.name }),
      help: since(release, '2.1.1') ? texts.nameTargetOrAllow : texts.nameTarget,
      ...place,
    });
    return undefined;
  }
  if (context.account && !mayRead(files, path, context.account)) {
    return refuseToOpen(kind, path, 'denied', context);
  }
  if (content instanceof Uint8Array) {
    remarkOnPermissions(KINDS[kind], path, context);
    const text = decode(content);
    if (kind === 'acl' && !report.documents.has(path)) report.readTemplate(path, text);
    if (!report.documents.has(path)) {
      if (kind === 'acl') report.addDocument(path, parseAcl(text), 'acl');
      else report.addDocument(path, parsePasswords(text), 'credentials');
    }
    return text;
  }
  return refuseToOpen(kind, path, content, context);
}

/** Why it cannot be opened; `waits`: it is a pipe that the broker waits for, to refuse it. */
type OpenFailure = Exclude<FileFailure, 'unknown'> | 'waits';

function refuseToOpen(
  kind: AccessFileKind,
  path: string,
  failure: OpenFailure,
  context: FileContext,
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
      why: failure === 'waits' ? texts.pipeWaits : texts.refused,
      help: fileAdvice.writeFilePath,
      ...(failure === 'waits' ? { hangs: true as const } : {}),
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
function mayCreate(kind: AccessFileKind, path: string, { release, files }: FileContext): boolean {
  return since(release, kind === 'passwords' ? '1.6.9' : '1.5.6') && files.writable(path) === undefined;
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
