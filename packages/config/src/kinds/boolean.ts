import { since } from '../release.js';
import { booleanValue as texts } from '../texts/boolean.js';
import type { Kind, Reading, ValueInput } from './kind.js';
import { empty, firstWord } from './words.js';

const near: ReadonlyMap<string, boolean> = new Map([
  ...['yes', 'on', 'enable', 'enabled', 'y', 't'].map((word) => [word, true] as const),
  ...['no', 'off', 'disable', 'disabled', 'n', 'f'].map((word) => [word, false] as const),
]);

/** `true`, `false`, `1` or `0`, and nothing else (conf__parse_bool). */
export const boolean: Kind<boolean> = {
  name: 'boolean',
  expects: '`true` or `false`',
  words: () => ['true', 'false'],
  read(input: ValueInput): Reading<boolean> {
    const word = firstWord(input);
    if (!word) return empty(input, texts.missing);
    if (word.text === 'true' || word.text === '1') return { outcome: 'value', value: true };
    if (word.text === 'false' || word.text === '0') return { outcome: 'value', value: false };
    const folded = word.text
      .trim()
      .replace(/^["']|["']$/g, '')
      .toLowerCase();
    const meant = folded === 'true' ? true : folded === 'false' ? false : near.get(folded);
    return {
      // Releases before 1.5.4 complained about another word and went on (_conf_parse_bool).
      outcome: since(input.release, '1.5.4') ? 'refused' : 'ignored',
      code: 'invalid-boolean',
      message: texts.invalid({ name: input.name, word: word.text }),
      why: texts.exact,
      help:
        meant === undefined
          ? texts.writeEither
          : texts.writeMeant({ name: input.name, meant: String(meant) }),
      ...(meant === undefined ? {} : { meant: String(meant) }),
      start: word.start,
      end: word.end,
    };
  },
};
