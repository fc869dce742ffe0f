// What it costs a broker to let a client in and out again.
import { openClient } from './client.mjs';
import { DISCONNECT } from './packets.mjs';
import { cpuOf } from './processes.mjs';

const AT_A_TIME = 20;

/**
 * @param counts how many clients come at each step
 * @returns microseconds of the broker's CPU for each client that comes and goes, at each step
 */
export async function connects({ target, counts }) {
  const results = [];
  for (const count of counts) {
    const before = cpuOf(target.pid);
    await comeAndGo(target, count);
    results.push((cpuOf(target.pid) - before) / count);
  }
  return results;
}

async function comeAndGo(target, count) {
  let begun = 0;
  const one = async () => {
    while (begun < count) {
      const client = await openClient(target, `visitor-${begun++}`);
      const closed = new Promise((done) => client.socket.once('close', done));
      client.send(DISCONNECT);
      client.socket.end();
      await closed;
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, one));
}
