import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { turns } from './wire.js';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** What is in use by this thread once everything unused is gone, in bytes. */
export async function memoryInUse(): Promise<number> {
  await turns(5);
  collect();
  await turns(5);
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
