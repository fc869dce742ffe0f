import { type Language, type Text, write } from '@mosquitto-conf/config';

export { written } from '@mosquitto-conf/config/internal';

/** A command is run for one person, so the language is the same in all of it. */
let language: Language = {};

/** Chooses the language of this run; English otherwise. */
export function useLanguage(chosen: Language): void {
  language = chosen;
}

/** The language of this run, for what other packages write. */
export function languageOfRun(): Language {
  return language;
}

/** The sentence in the language of this run. A text that needs no language, such as a line of a configuration, stays as it is. */
export function say(text: Text | string): string {
  return typeof text === 'string' ? text : write(text, language);
}

/** A line on standard error: the program, and what it has to say. */
export function note(text: Text): string {
  return `checkconfig: ${say(text)}\n`;
}
