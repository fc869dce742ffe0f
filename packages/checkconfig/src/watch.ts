import { type FSWatcher, watch as watchPath } from 'node:fs';
import { dirname } from 'node:path';
import { fail } from './failure.js';
import { findFiles } from './find-files.js';

/** Changes come in bursts: an editor writes, renames and touches. */
const QUIET_MS = 100;

/** Runs once, then again whenever something changes in the folders of the files. Ends when it is interrupted. */
export async function watch(run: () => Promise<void>, paths: readonly string[]): Promise<void> {
  const round = async () => {
    if (process.stdout.isTTY) process.stdout.write('\u001b[2J\u001b[H');
    await run().catch(fail);
    process.stdout.write('Watching for changes; Ctrl+C ends.\n');
  };
  let timer: NodeJS.Timeout | undefined;
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void round(), QUIET_MS);
  };
  // Watched before the first round, so that no change is missed while it runs.
  const folders = new Set((await findFiles(paths)).map((path) => dirname(path)));
  const watchers: FSWatcher[] = [...folders].map((folder) => watchPath(folder, { recursive: true }, changed));
  await round();
  await new Promise<void>((resolve) => process.once('SIGINT', resolve));
  clearTimeout(timer);
  for (const watcher of watchers) watcher.close();
}
