// Which cores are whose: with four and more, the broker has two, and the load the rest.
import { execFileSync, spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

const BROKER = 2;
const MOST_LOADS = 4;

const count = availableParallelism();
const apart = count >= 2 * BROKER && spawnSync('taskset', ['--version']).status === 0;

/** How many processes make the load. */
export const LOADS = apart ? Math.min(MOST_LOADS, count - BROKER) : 1;

/** How the page says it. */
export const CORES = apart
  ? `The broker has the first ${BROKER} cores to itself, and the load, of ${LOADS} processes, the other ${count - BROKER}.`
  : `Broker and load share ${count === 1 ? 'the one core' : `${count} cores`}: where both have much to do, they slow each other.`;

export const pinBroker = (pid) => pin(pid, `0-${BROKER - 1}`);
export const pinLoad = (pid) => pin(pid, `${BROKER}-${count - 1}`);

/** For all threads that a process has, and those that they begin. */
function pin(pid, cores) {
  if (apart) execFileSync('taskset', ['-a', '-p', '-c', cores, String(pid)], { stdio: 'ignore' });
}
