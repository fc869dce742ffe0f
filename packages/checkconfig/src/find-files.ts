import { type Dirent, existsSync, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Text } from '@mosquitto-conf/config';
import { contentOf } from '@mosquitto-conf/config/internal';
import { readWhole } from '@mosquitto-conf/config/node';
import { paths } from '@mosquitto-conf/settings/internal';
import { UsageError } from './failure.js';
import { findFilesTexts } from './texts/find-files.js';

/** Where a configuration is looked for when none is named. */
const USUAL = [
  'mosquitto.conf',
  'config/mosquitto.conf',
  'mosquitto/config/mosquitto.conf',
  '/etc/mosquitto/mosquitto.conf',
];

/** Whether the configuration of this machine is meant: none is named, and it is where the broker's package puts it. */
export function isOfThisMachine(patterns: readonly string[], found: readonly string[]): boolean {
  return patterns.length === 0 && found.every((path) => path.startsWith('/etc/'));
}

/**
 * The main files that the arguments name. Of what a folder or a glob leads to, files of other programs are left out:
 * logrotate has a `mosquitto.conf` too.
 * @param patterns files, folders (their `mosquitto.conf`, at any depth) and globs
 * @param mustAll whether one pattern that stands for nothing ends the run, and not only all of them
 * @returns paths as a person would write them, each once, in the order named
 */
export async function findFiles(patterns: readonly string[], mustAll = false): Promise<string[]> {
  if (patterns.length === 0) {
    const found = USUAL.find((path) => existsSync(path));
    if (found) return [found];
    throw new UsageError(findFilesTexts.noneFound({ places: USUAL.join(', ') }));
  }
  const found = new Set<string>();
  const missing: Text[] = [];
  for (const pattern of patterns) {
    const { paths, nothing } = await matches(pattern);
    for (const path of paths) found.add(path);
    if (nothing !== undefined) missing.push(nothing);
  }
  // One among others is reported when it is read.
  if (missing[0] && (mustAll || missing.length === patterns.length)) throw new UsageError(missing[0]);
  return [...found];
}

/** Whether there is a folder of this name; false if that is not known: reading it then reports why. */
export function isFolder(path: string): boolean {
  return statusOf(path)?.isDirectory() === true;
}

/** Of the file a path leads to; undefined if there is none, null if that is not known. */
function statusOf(path: string): Stats | undefined | null {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return null;
  }
}

/** What a pattern stands for: paths, or where there are none itself, with the reason. */
interface Matches {
  readonly paths: readonly string[];
  readonly nothing?: Text;
}

async function matches(pattern: string): Promise<Matches> {
  if (pattern === '-') return { paths: [pattern] };
  const status = statusOf(pattern);
  if (status === null) return { paths: [pattern] };
  if (status?.isDirectory())
    return own(
      pattern,
      filesBelow(pattern, (name) => name === 'mosquitto.conf'),
      findFilesTexts.noneInFolder({ pattern }),
    );
  if (status) return { paths: [pattern] };
  if (!paths.isGlob(pattern)) return { paths: [pattern], nothing: findFilesTexts.noSuchFile({ pattern }) };
  const { glob } = await import('tinyglobby');
  return own(
    pattern,
    distinct(await glob(pattern, { expandDirectories: false })),
    findFilesTexts.noMatch({ pattern }),
  );
}

/** Folders that contain nothing of a person's and may be large. */
export const SKIPPED: ReadonlySet<string> = new Set(['node_modules', '.git']);

/**
 * The files of a folder that are wanted by their names, at any depth. Links to folders are not followed: they may lead out of
 * the folder, or back into it. A folder that cannot be opened has none.
 */
export function filesBelow(folder: string, isWanted: (name: string) => boolean): string[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
  return entries
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : filesBelow(path, isWanted);
      return isWanted(entry.name) ? [path] : [];
    })
    .sort();
}

/** Each file once, by its shortest name: links to folders can give it others. */
function distinct(paths: readonly string[]): string[] {
  const found = new Map<string, string>();
  for (const path of [...paths].sort((a, b) => a.length - b.length)) {
    const real = existsSync(path) ? realpathSync(path) : path;
    if (!found.has(real)) found.set(real, path);
  }
  return [...found.values()].sort();
}

/** Without the files of other programs. */
function own(pattern: string, paths: readonly string[], nothing: Text): Matches {
  if (paths.length === 0) return { paths: [pattern], nothing };
  const left = paths.filter((path) => !isForeign(path));
  if (left.length > 0) return { paths: left };
  const { files, oneForeign, severalForeign } = findFilesTexts;
  const names =
    paths.length > 3 ? files({ count: paths.length }) : paths.map((path) => `"${path}"`).join(', ');
  return { paths: [], nothing: (paths.length > 1 ? severalForeign : oneForeign)({ nothing, names }) };
}

function isForeign(path: string): boolean {
  try {
    return contentOf(readWhole(path)) === 'foreign';
  } catch {
    // Why it cannot be read is reported when it is checked.
    return false;
  }
}
