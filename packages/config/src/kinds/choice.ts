import { at, type ByRelease, type Release } from '../release.js';
import { meantWord } from '../spelling.js';
import type { Text } from '../text.js';
import { value as texts } from '../texts/values.js';
import { type Choice, choicesOf, type Kind, type Reading, type ValueInput } from './kind.js';
import { empty, firstWord, oneOf, writeLine, writeOneOf } from './words.js';

export interface ChoiceOptions<T extends string> {
  readonly choices: readonly (Choice & { readonly word: T })[];
  readonly empty?: ByRelease<'refused' | 'ignored'>;
  /** The whole rest of the line counts, blanks and all (strtok with an empty delimiter). */
  readonly wholeLine?: ByRelease<boolean>;
  /** Words the broker knows and refuses, with the reason. */
  readonly refused?: ReadonlyMap<string, { readonly message: Text; readonly why: Text }>;
}

export interface ChoiceKind<T extends string> extends Kind<T> {
  readonly choices: (release: Release) => readonly Choice[];
}

/** One of a closed set of words, compared letter by letter. The value is the word. */
export function choice<const T extends string>(options: ChoiceOptions<T>): ChoiceKind<T> {
  const available = (release: Release) => choicesOf(options.choices, release);
  return {
    name: 'choice',
    expects: oneOf(options.choices.map(({ word }) => word)),
    words: (release) => available(release).map(({ word }) => word),
    choices: available,
    read(input: ValueInput): Reading<T> {
      const allowed = available(input.release);
      const help = writeOneOf(allowed.map(({ word }) => word));
      const wholeLine = at(options.wholeLine ?? false, input.release);
      const word = wholeLine ? input.line.rest : firstWord(input)?.text;
      if (word === undefined) return empty(input, help, at(options.empty ?? 'refused', input.release));
      const chosen = allowed.find((choice) => choice.word === word);
      if (chosen) return { outcome: 'value', value: chosen.word };
      const known = options.refused?.get(word);
      const meant =
        known === undefined
          ? meantWord(
              word,
              allowed.map((choice) => choice.word),
            )
          : undefined;
      const first = wholeLine ? undefined : firstWord(input);
      return {
        outcome: 'refused',
        code: 'invalid-choice',
        message: known?.message ?? texts.wordUnknown({ name: input.name, word }),
        why: known?.why ?? (wholeLine && word.trim() !== word ? texts.wordBlanks : texts.wordExact),
        help: meant === undefined ? help : writeLine(input, meant),
        ...(meant === undefined ? {} : { meant }),
        ...(first
          ? { start: first.start, end: first.end }
          : { start: input.line.name.end + 1, end: input.line.end }),
      };
    },
  };
}
