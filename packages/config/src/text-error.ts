import { type Language, type Text, write } from './text.js';

/** An error that a person reads. Its message is English; its text can be written in any language. */
export class TextError extends Error {
  constructor(readonly text: Text) {
    super(write(text));
  }
}

/** What an error says to a person, in a language. Errors of Node and of libraries are English. */
export function errorMessage(error: unknown, language?: Language): string {
  if (error instanceof TextError) return write(error.text, language);
  return error instanceof Error ? error.message : String(error);
}
