import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from './failure.js';

/** Where a configuration is looked for when none is named. */
const USUAL = [
  'mosquitto.conf',
  'config/mosquitto.conf',
  'mosquitto/config/mosquitto.conf',
  '/etc/mosquitto/mosquitto.conf',
];

/**
 * The main files that the arguments name.
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

async function matches(pattern: string): Promise<string[]> {
  if (pattern === '-') return [pattern];
  const status = statSync(pattern, { throwIfNoEntry: false });
  if (status?.isDirectory()) return inFolder(pattern);
  if (status) return [pattern];
  if (!/[*?[\]{}()!]/.test(pattern)) throw new UsageError(`there is no file "${pattern}"`);
  const { glob } = await import('tinyglobby');
  const paths = await glob(pattern, { expandDirectories: false });
  if (paths.length === 0) throw new UsageError(`no file matches "${pattern}"`);
  return paths.sort();
}

async function inFolder(folder: string): Promise<string[]> {
  const { glob } = await import('tinyglobby');
  const paths = await glob('**/mosquitto.conf', {
    cwd: folder,
    ignore: ['**/node_modules/**'],
    expandDirectories: false,
  });
  if (paths.length === 0) throw new UsageError(`there is no mosquitto.conf in the folder "${folder}"`);
  return paths.sort().map((path) => join(folder, path));
}
