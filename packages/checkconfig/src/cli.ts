import * as nodeModule from 'node:module';
import { isMainThread } from 'node:worker_threads';
import { fail } from './failure.js';
import { printVersion } from './print-version.js';

/** Node 22.8 and later keep what they have compiled. */
const { enableCompileCache } = nodeModule as { readonly enableCompileCache?: () => unknown };

/** `checkconfig`: loads what the words of the command line ask for, each built as a file of its own. */
async function main(argv: string[]): Promise<void> {
  enableCompileCache?.();
  if (!isMainThread) return (await import('./program.js')).answerTasks();
  // The reader went away (`checkconfig active … | head`): nothing is left to say.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
    throw error;
  });
  const { run } = await load(argv[2]);
  await run(argv);
}

/** What a command needs is read for it alone. */
function load(command: string | undefined): Promise<{ run(argv: readonly string[]): Promise<void> }> {
  if (command === 'run') return import('./run.js');
  return command === 'test' ? import('./test.js') : import('./program.js');
}

if (!printVersion(process.argv)) main(process.argv).catch(fail);
