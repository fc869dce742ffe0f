// What a client that does nothing takes of a broker's memory.
import { setTimeout as pause } from 'node:timers/promises';
import { openClient } from './client.mjs';
import { residentBytes } from './processes.mjs';

const AT_A_TIME = 50;
const SETTLE = 500;
/** Clients from one address: a system has some ten thousand ports for each. */
const EACH_ADDRESS = 10_000;

/**
 * @param counts how many clients are there at each step
 * @returns bytes a client at each step, beyond what the broker took without any
 */
export async function idle({ target, counts }) {
  await pause(SETTLE);
  const before = residentBytes(target.pid);
  const clients = [];
  const results = [];
  let begun = 0;
  for (const count of counts) {
    const one = async () => {
      while (begun < count) {
        const number = begun++;
        const address = Math.floor(number / EACH_ADDRESS);
        const localAddress = address === 0 ? undefined : `127.0.0.${1 + address}`;
        clients.push(await openClient({ ...target, localAddress }, `idle-${number}`));
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, one));
    await pause(SETTLE);
    results.push((residentBytes(target.pid) - before) / count);
  }
  for (const { socket } of clients) socket.destroy();
  return results;
}
