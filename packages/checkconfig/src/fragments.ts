import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { realPath } from '@mosquitto-conf/config/node';
import { includedFiles } from './access-kinds.js';
import { UsageError } from './failure.js';
import { Nearby, settingsFileOf } from './reading-settings.js';
import type { FileResult } from './result.js';
import { settingsFor } from './settings.js';
import type { SettingsOptions } from './settings-options.js';

/** How far above a fragment its main file may be, as in editors. */
const FOLDERS_ABOVE = 2;

const MAIN_NAME = 'mosquitto.conf';

/** Files of a run, with fragments in the place of which their main files are checked. */
export interface WithMains {
  /** Main files, each once. */
  readonly paths: readonly string[];
  /** What is shown of a configuration: of one that only its fragments stand for, what is found in these. */
  readonly shown: (result: FileResult) => FileResult;
}

/**
 * Looks for the main files of fragments: files that only another configuration includes, such as `conf.d/*.conf`. The main
 * file is the one that the settings name (`main`), or a `mosquitto.conf` in the folder of the fragment or just above it.
 */
export async function withMains(paths: readonly string[], options: SettingsOptions): Promise<WithMains> {
  const named = new Map(paths.map((path) => [realPath(resolve(path)), path]));
  const mains = new Map<string, Set<string> | undefined>();
  // A file may be named in several ways: the first counts.
  const spellings = new Map<string, string>();
  const spellingOf = (path: string) => {
    const known = spellings.get(resolve(path));
    if (known === undefined) spellings.set(resolve(path), path);
    return known ?? path;
  };
  for (const path of paths) {
    const found = path === '-' ? undefined : await mainOf(path, options);
    if (!found) {
      mains.set(path === '-' ? path : spellingOf(path), undefined);
      continue;
    }
    // Where its main file is named too, all that is found is shown.
    if (named.has(realPath(resolve(found.main)))) continue;
    const main = spellingOf(found.main);
    mains.set(main, (mains.get(main) ?? new Set()).add(found.fragment));
  }
  return {
    paths: [...mains.keys()],
    shown: (result) => {
      const fragments = mains.get(result.path);
      if (!fragments) return result;
      return {
        ...result,
        diagnostics: result.diagnostics.filter(({ file }) => fragments.has(resolve(file))),
      };
    },
  };
}

/** The main file that includes a file, and how findings name that; undefined where no other file is known to include it. */
async function mainOf(
  path: string,
  options: SettingsOptions,
): Promise<{ readonly main: string; readonly fragment: string } | undefined> {
  const here = realPath(resolve(path));
  for (const main of await candidatesFor(path, options)) {
    if (realPath(resolve(main)) === here) return undefined;
    const included = await includedFiles(main, options);
    const fragment = included.find((file) => realPath(resolve(file.path)) === here);
    if (fragment) return { main, fragment: resolve(dirname(main), fragment.name) };
  }
  return undefined;
}

/** The main file that settings name, then those of the usual name in the folder and above, the nearest first. */
async function candidatesFor(path: string, options: SettingsOptions): Promise<readonly string[]> {
  const named = await mainInSettings(path, options);
  const folders = [dirname(path)];
  while (folders.length <= FOLDERS_ABOVE) {
    const folder = folders.at(-1)!;
    folders.push(isAbsolute(folder) ? dirname(folder) : join(folder, '..'));
  }
  const usual = folders.map((folder) => join(folder, MAIN_NAME));
  const first = named !== undefined && !isAbsolute(path) ? relative('', named) : named;
  return [...(first === undefined ? [] : [first]), ...usual].filter((main) => existsSync(main));
}

/** What is wrong with settings is reported when the file is checked. */
async function mainInSettings(path: string, options: SettingsOptions): Promise<string | undefined> {
  try {
    const file = await settingsFileOf(path, options, new Nearby());
    return file && (await settingsFor(file, path)).main;
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}
