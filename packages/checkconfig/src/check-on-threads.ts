import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { languageOfRun } from './language.js';
import type { Task } from './plan.js';
import type { Progress } from './progress.js';
import type { FileResult } from './result.js';

/** Files a thread is given at a time. */
const SHARE = 50;

/** More threads than this wait for the disk, not for each other. */
const MOST_THREADS = 8;

/** Checks files on several threads. */
export async function checkOnThreads(task: Task, progress: Progress): Promise<readonly FileResult[]> {
  const threads = Math.min(availableParallelism(), MOST_THREADS, Math.ceil(task.paths.length / SHARE));
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
