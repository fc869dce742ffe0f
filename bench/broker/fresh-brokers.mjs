// What has to be measured of brokers that have done nothing before.
import { summary } from '../measure.mjs';
import { startContender } from './contenders.mjs';
import { brokersTakeTurns } from './turns.mjs';

/**
 * Has a job done that measures several things one after the other, in each round by brokers of its own.
 * @param job its `counts` have a number for each thing that is measured
 * @returns for each of them the results by broker
 */
export async function withFreshBrokers({ brokers, load, leftOut }, kind, job, rounds) {
  const measured = Object.fromEntries(Object.keys(brokers).map((name) => [name, []]));
  const turn = async (name) => {
    const { target, stop } = await startContender(brokers[name], kind);
    try {
      const results = await load.run({ ...job, target });
      measured[name].push(results);
      return results[0];
    } finally {
      await stop();
    }
  };
  // There is nothing to warm up.
  const took = await brokersTakeTurns(Object.keys(brokers), turn, rounds, 0, leftOut(`${kind}, ${job.kind}`));
  return job.counts.map((_, index) =>
    Object.fromEntries(
      Object.keys(took).map((name) => [name, summary(measured[name].map((each) => each[index]))]),
    ),
  );
}
