import { writeSync } from 'node:fs';
import { version } from './version.js';

/**
 * Answers `checkconfig --version` without what the rest of the command needs.
 * @returns whether that was all that was asked for
 */
export function printVersion(argv: readonly string[]): boolean {
  if (argv.length !== 3 || !/^(-V|--version)$/.test(argv[2]!)) return false;
  try {
    writeSync(1, `${version}\n`);
  } catch {
    // Standard output is closed.
  }
  return true;
}
