import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { UsageError } from './failure.js';
import { type PlanOptions, plan } from './plan.js';
import { Progress } from './progress.js';
import { type FileResult, resultOf, run } from './result.js';

/** From this many files on, starting further threads is worth its time (`npm run bench`). */
const MANY = 400;

/** Files a thread is given at a time. */
const SHARE = 50;

/** More threads than this wait for the disk, not for each other. */
const MOST_THREADS = 8;

/** Which files to check and how; what a thread is given. */
export interface Task {
  readonly paths: readonly string[];
  readonly named: ReadonlySet<string>;
  readonly options: PlanOptions;
}

/** What a thread answers: results, or the sentence of a UsageError. */
export type Answer = { readonly results: readonly FileResult[] } | { readonly usage: string };

/** Checks files one after the other. */
export async function checkInTurn(
  { paths, named, options }: Task,
  progress?: Progress,
): Promise<FileResult[]> {
  const results: FileResult[] = [];
  for await (const check of plan(paths, named, options)) {
    results.push(resultOf(check, run(check)));
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
    const worker = new Worker(new URL('checkconfig.js', import.meta.url));
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
    worker.once('message', (answer: Answer) => {
      worker.off('error', reject);
      if ('results' in answer) resolve(answer.results);
      else reject(new UsageError(answer.usage));
    });
    worker.postMessage(task);
  });
}
