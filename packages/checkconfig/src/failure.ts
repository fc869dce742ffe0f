import type { Text } from '@mosquitto-conf/config';
import { note, say, written } from './language.js';
import { printError } from './print.js';
import { failureTexts } from './texts/failure.js';

/** A mistake that the user can correct: reported in one sentence, with exit code 2. */
export class UsageError extends Error {
  constructor(text: Text) {
    super(say(text));
  }
}

/** Why a file could not be checked. */
export interface Failure {
  /** One sentence. */
  readonly message: string;
  /** Whether this program is wrong, and not the file. */
  readonly isDefect: boolean;
}

/** What an error says of one file among others, which continue. */
export function failureOf(error: unknown): Failure {
  return {
    message: error instanceof Error ? error.message : String(error),
    isDefect: !(error instanceof UsageError),
  };
}

/** What is printed of a failure; where this program itself is wrong, with what to do about it. */
export function failureNote({ message, isDefect }: Failure): string {
  if (!isDefect) return note(written(message));
  return note(failureTexts.internalError({ message })) + note(failureTexts.defect);
}

/** Ends the run: one sentence, never a stack trace. */
export function fail(error: unknown): void {
  printError(failureNote(failureOf(error)));
  process.exitCode = 2;
}
