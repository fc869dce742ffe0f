// One thing that is measured of all brokers while they run.
import { summary } from '../measure.mjs';
import { brokersTakeTurns } from './turns.mjs';

/**
 * @param running the brokers, by name
 * @returns a row of the report
 */
export async function measureRow(kind, { name: what, unit, job, counts, aims }, running, setup) {
  const { load, rounds, say, leftOut } = setup;
  say(`  ${kind}: ${what} …`);
  const names = Object.keys(running);
  const late = Object.fromEntries(names.map((name) => [name, []]));
  const turn = async (name) => {
    const answer = await load.run({ ...job, count: counts[name], target: running[name].target });
    if (unit !== 'latency') return answer;
    late[name].push(answer.late);
    return answer.median;
  };
  const results = await brokersTakeTurns(names, turn, rounds, 1, leftOut(`${kind}, ${what}`));
  const row = { kind, what, unit, results, aims: kind === 'plain' ? aims : {} };
  return unit === 'latency' ? { ...row, late: summaries(late, Object.keys(results), rounds) } : row;
}

/** @param measured values by broker, those of the warm-up first */
function summaries(measured, names, rounds) {
  return Object.fromEntries(names.map((name) => [name, summary(measured[name].slice(-rounds))]));
}
