import type { WorkingFolder } from '../working-folder.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * A signal that comes before the broker handles signals ends the program, as without this, and first removes the working folder.
 * @returns what ends that
 */
export function removeOnSignal(folder: WorkingFolder | undefined): () => void {
  const release = () => {
    for (const signal of SIGNALS) process.off(signal, end);
  };
  const end = (signal: NodeJS.Signals) => {
    release();
    folder?.remove();
    process.kill(process.pid, signal);
  };
  for (const signal of SIGNALS) process.on(signal, end);
  return release;
}
