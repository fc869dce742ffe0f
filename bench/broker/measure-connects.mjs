// CPU of clients that come and go: of the first, and once a broker has seen many.
import { withFreshBrokers } from './fresh-brokers.mjs';
import { kinds } from './kinds.mjs';

const FIRST = 500;
/** In between, so that what is compiled while it runs is compiled. */
const BETWEEN = 4000;
const LATER = 1000;

export async function measureConnects(setup) {
  const rows = [];
  for (const kind of Object.keys(kinds)) {
    setup.say(`  ${kind}: clients that come and go …`);
    const job = { kind: 'connects', counts: [FIRST, BETWEEN, LATER] };
    const [first, , later] = await withFreshBrokers(setup, kind, job, setup.rounds);
    const row = (when, results) => ({
      kind,
      what: `CPU for a client that comes and goes, ${when}`,
      unit: 'microseconds',
      results,
      aims: {},
    });
    rows.push(
      row(`of the first ${FIRST}`, first),
      row(`after ${(FIRST + BETWEEN).toLocaleString('en')}`, later),
    );
  }
  return rows;
}
