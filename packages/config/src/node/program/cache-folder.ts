/// <reference types="node" />
import { mkdirSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';

/**
 * The folder in which programs keep what they can make again, by the rules of the system and of Node: the variables
 * NODE_COMPILE_CACHE and NODE_DISABLE_COMPILE_CACHE count here as they do for Node's own cache.
 * @returns undefined where nothing is to be kept
 */
export function cacheFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | undefined {
  // Coverage needs functions that are compiled in this run.
  if (env.NODE_DISABLE_COMPILE_CACHE || env.NODE_V8_COVERAGE) return undefined;
  const folder = env.NODE_COMPILE_CACHE || usualFolder(env, platform);
  return folder !== undefined && isAbsolute(folder) ? folder : undefined;
}

function usualFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | undefined {
  if (platform === 'win32') return env.LOCALAPPDATA;
  if (platform === 'darwin') return env.HOME && join(env.HOME, 'Library', 'Caches');
  // https://specifications.freedesktop.org/basedir-spec: a relative path counts as none.
  if (env.XDG_CACHE_HOME && isAbsolute(env.XDG_CACHE_HOME)) return env.XDG_CACHE_HOME;
  return env.HOME && join(env.HOME, '.cache');
}

/**
 * Makes a folder below a cache folder, both for this user alone. The cache folder itself is made if the folder that it is
 * in exists.
 * @returns whether the folder is there and no other user can write to it
 */
export function makeOwnFolder(cache: string, name: string): boolean {
  try {
    // With sudo, the home folder may be another user's: nothing of root's is left there.
    if (!isOwn(statSync(cache, { throwIfNoEntry: false }) ?? statSync(dirname(cache)))) return false;
    for (const folder of [cache, join(cache, name)]) makeFolder(folder);
    return isPrivate(join(cache, name));
  } catch {
    return false;
  }
}

function makeFolder(path: string): void {
  if (!statSync(path, { throwIfNoEntry: false })) mkdirSync(path, { mode: 0o700 });
}

/**
 * Whether a folder belongs to this user and no other user can write to it: its files are then from this user too. One that cannot be
 * looked at, as in the home folder of another user, is not.
 */
export function isPrivate(folder: string): boolean {
  try {
    const status = statSync(folder);
    return isOwn(status) && (process.geteuid === undefined || (status.mode & 0o022) === 0);
  } catch {
    return false;
  }
}

function isOwn({ uid }: { readonly uid: number }): boolean {
  return process.geteuid === undefined || uid === process.geteuid();
}
