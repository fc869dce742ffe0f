// Times starts of a broker in this process: the very first, and those that follow, as in a file of tests.
import { performance } from 'node:perf_hooks';
import { median } from '../measure.mjs';
import { openClient } from './client.mjs';

const STARTS = 11;

/** Prints the milliseconds from the call to a client's CONNACK. */
export async function timeStarts(start) {
  const times = [];
  for (let index = 0; index < STARTS; index++) {
    const begin = performance.now();
    const { port, close } = await start();
    const { socket } = await openClient({ port }, 'first');
    times.push(performance.now() - begin);
    socket.destroy();
    await close();
  }
  const [first, ...later] = times;
  process.stdout.write(JSON.stringify({ first, later: median(later) }));
  process.exit(0);
}
