// The load: a process of its own that does one job after the other for the benchmark that forked it.
import { connects } from './connects.mjs';
import { flow } from './flow.mjs';
import { idle } from './idle.mjs';
import { latency } from './latency.mjs';
import { closeCrowd, openCrowd, runCrowd, settleCrowd } from './traffic/crowd.mjs';

const jobs = { connects, flow, idle, latency, openCrowd, runCrowd, settleCrowd, closeCrowd };

process.on('message', async ({ kind, ...job }) => {
  try {
    process.send({ result: await jobs[kind](job) });
  } catch (error) {
    process.send({ error: error.message });
  }
});
