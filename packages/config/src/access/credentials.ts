import { CTokens } from '../kinds/c-tokens.js';
import { since } from '../release.js';
import type { Place, Report } from '../report.js';
import { accessFileTexts as texts } from '../texts/access-file.js';
import { openAccessFile, placeOf, remarkOnOddLine } from './access-file.js';
import { type AccessLine, accessLines, trim, trimEnd } from './access-lines.js';
import type { FileContext } from './file-permissions.js';
import { fitsInBytes } from './topics.js';

const ROOM = 255;
const LONGEST = 65535;

/** A line `NAME:SECRET` of a password or PSK file, read but not yet judged. */
export interface Credential {
  readonly name: string;
  /** undefined where nothing follows the name. */
  readonly secret: string | undefined;
  /** What follows the first colon, further colons and all. */
  readonly rest: string;
  /** The whole line. */
  readonly place: Place;
  readonly namePlace: Place;
  readonly secretPlace: Place;
  /**
   * The name is not what is in front of the line's first colon, or the release's buffer splits the line before it: it may be a
   * secret, and is not shown.
   */
  readonly mayBeSecret?: true;
  /** Longer than the 65,535 bytes that MQTT can carry; looked at from 1.6.9. */
  readonly tooLong?: 'name' | 'secret';
}

/** Whether a name is at the start of its line in the file, and a colon behind it. */
function isNameInFront(line: AccessLine, end: number, text: string): boolean {
  if (line.start > 0 && text[line.start - 1] !== '\n') return false;
  return line.text.indexOf(':') >= end;
}

/** The mark of a name that may be a secret. */
export function secrecyOf({ mayBeSecret }: Credential): { readonly mayBeSecret?: true } {
  return mayBeSecret ? { mayBeSecret } : {};
}

/** The lines of a password or PSK file. */
export interface CredentialFile {
  readonly text: string;
  /** The credentials in order. They are read as they are asked for, and only once. */
  readonly credentials: Iterable<Credential>;
  /** Each name of the lines that were asked for, whether an entry comes of it or not. */
  readonly nameLines: readonly NameLine[];
}

/**
 * Opens a password or PSK file as a release does at start-up.
 * @returns undefined where the file cannot be read
 */
export function openCredentials(
  kind: 'passwords' | 'psk',
  path: string,
  context: FileContext,
): CredentialFile | undefined {
  const text = openAccessFile(kind, path, context);
  if (text === undefined) return undefined;
  const nameLines: NameLine[] = [];
  return { text, credentials: noting(credentials(kind, text, path, context), nameLines), nameLines };
}

/**
 * The credentials of a password or PSK file in order (pwfile__parse). From 1.5.6 comments and lines without a colon are
 * ignored; earlier releases read them as names without a secret.
 */
function* credentials(
  kind: 'passwords' | 'psk',
  text: string,
  path: string,
  { release, report }: FileContext,
): Generator<Credential> {
  const comments = since(release, '1.5.6');
  const clean = since(release, '1.6.9') ? trim : (word: string) => trimEnd(word, '\r\n');
  const limited = since(release, '1.6.9');
  for (const line of accessLines(text, release, ROOM)) {
    remarkOnOddLine(path, line, report);
    if (line.dropped) continue;
    if (comments && line.text.startsWith('#')) continue;
    if (comments && !line.text.includes(':')) {
      remarkOnIgnored(line, path, kind, report);
      continue;
    }
    const tokens = new CTokens(line.text);
    const first = tokens.next(':');
    if (!first) continue;
    const second = tokens.next(':');
    const name = clean(first.text);
    const secret = second && clean(second.text);
    const tooLong = limited ? longPart(name, secret) : undefined;
    yield {
      name,
      secret,
      rest: line.text.slice(line.text.indexOf(':', line.text.indexOf(first.text)) + 1),
      place: placeOf(path, line),
      namePlace: wordPlace(path, line, first, name),
      secretPlace: second ? wordPlace(path, line, second, secret ?? '') : placeOf(path, line),
      ...(isNameInFront(line, first.end, text) ? {} : { mayBeSecret: true as const }),
      ...(tooLong ? { tooLong } : {}),
    };
  }
}

/** A line that contains a name, whether it makes an entry or not. */
export interface NameLine {
  readonly name: string;
  /** The name in it. */
  readonly place: Place;
  /** The name may be a piece of a secret: see `Credential`. */
  readonly mayBeSecret?: true;
}

/** The credentials as they come, with a note of each name. */
function* noting(entries: Iterable<Credential>, names: NameLine[]): Generator<Credential> {
  for (const entry of entries) {
    if (entry.name !== '') names.push({ name: entry.name, place: entry.namePlace, ...secrecyOf(entry) });
    yield entry;
  }
}

function longPart(name: string, secret: string | undefined): 'name' | 'secret' | undefined {
  if (!fitsInBytes(name, LONGEST)) return 'name';
  return secret !== undefined && !fitsInBytes(secret, LONGEST) ? 'secret' : undefined;
}

function wordPlace(
  path: string,
  line: AccessLine,
  word: { text: string; start: number },
  clean: string,
): Place {
  const start = word.start + Math.max(0, word.text.indexOf(clean));
  return placeOf(path, line, start, start + clean.length);
}

function remarkOnIgnored(line: AccessLine, path: string, kind: 'passwords' | 'psk', report: Report): void {
  if (trim(line.text) === '') return;
  report.remark({
    level: 'hint',
    code: 'credential-line-ignored',
    message: texts.colonMissing,
    help: kind === 'passwords' ? texts.writePassword : texts.writeKey,
    place: placeOf(path, line),
  });
}
