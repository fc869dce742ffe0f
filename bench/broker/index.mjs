// The embedded broker beside the real one and aedes, which take turns.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { summary, takeTurns } from '../measure.mjs';
import { bundleBroker } from './bundle.mjs';
import { contenders, mosquittoVersion, startContender } from './contenders.mjs';
import { kinds, writeFiles } from './kinds.mjs';
import { measureConnects } from './measure-connects.mjs';
import { measureIdle } from './measure-idle.mjs';
import { measureStarts } from './measure-starts.mjs';
import { scenariosOf } from './scenarios.mjs';
import { startLoad } from './start-load.mjs';

const ROUNDS = 5;

/**
 * @param say is told what is being measured
 * @returns results by row and broker, and what was left out and why
 */
export async function measureBroker(say) {
  const version = mosquittoVersion();
  if (version === undefined) {
    const note = 'The embedded broker is not measured: there is no `mosquitto` here to measure it beside.';
    say(note);
    return { rows: [], notes: [note], version };
  }
  const folder = mkdtempSync(join(tmpdir(), 'bench-broker-'));
  const load = startLoad();
  try {
    const bundles = await bundleBroker(folder);
    writeFiles(folder);
    const setup = { bundles, brokers: contenders(bundles, folder), load, rounds: ROUNDS, say };
    const rows = [];
    const notes = [];
    for (const kind of Object.keys(kinds)) rows.push(...(await measureKind(kind, setup, notes)));
    rows.push(...(await measureConnects(setup)));
    rows.push(...(await measureIdle(setup, notes)));
    rows.push(...(await measureStarts(setup)));
    return { rows, notes, version };
  } finally {
    load.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Everything that is measured of one configuration, while all brokers run. */
async function measureKind(kind, { brokers, load, rounds, say }, notes) {
  const running = {};
  try {
    for (const name of Object.keys(brokers)) {
      try {
        running[name] = await startContender(brokers[name], kind);
      } catch (error) {
        const note = `Left out, ${kind}: ${error.message.trim()}`;
        say(note);
        notes.push(note);
      }
    }
    const rows = [];
    for (const { name: what, unit, job, counts, aims } of scenariosOf(kind)) {
      say(`  ${kind}: ${what} …`);
      const turns = {};
      const late = Object.fromEntries(Object.keys(running).map((name) => [name, []]));
      for (const name of Object.keys(running)) {
        turns[name] = async () => {
          const answer = await load.run({ ...job, count: counts[name], target: running[name].target });
          if (unit !== 'latency') return answer;
          late[name].push(answer.late);
          return answer.median;
        };
      }
      const results = await takeTurns(turns, rounds);
      rows.push({
        kind,
        what,
        unit,
        results,
        aims: kind === 'plain' ? aims : {},
        ...(unit === 'latency' ? { late: summaries(late, rounds) } : {}),
      });
    }
    return rows;
  } finally {
    for (const { stop } of Object.values(running)) await stop();
  }
}

/** @param measured values by broker, those of the warm-up first */
function summaries(measured, rounds) {
  return Object.fromEntries(
    Object.entries(measured).map(([name, values]) => [name, summary(values.slice(-rounds))]),
  );
}
