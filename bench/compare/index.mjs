// `npm run bench -- compare REF`: this checkout and another commit take turns. Prints, and writes nothing.

import { compareBrokers } from './brokers.mjs';
import { buildCommit, commitOf } from './checkout.mjs';
import { compareCommands } from './commands.mjs';

/**
 * @param ref a commit, branch or tag
 * @param brief a form of about a minute
 * @param build builds this checkout
 * @param say is told what is being measured
 * @returns the table as text
 * @throws Error where there is no such commit, or it does not build
 */
export async function compare(ref, { brief, build, say }) {
  const commit = commitOf(ref);
  if (commit === undefined)
    throw new Error(`there is no commit ${ref} here: a clone without history has only the newest`);
  build();
  say(`Building ${ref} …`);
  const { folder, remove } = buildCommit(commit);
  try {
    const checkouts = { here: process.cwd(), there: folder };
    const rows = [
      ...(await compareCommands(checkouts, { brief, say })),
      ...(await compareBrokers(checkouts, { brief, say })),
    ];
    return table(rows, `${ref} (${commit.slice(0, 8)})`);
  } finally {
    remove();
  }
}

const READING = `CPU, medians, in brackets the half of the turns around each. Below 1.00, this checkout takes less.
Where the halves overlap, the difference may be chance.`;

function table(rows, name) {
  const shown = ({ median, low, high }, unit) => `${figure(median)} ${unit} (${figure(low)}–${figure(high)})`;
  const lines = rows.flatMap(({ what, unit, results: { here, there } }) => {
    if (!here || !there) return [];
    const overlap = here.low <= there.high && there.low <= here.high;
    const ratio = (here.median / there.median).toFixed(2);
    return [
      `${ratio}${overlap ? '  ' : here.median < there.median ? ' −' : ' +'}  ${what}: ${shown(here, unit)}, there ${shown(there, unit)}`,
    ];
  });
  return `This checkout beside ${name}\n\n${lines.join('\n')}\n\n${READING}\n`;
}

function figure(value) {
  return value.toFixed(value < 100 ? 1 : 0);
}
