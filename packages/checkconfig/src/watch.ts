import { type FSWatcher, readdirSync, watch as watchPath } from 'node:fs';
import { join } from 'node:path';
import { fail } from './failure.js';
import { SKIPPED } from './find-files.js';
import { say } from './language.js';
import type { Output } from './output.js';
import { print, standardOutput } from './print.js';
import { watchTexts } from './texts/watch.js';

/** Changes arrive in bursts: an editor writes, renames and touches. */
const QUIET_MS = 100;

/**
 * Checks once, then again whenever something changes in the folders of the files, and prints what is new. Ends when it is
 * interrupted. A check that comes to the same as the last prints nothing, so what the command writes itself, fixes or a
 * report in the same folder, does not set it off for ever.
 * @param folders the folders to watch, with those below them; a check may add to them
 */
export async function watch(check: () => Promise<Output>, folders: Iterable<string>): Promise<void> {
  let last: Output | string | undefined;
  const round = async () => {
    const now = await check().catch((error: Error) => error);
    watchFolders();
    const isSame = now instanceof Error ? now.message === last : typeof last === 'object' && now.equals(last);
    last = now instanceof Error ? now.message : now;
    if (isSame) return;
    if (standardOutput().isTTY) print('\u001b[2J\u001b[H');
    if (now instanceof Error) fail(now);
    else now.print();
    print(`${say(watchTexts.watching)}\n`);
  };
  // One check at a time: what changes during one is seen by the next.
  let running = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      watchFolders();
      running = running.then(round);
    }, QUIET_MS);
  };
  const watchers = new Map<string, FSWatcher>();
  const watchFolders = () => {
    for (const folder of new Set([...folders].flatMap(foldersFrom)))
      if (!watchers.has(folder))
        watchers.set(
          folder,
          watchPath(folder, changed).on('error', () => undefined),
        );
  };
  // Watched before the first round, so that no change is missed while it runs.
  watchFolders();
  running = round();
  await running;
  await new Promise<void>((resolve) => process.once('SIGINT', resolve));
  clearTimeout(timer);
  for (const watcher of watchers.values()) watcher.close();
}

/**
 * A folder and those below it. Each is watched on its own: what watches a whole tree loses files on Linux once they are
 * replaced by others of their name, as editors and fixes do.
 */
function foldersFrom(folder: string): string[] {
  try {
    const below = readdirSync(folder, { withFileTypes: true }).filter(
      (entry) => entry.isDirectory() && !SKIPPED.has(entry.name),
    );
    return [folder, ...below.flatMap(({ name }) => foldersFrom(join(folder, name)))];
  } catch {
    // It cannot be read, or has gone meanwhile.
    return [folder];
  }
}
