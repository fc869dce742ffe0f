import type { ChildProcess } from 'node:child_process';

/** How long one signal may take, in milliseconds. */
const PATIENCE = 500;

/**
 * Ends a broker, and resolves once it has. One signal is not enough: up to 2.0 it forgets one that comes between the line that it runs and
 * its main loop (main, `run = 1`).
 */
export async function endProcess(child: ChildProcess): Promise<void> {
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  if (hasEnded()) return;
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => child.kill('SIGTERM'), PATIENCE);
    child.once('exit', () => {
      clearInterval(timer);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
