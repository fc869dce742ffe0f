// Traffic of many clients: how much, at which cost of the broker's, and how long a client waits.
import { quantile, summary } from '../../measure.mjs';
import { startAll, stopAll } from '../contenders.mjs';
import { cpuOf, openFileLimit } from '../processes.mjs';
import { brokersTakeTurns } from '../turns.mjs';
import { TURN, traffic } from './scenarios.mjs';

/** Files that a process has open besides its clients. */
const OTHERS = 100;

/** Turns that do not count. The first scenario finds brokers whose code V8 has not compiled yet. */
const WARM_UPS = 1;
const FIRST_WARM_UPS = 6;

/** How a scenario is measured. */
const FIGURES = ['rate', 'cpu', 'median', 'late'];

/**
 * @param brokers how each is started, by name
 * @param loads processes that make the load together
 * @returns a row for each scenario: summaries of its figures by name of the broker
 */
export async function measureTraffic(
  { brokers, loads, rounds, say, note, leftOut },
  scenarios = traffic,
  kind = 'plain',
) {
  const running = await startAll(brokers, kind, leftOut(kind));
  try {
    const rows = [];
    for (const scenario of scenarios) {
      const names = Object.keys(running).filter((name) => !scenario.without?.includes(name));
      const files = Math.ceil(scenario.sensors / loads.length) * names.length + OTHERS;
      if (Math.max(files, scenario.sensors + OTHERS) > openFileLimit()) {
        note(`Left out: ${scenario.name}: ${openFileLimit()} files may be open here (\`ulimit -n\`).`);
        continue;
      }
      say(`  ${scenario.name} …`);
      const targets = Object.fromEntries(names.map((name) => [name, running[name].target]));
      const warmUps = rows.length === 0 ? FIRST_WARM_UPS : WARM_UPS;
      const turns = { rounds, warmUps, leftOut: leftOut(scenario.name) };
      rows.push(await measureScenario(scenario, targets, loads, turns));
    }
    return rows;
  } finally {
    await stopAll(running);
  }
}

/** One row. The clients stay connected while other brokers have their turn. */
async function measureScenario(scenario, targets, loads, { rounds, warmUps, leftOut }) {
  const names = Object.keys(targets);
  const all = (job) =>
    Promise.all(loads.map((load, part) => load.run({ ...job, part, parts: loads.length })));
  const opened = new Set();
  const measured = Object.fromEntries(names.map((name) => [name, []]));
  const turn = async (name) => {
    const target = targets[name];
    if (!opened.has(name)) {
      opened.add(name);
      await all({ kind: 'openCrowd', target, scenario });
    }
    const figures = await runTurn(scenario, target, all, loads[0]);
    measured[name].push(figures);
    return figures.cpu;
  };
  const took = await brokersTakeTurns(names, turn, rounds, warmUps, leftOut);
  for (const name of opened) {
    await all({ kind: 'closeCrowd', target: targets[name] }).catch((error) => leftOut(name, error));
  }
  const results = {};
  for (const name of Object.keys(took)) {
    const counted = measured[name].slice(-rounds);
    results[name] = Object.fromEntries(
      FIGURES.map((figure) => [figure, summary(counted.map((figures) => figures[figure]))]),
    );
  }
  return { what: scenario.name, aims: scenario.aims, results };
}

async function runTurn(scenario, target, all, first) {
  const { rate, filters } = scenario;
  const before = cpuOf(target.pid);
  const parts = await all({ kind: 'runCrowd', target, milliseconds: TURN, rate });
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  await first.run({ kind: 'settleCrowd', target, deliveries: count * filters.length });
  const cpu = (cpuOf(target.pid) - before) / count;
  const waits = Float64Array.from(parts.flatMap((part) => [...part.waits]));
  return {
    rate: count / (Math.max(...parts.map(({ took }) => took)) / 1000),
    cpu,
    median: quantile(waits, 0.5) * 1000,
    late: quantile(waits, 0.99) * 1000,
  };
}
