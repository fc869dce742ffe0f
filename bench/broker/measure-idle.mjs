// Memory of clients that do nothing.
import { withFreshBrokers } from './fresh-brokers.mjs';
import { kinds } from './kinds.mjs';
import { openFileLimit } from './processes.mjs';

/** What a kind adds shows with few already. */
const COUNTS = { plain: [1000, 10_000], access: [1000], websockets: [1000], tls: [1000] };
/** Memory hardly differs from round to round, and ten thousand clients take their time. */
const ROUNDS = 3;
/** Files that a process has open besides its clients. */
const OTHERS = 100;

export async function measureIdle(setup) {
  const limit = openFileLimit();
  const rows = [];
  for (const kind of Object.keys(kinds)) {
    const counts = COUNTS[kind].filter((count) => count + OTHERS <= limit);
    for (const count of COUNTS[kind].filter((one) => !counts.includes(one))) {
      setup.note(
        `Left out, ${kind}: ${count} idle clients, for ${limit} files may be open here (\`ulimit -n\`).`,
      );
    }
    if (counts.length === 0) continue;
    setup.say(`  ${kind}: memory of ${counts.join(' and ')} idle clients …`);
    const results = await withFreshBrokers(setup, kind, { kind: 'idle', counts }, ROUNDS);
    for (const [index, count] of counts.entries())
      rows.push({
        kind,
        what: `memory of an idle client, of ${count.toLocaleString('en')}`,
        unit: 'bytes',
        results: results[index],
        aims: {},
        most: kind === 'plain' ? 12_288 : undefined,
      });
  }
  return rows;
}
