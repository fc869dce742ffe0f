import { writeSync } from 'node:fs';
import { UsageError } from './failure.js';
import { commonTexts } from './texts/common.js';
import { version } from './version.js';
import { writeReason } from './write/write-reason.js';

/**
 * Answers `checkconfig --version` without what the rest of the command needs.
 * @returns whether that was all that was asked for
 */
export function printVersion(argv: readonly string[]): boolean {
  if (argv.length !== 3 || !/^(-V|--version)$/.test(argv[2]!)) return false;
  try {
    writeSync(1, `${version}\n`);
  } catch (error) {
    const failure = error as NodeJS.ErrnoException;
    // Where the reader went away, nothing is left to say.
    if (failure.code !== 'EPIPE')
      throw new UsageError(commonTexts.outputNotWritten({ reason: writeReason(failure) }));
  }
  return true;
}
