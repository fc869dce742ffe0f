import { phrase } from '../phrase.js';
import { type Release, since } from '../release.js';
import type { Text } from '../text.js';
import { durationValue as texts } from '../texts/numbers.js';
import { atoi } from './c-numbers.js';
import { durationInWords } from './in-words.js';
import type { Kind, Reading, ValueInput } from './kind.js';
import { empty, firstWord } from './words.js';

/** A letter of a duration, with the seconds and the words it stands for. */
export interface DurationUnit {
  readonly letter: string;
  readonly seconds: number;
  readonly word: string;
  /** A number that people often write before it. */
  readonly usual: number;
  readonly first?: string;
}

const durationUnits = [
  { letter: 's', seconds: 1, word: 'seconds', usual: 3600, first: '2.1.0' },
  { letter: 'h', seconds: 3600, word: 'hours', usual: 12 },
  { letter: 'd', seconds: 86_400, word: 'days', usual: 14 },
  { letter: 'w', seconds: 604_800, word: 'weeks', usual: 8 },
  { letter: 'm', seconds: 2_592_000, word: 'months of 30 days', usual: 2 },
  { letter: 'y', seconds: 31_536_000, word: 'years of 365 days', usual: 1 },
] as const satisfies readonly DurationUnit[];

/** The words for a unit, as they are with a number: `day` after 1. */
export function unitPhrase({ word }: DurationUnit, count = 2): Text {
  return phrase(count === 1 ? word.replace(/s\b/, '') : word);
}

/** A number and a unit. */
export interface DurationKind extends Kind<number> {
  readonly units: (release: Release) => readonly DurationUnit[];
}

/** A number and one letter: `14d` (persistent_client_expiration). The value is in seconds. */
export const duration: DurationKind = {
  name: 'duration',
  units: (release) =>
    durationUnits.filter((unit: DurationUnit) => unit.first === undefined || since(release, unit.first)),
  expects: 'a number and a unit such as `12h`, `14d`, `8w`, `2m` (months) or `1y`',
  inWords: durationInWords,
  write(seconds, release): string {
    // Days say more than weeks, and `m` is easily taken for minutes.
    const unit = ['y', 'd', 'h', 's']
      .map((letter) => durationUnits.find((candidate) => candidate.letter === letter)!)
      .find((candidate) => {
        const known = !('first' in candidate) || since(release, candidate.first);
        return known && seconds % candidate.seconds === 0;
      });
    return unit ? `${seconds / unit.seconds}${unit.letter}` : String(seconds);
  },
  read(input: ValueInput): Reading<number> {
    const { name, release } = input;
    const help = since(release, '2.1') ? texts.writeWithSeconds({ name }) : texts.write({ name });
    const word = firstWord(input);
    // Up to 2.0 the broker logs an error about an empty value and continues.
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
      message: texts.invalid({ word: word.text, name: input.name }),
      why: unit ? texts.numberAboveZero : texts.unitLast,
      help,
      ...meantDuration(input),
    };
  },
};

/** `14 days` is 14d and `120min` 2h; minutes that make no whole hours have to be seconds, which came with 2.1. */
function meantDuration(input: ValueInput): { start: number; end: number; meant?: string } {
  const [first, second] = input.line.words;
  const apart = second !== undefined && /^\d+$/.test(first!.text) && /^[A-Za-z]+$/.test(second.text);
  const span = { start: first!.start, end: (apart ? second : first)!.end };
  const match = /^"?([1-9]\d*)[ -]?([a-z]+)"?$/i.exec(apart ? `${first!.text} ${second.text}` : first!.text);
  if (!match) return span;
  const count = Number(match[1]);
  const word = match[2]!.toLowerCase();
  const seconds = since(input.release, '2.1');
  if (/^min(ute)?s?$/.test(word)) {
    if (count % 60 === 0) return { ...span, meant: `${count / 60}h` };
    return seconds ? { ...span, meant: `${count * 60}s` } : span;
  }
  const unit = durationUnits.find(
    (one) => one.letter === word || one.word.split(' ')[0]!.replace(/s$/, '') === word.replace(/s$/, ''),
  );
  const letter =
    unit?.letter ?? (/^h(r|our)s?$/.test(word) ? 'h' : /^sec(ond)?s?$/.test(word) ? 's' : undefined);
  return letter === undefined || (letter === 's' && !seconds)
    ? span
    : { ...span, meant: `${count}${letter}` };
}
