import type { Account, FileSystem } from '../host.js';
import { type Release, since } from '../release.js';
import type { Place, Report } from '../report.js';
import { type Credential, type NameLine, openCredentials } from './credentials.js';

/** An identity and the key it shares with the broker. */
export interface PskEntry {
  readonly identity: string;
  /** In hexadecimal. */
  readonly key: string;
  /** The line. */
  readonly place: Place;
}

/** A PSK file as a release took it in. */
export interface PskFile {
  readonly path: string;
  readonly release: Release;
  /** By name; where a name stands twice, the first counts. */
  readonly identities: ReadonlyMap<string, PskEntry>;
  /** Every line that names an identity, in order, whatever its key. */
  readonly identityLines: readonly NameLine[];
}

/**
 * Reads a PSK file as a release does at start-up (psk__file_parse). Reading goes on behind a line at fault, so that
 * everything that is wrong comes up at once.
 * @param at the configuration line that names the file
 * @param account who the broker reads it as; without it mode, owner and group are not looked at
 * @returns undefined where the file cannot be read
 */
export function readPskFile(
  path: string,
  release: Release,
  files: FileSystem,
  report: Report,
  at?: Place,
  account?: Account,
): PskFile | undefined {
  const file = openCredentials('PSK file', path, { release, files, report, at, account });
  if (!file) return undefined;
  const identities = new Map<string, PskEntry>();
  const skipsDuplicates = since(release, '2.1');
  for (const entry of file.credentials) {
    if (entry.tooLong === 'name' || (entry.name === '' && since(release, '2.1'))) {
      remarkOnPassedOver(entry, report);
      continue;
    }
    const earlier = identities.get(entry.name);
    if (earlier) remarkOnDuplicate(entry, earlier, skipsDuplicates, report);
    if (earlier && skipsDuplicates) continue;
    const key = readKey(entry, release, report);
    if (key !== undefined && !earlier) {
      identities.set(entry.name, { identity: entry.name, key, place: entry.place });
    }
  }
  return { path, release, identities, identityLines: file.nameLines };
}

function remarkOnPassedOver(entry: Credential, report: Report): void {
  report.remark({
    level: 'notice',
    code: entry.tooLong ? 'psk-too-long' : 'psk-identity-empty',
    message: entry.tooLong
      ? `The ${entry.tooLong === 'name' ? 'identity' : 'key'} is longer than 65,535 bytes.`
      : 'The identity is empty.',
    why: 'The broker passes over the line.',
    place: entry.place,
  });
}

function remarkOnDuplicate(entry: Credential, earlier: PskEntry, passedOver: boolean, report: Report): void {
  report.remark({
    level: passedOver ? 'notice' : 'hint',
    code: 'psk-identity-duplicate',
    message: `The identity \`${entry.name}\` stands in line ${earlier.place.line} already, and that line counts.`,
    help: 'Keep the line with the right key and delete the other.',
    related: earlier.place,
    place: entry.namePlace,
  });
}

/** The key of a line; undefined where the line makes no identity. */
function readKey(entry: Credential, release: Release, report: Report): string | undefined {
  const { name, secret: key } = entry;
  if (entry.tooLong) {
    remarkOnPassedOver(entry, report);
    return undefined;
  }
  if (key === undefined && since(release, '1.5.6')) {
    report.remark({
      level: 'notice',
      code: 'psk-line-invalid',
      message: 'The line holds an identity but no key, or the other way round.',
      why: 'The broker passes over the line.',
      help: 'Write `IDENTITY:KEY`, the key in hexadecimal.',
      place: entry.place,
    });
    return undefined;
  }
  if (key === undefined) {
    report.refuse({
      stage: 'startup',
      code: 'psk-line-invalid',
      message: `The identity \`${name}\` has no key.`,
      why: 'Up to 1.5.5 every line counts, be it a comment or blank, and the broker does not start over one without a key.',
      help: 'Write `IDENTITY:KEY`, and leave out comments and blank lines.',
      place: entry.place,
    });
    return undefined;
  }
  if (!/^[0-9a-fA-F]*$/.test(key)) {
    const digits = key.replace(/^0x/i, '').replaceAll(/[\s:-]/g, '');
    report.refuse({
      stage: 'startup',
      code: 'psk-key-not-hex',
      message: `The key of \`${name}\` holds something else than hexadecimal digits.`,
      why: 'The broker does not start with a key it cannot read.',
      help: 'Write it with the digits 0 to 9 and a to f alone, without `0x` or blanks.',
      ...(/^[0-9a-f]+$/i.test(digits) ? { meant: digits } : {}),
      place: entry.secretPlace,
    });
  } else if (key === '') {
    report.remark({
      level: 'hint',
      code: 'psk-key-empty',
      message: `The key of \`${name}\` is empty, so nobody can use it.`,
      help: 'Write the key behind the colon, in hexadecimal.',
      place: entry.place,
    });
  }
  return key;
}
