// What has to be measured of brokers that have done nothing before.
import { summary, takeTurns } from '../measure.mjs';
import { startContender } from './contenders.mjs';

/**
 * Has a job done that measures several things one after the other, in each round by brokers of its own.
 * @returns for each thing that was measured the results by broker
 */
export async function withFreshBrokers({ brokers, load }, kind, job, rounds) {
  const measured = Object.fromEntries(Object.keys(brokers).map((name) => [name, []]));
  const turns = {};
  for (const name of Object.keys(brokers)) {
    turns[name] = async () => {
      const { target, stop } = await startContender(brokers[name], kind);
      try {
        const results = await load.run({ ...job, target });
        measured[name].push(results);
        return results[0];
      } finally {
        await stop();
      }
    };
  }
  // There is nothing to warm up.
  await takeTurns(turns, rounds, 0);
  return job.counts.map((_, index) =>
    Object.fromEntries(
      Object.entries(measured).map(([name, all]) => [name, summary(all.map((each) => each[index]))]),
    ),
  );
}
