// The process that makes the load, as the benchmark sees it.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { pinLoad } from './cores.mjs';

/** Ours ends the benchmark if it takes longer; on a busy machine a job of seconds may take minutes. */
const PATIENCE = 300_000;

/** @returns `run`, which has one job done and answers with its result; and `end` */
export function startLoad() {
  const load = fork(fileURLToPath(new URL('load.mjs', import.meta.url)), { serialization: 'advanced' });
  pinLoad(load.pid);
  const run = (job) =>
    new Promise((done, fail) => {
      const where = `${job.kind}, port ${job.target.port}`;
      const patience = setTimeout(() => fail(new Error(`${where}: nothing more comes`)), PATIENCE);
      const ended = (code) => fail(new Error(`${where}: the load ended with ${code}`));
      load.once('exit', ended);
      load.once('message', ({ result, error }) => {
        clearTimeout(patience);
        load.off('exit', ended);
        if (error === undefined) done(result);
        else fail(new Error(`${where}: ${error}`));
      });
      load.send(job);
    });
  return { run, end: () => load.kill() };
}
