import type { ChildProcess } from 'node:child_process';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** More of the log is not kept: all that is wanted is how it begins. */
const MUCH = 100_000;
const RUNNING = /mosquitto version \S+ running/;
/** Before 1.6.11 a broker does not say that it runs. */
const SILENT = /mosquitto version 1\.([45](\.\d+)?|6(\.(\d|10))?)\s/;

/**
 * Resolves once a broker that logs to its standard error runs.
 * @param port of its last listener
 * @throws with its log if it ends before that
 */
export async function untilRunning(broker: ChildProcess, port: number): Promise<void> {
  let log = '';
  await new Promise<void>((resolve, reject) => {
    broker.stderr?.setEncoding('utf8').on('data', (text: string) => {
      if (log.length > MUCH) return;
      log += text;
      if (RUNNING.test(log) || (SILENT.test(log) && log.includes(`listen socket on port ${port}.`)))
        resolve();
    });
    broker.once('error', reject);
    broker.once('exit', () => reject(new Error(`The broker does not start:\n${log}`)));
  });
  // The line about a listener comes before it listens.
  if (!RUNNING.test(log)) while (!(await accepts(port))) await pause(5);
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
