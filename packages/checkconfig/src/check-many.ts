import { availableParallelism } from 'node:os';
import { checkEach, type Task } from './plan.js';
import { Progress } from './progress.js';
import { type FileResult, resultOf, run } from './result.js';

/** From this many files on, starting further threads is worth its time (`npm run bench`). */
const MANY = 400;

/** Checks files one after the other. */
export async function checkInTurn(task: Task, progress?: Progress): Promise<FileResult[]> {
  const results: FileResult[] = [];
  for await (const { result } of checkEach(task, (check) => resultOf(check, run(check)))) {
    if (result) results.push(result);
    progress?.add(1);
  }
  return results;
}

/** Checks files, on several threads where there are many; results in the order of the paths. */
export async function checkMany(task: Task): Promise<readonly FileResult[]> {
  const progress = new Progress(task.paths.length);
  try {
    if (task.paths.length < MANY || availableParallelism() < 2) return await checkInTurn(task, progress);
    // Loaded when needed: most runs have few files.
    const { checkOnThreads } = await import('./check-on-threads.js');
    return await checkOnThreads(task, progress);
  } finally {
    progress.end();
  }
}
