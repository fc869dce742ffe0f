import { writeSync } from 'node:fs';

declare const __VERSION__: string;

// Imported before everything else: `checkconfig --version` ends here, without waiting for the rest to be made ready.
if (
  process.argv.length === 3 &&
  /^(-V|--version)$/.test(process.argv[2]!) &&
  typeof __VERSION__ === 'string'
) {
  try {
    writeSync(1, `${__VERSION__}\n`);
  } catch {
    // Nobody is reading.
  }
  process.exit(0);
}
