import { parentPort, workerData } from 'node:worker_threads';
import type { Language } from '@mosquitto-conf/config';
import { checkInTurn } from './check-many.js';
import { useLanguage } from './language.js';
import type { Task } from './plan.js';

/** What the command does where it runs as a thread of itself: it checks the files it is sent. */
export function answerTasks(): void {
  useLanguage(workerData as Language);
  parentPort?.on('message', async (task: Task) => {
    parentPort?.postMessage(await checkInTurn(task));
  });
}
