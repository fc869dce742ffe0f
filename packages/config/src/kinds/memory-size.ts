import { since } from '../release.js';
import { amounts } from '../texts/amounts.js';
import { number as texts } from '../texts/numbers.js';
import { atoi, atol } from './c-numbers.js';
import { sizeInWords } from './in-words.js';
import type { Kind, Reading, ValueInput } from './kind.js';
import { empty, firstWord, writeLine } from './words.js';

/** Up to 1.5.0 an `int` is written into the lower half of a larger number, which is thus never negative in practice. */
function lowerHalf(number: number): number {
  return number >>> 0;
}

/** A number of bytes that no release reads strictly (conf__parse_ssize_t). */
export const memorySize: Kind<number> = {
  name: 'memory-size',
  expects: 'a whole number of bytes',
  inWords: (bytes) => (bytes === 0 ? amounts.noLimit : sizeInWords(bytes)),
  read(input: ValueInput): Reading<number> {
    const word = firstWord(input);
    if (!word) return empty(input, writeLine(input, 'BYTES'));
    const value = since(input.release, '1.5.1') ? atol(word.text) : lowerHalf(atoi(word.text));
    if (value >= 0) return { outcome: 'value', value };
    return {
      outcome: 'refused',
      code: 'number-out-of-range',
      message: texts.negative({ name: input.name }),
      why: texts.negativeRefused,
      help: texts.writeBytesOrNoLimit,
      start: word.start,
      end: word.end,
    };
  },
};
