import type { Kind, Reading, ValueInput } from './kind.js';
import { empty, firstWord, writeLine } from './words.js';

/** `connection NAME`: one word. */
export const bridgeName: Kind<string> = {
  name: 'bridge-name',
  keepsText: true,
  expects: 'a name of one word',
  read(input: ValueInput): Reading<string> {
    const word = firstWord(input);
    return word ? { outcome: 'value', value: word.text } : empty(input, writeLine(input, 'NAME'));
  },
};
