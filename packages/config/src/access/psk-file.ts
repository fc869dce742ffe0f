import type { Account, FileSystem } from '../host.js';
import { type Release, since } from '../release.js';
import type { Place, Report } from '../report.js';
import { pskFileTexts as texts } from '../texts/psk-file.js';
import { type Credential, type NameLine, openCredentials, secrecyOf } from './credentials.js';

/** An identity and the key it shares with the broker. */
export interface PskEntry {
  readonly identity: string;
  /** In hexadecimal. */
  readonly key: string;
  /** The line. */
  readonly place: Place;
  /** The identity may be a piece of a secret: see `Credential`. */
  readonly mayBeSecret?: true;
}

/** A PSK file as a release took it in. */
export interface PskFile {
  readonly path: string;
  readonly release: Release;
  /** By name. If a name appears twice, the first line counts. */
  readonly identities: ReadonlyMap<string, PskEntry>;
  /** Every line that names an identity, in order, whatever its key. */
  readonly identityLines: readonly NameLine[];
}

/**
 * Reads a PSK file as a release does at start-up (psk__file_parse). Reading continues after a line at fault, so that
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
  const file = openCredentials('psk', path, { release, files, report, at, account });
  if (!file) return undefined;
  const identities = new Map<string, PskEntry>();
  const skipsDuplicates = since(release, '2.1');
  for (const entry of file.credentials) {
    if (entry.name === '' && since(release, '2.1')) {
      remarkOnIgnored(entry, report);
      continue;
    }
    const earlier = identities.get(entry.name);
    if (earlier) remarkOnDuplicate(entry, earlier, skipsDuplicates, report);
    if (earlier && skipsDuplicates) continue;
    const key = readKey(entry, release, report);
    if (key !== undefined && !earlier) {
      identities.set(entry.name, { identity: entry.name, key, place: entry.place, ...secrecyOf(entry) });
    }
  }
  return { path, release, identities, identityLines: file.nameLines };
}

function remarkOnIgnored(entry: Credential, report: Report): void {
  report.remark({
    level: 'notice',
    code: entry.tooLong ? 'psk-too-long' : 'psk-identity-empty',
    message: entry.tooLong
      ? entry.tooLong === 'name'
        ? texts.identityTooLong
        : texts.keyTooLong
      : texts.identityEmpty,
    why: texts.lineIgnored,
    help: entry.tooLong ? texts.shorten : texts.writeIdentity,
    place: entry.place,
  });
}

function remarkOnDuplicate(entry: Credential, earlier: PskEntry, isIgnored: boolean, report: Report): void {
  report.remark({
    level: isIgnored ? 'notice' : 'hint',
    code: 'psk-identity-duplicate',
    message: texts.duplicate({ identity: entry.name, line: earlier.place.line }),
    why: texts.firstUsed,
    help: texts.keepOne,
    related: earlier.place,
    place: entry.namePlace,
  });
}

/** The key of a line; undefined where the line makes no identity. */
function readKey(entry: Credential, release: Release, report: Report): string | undefined {
  const { name, secret: key } = entry;
  if (entry.tooLong) {
    remarkOnIgnored(entry, report);
    return undefined;
  }
  if (key === undefined && since(release, '1.5.6')) {
    report.remark({
      level: 'notice',
      code: 'psk-line-invalid',
      message: texts.partMissing,
      why: texts.lineIgnored,
      help: texts.writeLine,
      place: entry.place,
    });
    return undefined;
  }
  if (key === undefined) {
    report.refuse({
      stage: 'startup',
      code: 'psk-line-invalid',
      message: texts.keyMissing({ identity: name }),
      why: texts.keyMissingRefused,
      help: texts.writeLineOnly,
      place: entry.place,
    });
    return undefined;
  }
  if (!/^[0-9a-fA-F]*$/.test(key)) {
    const digits = key.replace(/^0x/i, '').replaceAll(/[\s:-]/g, '');
    report.refuse({
      stage: 'startup',
      code: 'psk-key-not-hex',
      message: texts.notHex({ identity: name }),
      why: texts.notHexRefused,
      help: texts.writeHex,
      ...(/^[0-9a-f]+$/i.test(digits) ? { meant: digits } : {}),
      place: entry.secretPlace,
    });
  } else if (key === '') {
    report.remark({
      level: 'hint',
      code: 'psk-key-empty',
      message: texts.keyEmpty({ identity: name }),
      why: texts.keyEmptyWhy,
      help: texts.writeKey,
      place: entry.place,
    });
  }
  return key;
}
