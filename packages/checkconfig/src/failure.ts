/** A mistake that the user can correct: reported in one sentence, with exit code 2. */
export class UsageError extends Error {}

/** Why a file could not be checked. */
export interface Failure {
  /** One sentence. */
  readonly message: string;
  /** Whether this program is wrong, and not the file. */
  readonly isDefect: boolean;
}

/** What an error says of one file among others, which go on. */
export function failureOf(error: unknown): Failure {
  return {
    message: error instanceof Error ? error.message : String(error),
    isDefect: !(error instanceof UsageError),
  };
}

/** What is added where this program itself is wrong. */
export const DEFECT = 'checkconfig: this is a defect; please report it with the file that shows it.\n';

/** Ends the run: one sentence, never a stack trace. */
export function fail(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  const prefix = error instanceof UsageError ? '' : 'internal error: ';
  process.stderr.write(`checkconfig: ${prefix}${message}\n`);
  if (!(error instanceof UsageError)) {
    process.stderr.write(DEFECT);
  }
  process.exitCode = 2;
}
