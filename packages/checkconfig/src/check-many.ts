import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { languageOfRun } from './language.js';
import { checkEach, type Task } from './plan.js';
import { Progress } from './progress.js';
import { type FileResult, resultOf, run } from './result.js';

/** From this many files on, starting further threads is worth its time (`npm run bench`). */
const MANY = 400;

/** Files a thread is given at a time. */
const SHARE = 50;

/** More threads than this wait for the disk, not for each other. */
const MOST_THREADS = 8;

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
  const threads = Math.min(availableParallelism(), MOST_THREADS, Math.ceil(task.paths.length / SHARE));
  try {
    if (task.paths.length < MANY || threads < 2) return await checkInTurn(task, progress);
    return await checkOnThreads(task, threads, progress);
  } finally {
    progress.end();
  }
}

async function checkOnThreads(
  task: Task,
  threads: number,
  progress: Progress,
): Promise<readonly FileResult[]> {
  const shares: (readonly string[])[] = [];
  for (let start = 0; start < task.paths.length; start += SHARE)
    shares.push(task.paths.slice(start, start + SHARE));
  const results: (readonly FileResult[])[] = [];
  let next = 0;
  const work = async () => {
    const worker = new Worker(new URL('cli-thread.js', import.meta.url), { workerData: languageOfRun() });
    try {
      while (next < shares.length) {
        const index = next++;
        const paths = shares[index]!;
        results[index] = await ask(worker, { ...task, paths });
        progress.add(paths.length);
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: threads }, work));
  return results.flat();
}

function ask(worker: Worker, task: Task): Promise<readonly FileResult[]> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (results: readonly FileResult[]) => {
      worker.off('error', reject);
      resolve(results);
    });
    worker.postMessage(task);
  });
}
