import { type FSWatcher, watch as watchPath } from 'node:fs';
import { dirname } from 'node:path';
import { fail } from './failure.js';
import { findFiles } from './find-files.js';
import type { Output } from './output.js';

/** Changes come in bursts: an editor writes, renames and touches. */
const QUIET_MS = 100;

/**
 * Checks once, then again whenever something changes in the folders of the files, and prints what is new. Ends when it is
 * interrupted. A check that comes to the same as the last prints nothing, so what the command writes itself, fixes or a
 * report in the same folder, does not set it off for ever.
 */
export async function watch(check: () => Promise<Output>, paths: readonly string[]): Promise<void> {
  let last: Output | string | undefined;
  const round = async () => {
    const now = await check().catch((error: Error) => error);
    const isSame = now instanceof Error ? now.message === last : typeof last === 'object' && now.equals(last);
    last = now instanceof Error ? now.message : now;
    if (isSame) return;
    if (process.stdout.isTTY) process.stdout.write('\u001b[2J\u001b[H');
    if (now instanceof Error) fail(now);
    else now.print();
    process.stdout.write('Watching for changes; Ctrl+C ends.\n');
  };
  // One check at a time: what changes during one is seen by the next.
  let running = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(round);
    }, QUIET_MS);
  };
  // Watched before the first round, so that no change is missed while it runs.
  const folders = new Set((await findFiles(paths)).map((path) => dirname(path)));
  const watchers: FSWatcher[] = [...folders].map((folder) => watchPath(folder, { recursive: true }, changed));
  running = round();
  await running;
  await new Promise<void>((resolve) => process.once('SIGINT', resolve));
  clearTimeout(timer);
  for (const watcher of watchers) watcher.close();
}
