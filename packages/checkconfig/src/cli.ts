import './print-version.js';
import { isMainThread } from 'node:worker_threads';
import { fail } from './failure.js';
import { run } from './program.js';
import { answerTasks } from './thread.js';

if (isMainThread) {
  // The reader went away (`checkconfig active … | head`): nothing is left to say.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
    throw error;
  });
  run(process.argv).catch(fail);
} else {
  answerTasks();
}
