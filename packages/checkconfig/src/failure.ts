/** Something a person can set right: told in one sentence, with exit code 2. */
export class UsageError extends Error {}

/** Ends the run: one sentence, never a stack trace. */
export function fail(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  const prefix = error instanceof UsageError ? '' : 'internal error: ';
  process.stderr.write(`checkconfig: ${prefix}${message}\n`);
  if (!(error instanceof UsageError)) {
    process.stderr.write('checkconfig: this is a defect; please report it with the file that shows it.\n');
  }
  process.exitCode = 2;
}
