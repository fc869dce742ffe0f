// Memory of clients that do nothing, each time in a broker of its own.
import { summary, takeTurns } from '../measure.mjs';
import { startContender } from './contenders.mjs';
import { openFileLimit } from './processes.mjs';

const COUNTS = [1000, 10_000];
/** Memory hardly differs from round to round, and ten thousand clients take their time. */
const ROUNDS = 3;
/** Files that a process has open besides its clients. */
const OTHERS = 100;

export async function measureIdle({ brokers, load, say }, notes) {
  const limit = openFileLimit();
  const counts = COUNTS.filter((count) => count + OTHERS <= limit);
  for (const count of COUNTS.filter((one) => !counts.includes(one))) {
    const note = `Left out: ${count} idle clients, for ${limit} files may be open here (\`ulimit -n\`).`;
    say(note);
    notes.push(note);
  }
  if (counts.length === 0) return [];
  say(`  memory of ${counts.join(' and ')} idle clients …`);
  const measured = Object.fromEntries(Object.keys(brokers).map((name) => [name, []]));
  const turns = {};
  for (const name of Object.keys(brokers)) {
    turns[name] = async () => {
      const { target, stop } = await startContender(brokers[name], 'plain');
      try {
        const results = await load.run({ kind: 'idle', target, counts });
        measured[name].push(results);
        return results[0];
      } finally {
        await stop();
      }
    };
  }
  // Every round has brokers of its own, so that there is nothing to warm up.
  await takeTurns(turns, ROUNDS, 0);
  return counts.map((count, index) => ({
    kind: 'plain',
    what: `memory of an idle client, of ${count.toLocaleString('en')}`,
    unit: 'bytes',
    results: Object.fromEntries(
      Object.entries(measured).map(([name, all]) => [name, summary(all.map((each) => each[index]))]),
    ),
    aims: {},
    most: 12_288,
  }));
}
