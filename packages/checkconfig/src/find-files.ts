import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { contentOf } from '@mosquitto-conf/config/internal';
import { readWhole } from '@mosquitto-conf/config/node';
import { UsageError } from './failure.js';

/** Where a configuration is looked for when none is named. */
const USUAL = [
  'mosquitto.conf',
  'config/mosquitto.conf',
  'mosquitto/config/mosquitto.conf',
  '/etc/mosquitto/mosquitto.conf',
];

/**
 * The main files that the arguments name. Of what a folder or a glob leads to, files of other programs are left out:
 * logrotate has a `mosquitto.conf` too.
 * @param patterns files, folders (their `mosquitto.conf`, at any depth) and globs
 * @returns paths as a person would write them, each once, in the order named
 */
export async function findFiles(patterns: readonly string[]): Promise<string[]> {
  if (patterns.length === 0) {
    const found = USUAL.find((path) => existsSync(path));
    if (found) return [found];
    throw new UsageError(`no configuration named, and none found at ${USUAL.join(', ')}`);
  }
  const found = new Set<string>();
  for (const pattern of patterns) for (const path of await matches(pattern)) found.add(path);
  return [...found];
}

async function matches(pattern: string): Promise<readonly string[]> {
  if (pattern === '-') return [pattern];
  const status = statSync(pattern, { throwIfNoEntry: false });
  if (status?.isDirectory()) return inFolder(pattern);
  if (status) return [pattern];
  if (!/[*?[\]{}()!]/.test(pattern)) throw new UsageError(`there is no file "${pattern}"`);
  const { glob } = await import('tinyglobby');
  const paths = await glob(pattern, { expandDirectories: false });
  return own(paths.sort(), `no file matches "${pattern}"`);
}

async function inFolder(folder: string): Promise<readonly string[]> {
  const { glob } = await import('tinyglobby');
  const paths = await glob('**/mosquitto.conf', {
    cwd: folder,
    ignore: ['**/node_modules/**'],
    expandDirectories: false,
  });
  return own(
    paths.sort().map((path) => join(folder, path)),
    `there is no mosquitto.conf in the folder "${folder}"`,
  );
}

/**
 * Without the files of other programs.
 * @param nothing what to say if there is no file
 */
function own(paths: readonly string[], nothing: string): readonly string[] {
  if (paths.length === 0) throw new UsageError(nothing);
  const left = paths.filter((path) => !isForeign(path));
  if (left.length > 0) return left;
  const names = paths.length > 3 ? `${paths.length} files` : paths.map((path) => `"${path}"`).join(', ');
  throw new UsageError(
    `${nothing} of the broker: ${names} ${paths.length > 1 ? 'are' : 'is'} of another program`,
  );
}

function isForeign(path: string): boolean {
  try {
    return contentOf(readWhole(path)) === 'foreign';
  } catch {
    // Why it cannot be read is said when it is to be checked.
    return false;
  }
}
