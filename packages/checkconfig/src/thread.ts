import { parentPort } from 'node:worker_threads';
import { checkInTurn } from './check-many.js';
import type { Task } from './plan.js';

/** What the command does where it runs as a thread of itself: it checks the files it is sent. */
export function answerTasks(): void {
  parentPort?.on('message', async (task: Task) => {
    parentPort?.postMessage(await checkInTurn(task));
  });
}
