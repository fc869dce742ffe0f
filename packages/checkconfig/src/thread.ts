import { parentPort } from 'node:worker_threads';
import { type Answer, checkInTurn, type Task } from './check-many.js';
import { UsageError } from './failure.js';

/** What the command does where it runs as a thread of itself: it checks the files it is sent. */
export function answerTasks(): void {
  parentPort?.on('message', async (task: Task) => {
    parentPort?.postMessage(await answer(task));
  });
}

async function answer(task: Task): Promise<Answer> {
  try {
    return { results: await checkInTurn(task) };
  } catch (error) {
    if (error instanceof UsageError) return { usage: error.message };
    throw error;
  }
}
