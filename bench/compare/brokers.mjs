// What the embedded brokers of two checkouts cost, beside each other.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOADS } from '../broker/cores.mjs';
import { withFreshBrokers } from '../broker/fresh-brokers.mjs';
import { writeConfiguration } from '../broker/kinds.mjs';
import { startLoad } from '../broker/start-load.mjs';
import { measureTraffic } from '../broker/traffic/measure.mjs';
import { BRIEF, traffic } from '../broker/traffic/scenarios.mjs';
import { programOf } from './commands.mjs';

/** Clients that come and go: the first, those in between, and those that count once code is compiled. */
const CONNECTS = { kind: 'connects', counts: [500, 4000, 1000] };

/** @returns rows: microseconds of CPU by name */
export async function compareBrokers(checkouts, { brief, say }) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-compare-'));
  const loads = Array.from({ length: LOADS }, startLoad);
  try {
    const brokers = {};
    for (const [name, checkout] of Object.entries(checkouts)) {
      const program = programOf(checkout, 'broker', 'mosquitto-embedded');
      brokers[name] = (kind, port) => [
        process.execPath,
        program,
        '-c',
        writeConfiguration(folder, kind, port),
      ];
    }
    const leftOut = (what) => (name, error) => say(`Left out, ${what}, ${name}: ${error.message.trim()}.`);
    const setup = { brokers, loads, load: loads[0], rounds: brief ? 3 : 5, say, note: say, leftOut };
    const scenarios = brief ? [BRIEF] : traffic;
    const rows = (await measureTraffic(setup, scenarios)).map(({ what, results }) => ({
      what: `${what}, CPU a message`,
      unit: 'µs',
      results: Object.fromEntries(Object.entries(results).map(([name, { cpu }]) => [name, cpu])),
    }));
    if (brief) return rows;
    say('  clients that come and go …');
    const [first, , later] = await withFreshBrokers(setup, 'plain', CONNECTS, setup.rounds);
    const row = (when, results) => ({
      what: `a client that comes and goes, ${when}, CPU`,
      unit: 'µs',
      results,
    });
    return [...rows, row('of the first 500', first), row('after 4,500', later)];
  } finally {
    for (const load of loads) load.end();
    rmSync(folder, { recursive: true, force: true });
  }
}
