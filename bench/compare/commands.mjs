// The CPU that commands of two checkouts take.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { largeText } from '../large-text.mjs';
import { cpuTimed, takeTurns } from '../measure.mjs';
import { SMALL } from '../start.mjs';

/** @returns the file that a package of a checkout starts as a command, wherever that commit has it */
export function programOf(folder, name, command) {
  const { bin } = JSON.parse(readFileSync(join(folder, 'packages', name, 'package.json'), 'utf8'));
  return join(folder, 'packages', name, bin[command]);
}

/**
 * @param checkouts folders by name
 * @param brief whether it is to take seconds
 * @returns rows: milliseconds of CPU by name
 */
export async function compareCommands(checkouts, { brief, say }) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-compare-'));
  try {
    const lines = brief ? 20_000 : 100_000;
    const [small, large] = ['small.conf', 'large.conf'].map((name) => join(folder, name));
    writeFileSync(small, SMALL);
    writeFileSync(join(folder, 'passwords'), '');
    writeFileSync(large, largeText(lines));
    const commands = [
      ['`checkconfig --version`', ['--version'], brief ? 10 : 30],
      ['`checkconfig lint` of 8 lines', ['lint', small], brief ? 10 : 30],
      ['`checkconfig active` of 8 lines', ['active', small], brief ? 10 : 30],
      [`\`checkconfig lint\` of ${lines.toLocaleString('en')} lines`, ['lint', large], brief ? 3 : 9],
      ['`checkconfig lint` of the examples in `fixtures/`', ['lint', 'fixtures/configs'], brief ? 3 : 9],
    ];
    const rows = [];
    for (const [what, args, rounds] of commands) {
      say(`  ${what} …`);
      const turns = {};
      for (const [name, checkout] of Object.entries(checkouts)) {
        const program = programOf(checkout, 'checkconfig', 'checkconfig');
        turns[name] = () => cpuTimed(process.execPath, [program, ...args], { exits: [0, 1] });
      }
      rows.push({ what: `${what}, CPU`, unit: 'ms', results: await takeTurns(turns, rounds) });
    }
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
