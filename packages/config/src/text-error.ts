import { type Language, type Text, write } from './text.js';

/** An error that a person reads. Its message is English; whoever shows it to a person writes its text in their language. */
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
