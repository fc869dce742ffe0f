// What the command takes to start, against Node itself.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cpuTimed, takeTurns } from './measure.mjs';

const ROUNDS = 20;

/** What a person has at home. */
export const SMALL = `# The broker at home
listener 1883
allow_anonymous false
password_file passwords

persistence true
persistence_location /var/lib/mosquitto/
log_dest stderr
`;

/** The CPU of commands on eight lines, beside that of `node -e 0`: it depends less on the machine than the time does. */
export async function measureStart(command) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-start-'));
  try {
    const file = join(folder, 'mosquitto.conf');
    writeFileSync(file, SMALL);
    writeFileSync(join(folder, 'passwords'), '');
    writeFileSync(join(folder, 'empty.mjs'), '');
    const node = (...args) => cpuTimed(process.execPath, args);
    const results = await takeTurns(
      {
        bare: () => node('-e', '0'),
        empty: () => node(join(folder, 'empty.mjs')),
        version: () => node(command, '--version'),
        active: () => node(command, 'active', file),
        like: () => node(command, '-f', file),
        lint: () => node(command, 'lint', file),
      },
      ROUNDS,
      3,
    );
    const row = (what, result, aim) => ({
      what: `${what}, CPU`,
      result,
      peer: results.bare,
      peerName: '`node -e 0`',
      aim,
    });
    return [
      row('an empty module, for scale', results.empty, ''),
      row('`checkconfig --version`', results.version, 'at most 1.2'),
      row('`checkconfig active` of 8 lines', results.active, 'at most 1.2'),
      row('`checkconfig -f` of 8 lines', results.like, 'at most 1.2'),
      row('`checkconfig lint` of 8 lines', results.lint, 'at most 1.3'),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
