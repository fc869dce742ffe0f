import { since } from '../release.js';
import { atoi } from './c-numbers.js';
import type { Kind, Reading, ValueInput } from './kind.js';
import { empty, firstWord } from './words.js';

/** The letters of a duration, with the seconds and the words they stand for. */
export const durationUnits = [
  { letter: 's', seconds: 1, word: 'seconds', first: '2.1.0' },
  { letter: 'h', seconds: 3600, word: 'hours' },
  { letter: 'd', seconds: 86_400, word: 'days' },
  { letter: 'w', seconds: 604_800, word: 'weeks' },
  { letter: 'm', seconds: 2_592_000, word: 'months of 30 days' },
  { letter: 'y', seconds: 31_536_000, word: 'years of 365 days' },
] as const;

/** A number and one letter: `14d` (persistent_client_expiration). The value is in seconds. */
export const duration: Kind = {
  name: 'duration',
  expects: 'a number and a unit such as `12h`, `14d`, `8w`, `2m` (months) or `1y`',
  read(input: ValueInput): Reading {
    const help = `Write ${this.expects}.`;
    const word = firstWord(input);
    // Up to 2.0 an empty value is complained about and left at that.
    if (!word) return empty(input, help, since(input.release, '2.1') ? 'refused' : 'ignored');
    const unit = durationUnits.find(
      (candidate) =>
        candidate.letter === word.text.at(-1) &&
        (!('first' in candidate) || since(input.release, candidate.first)),
    );
    const seconds = unit ? atoi(word.text.slice(0, -1)) * unit.seconds : 0;
    if (seconds > 0) return { outcome: 'value', value: seconds };
    return {
      outcome: 'refused',
      code: 'invalid-duration',
      message: `\`${word.text}\` is no duration.`,
      why: unit
        ? 'The number before the unit must be greater than zero.'
        : 'The last character says the unit; without a known one the broker stops.',
      help,
      start: word.start,
      end: word.end,
    };
  },
};
