// What it costs a broker to let a client in and out again.
import { openClient } from './client.mjs';
import { DISCONNECT } from './packets.mjs';
import { cpuOf } from './processes.mjs';

const AT_A_TIME = 20;

/** @returns microseconds of the broker's CPU for each client that comes and goes */
export async function connects({ target, count }) {
  const before = cpuOf(target.pid);
  let begun = 0;
  const one = async () => {
    while (begun < count) {
      const client = await openClient(target, `visitor-${begun++}`);
      const closed = new Promise((done) => client.socket.once('close', done));
      client.send(DISCONNECT);
      await closed;
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, one));
  return (cpuOf(target.pid) - before) / count;
}
