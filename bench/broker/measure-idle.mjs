// Memory of clients that do nothing.
import { inOwnProcess, summary } from '../measure.mjs';
import { withFreshBrokers } from './fresh-brokers.mjs';
import { openFileLimit } from './processes.mjs';

/**
 * What a kind adds shows with few already. Memory hardly differs from round to round, and many clients take their time: those
 * that do not fit on most machines connect once, and not to aedes.
 */
const STEPS = [
  { kind: 'plain', counts: [1000, 10_000], rounds: 3, most: 8192 },
  { kind: 'plain', counts: [50_000], rounds: 1, most: 8192, without: 'aedes' },
  { kind: 'access', counts: [1000], rounds: 3 },
  { kind: 'websockets', counts: [1000], rounds: 3 },
  { kind: 'tls', counts: [1000], rounds: 3 },
];
/** Clients that are connected in memory, for which no limit of the system counts. */
const IN_MEMORY = 50_000;
/** Files that a process has open besides its clients. */
const OTHERS = 100;

export async function measureIdle(setup) {
  const limit = openFileLimit();
  const rows = [];
  for (const { kind, rounds, most, without, ...step } of STEPS) {
    const counts = step.counts.filter((count) => count + OTHERS <= limit);
    for (const count of step.counts.filter((one) => !counts.includes(one))) {
      setup.note(
        `Left out, ${kind}: ${many(count)} idle clients, for ${limit} files may be open here (\`ulimit -n\`).`,
      );
    }
    if (counts.length === 0) continue;
    setup.say(`  ${kind}: memory of ${counts.join(' and ')} idle clients …`);
    const brokers = Object.fromEntries(Object.entries(setup.brokers).filter(([name]) => name !== without));
    const results = await withFreshBrokers({ ...setup, brokers }, kind, { kind: 'idle', counts }, rounds);
    for (const [index, count] of counts.entries())
      rows.push(row(kind, `memory of an idle client, of ${many(count)}`, results[index], most));
  }
  rows.push(inMemory(setup));
  return rows;
}

/** Ours alone: the others have no such clients. */
function inMemory({ bundles, say }) {
  say(`  memory of ${many(IN_MEMORY)} idle clients in the broker's process …`);
  const { bytes } = inOwnProcess(bundles.idleInMemory, [IN_MEMORY]);
  const what = `memory of an idle client and its broker's end, of ${many(IN_MEMORY)} in one process without sockets`;
  return row('plain', what, { ours: summary([bytes]) }, 8192);
}

function row(kind, what, results, most) {
  return { kind, what, unit: 'bytes', results, aims: {}, most };
}

const many = (count) => count.toLocaleString('en');
