import { type Language, type Text, write } from './text.js';

/** An error that a person reads. Its message is English; its text can be written in any language. */
export class TextError extends Error {
  constructor(readonly text: Text) {
    super(write(text));
  }
}

/** The same for a value that is outside of what there is, such as a name that nothing has. */
export class TextRangeError extends RangeError {
  constructor(readonly text: Text) {
    super(write(text));
  }
}

/** What an error says to a person, in a language. Errors of Node and of libraries are English. */
export function errorMessage(error: unknown, language?: Language): string {
  if (error instanceof TextError || error instanceof TextRangeError) return write(error.text, language);
  return error instanceof Error ? error.message : String(error);
}
