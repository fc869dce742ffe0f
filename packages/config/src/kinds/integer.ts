import { at, type ByRelease, type Release, since } from '../release.js';
import type { Text } from '../text.js';
import { number as texts } from '../texts/numbers.js';
import { atoi, strictInt } from './c-numbers.js';
import { durationInWords, sizeInWords } from './in-words.js';
import { type Choice, choicesOf, type Flaw, type Kind, type Reading, type ValueInput } from './kind.js';
import { empty, firstWord, writeLine } from './words.js';

/** What the broker does with a number outside the range: stop, or continue with another. */
type Outside = 'refuse' | { readonly becomes: number; readonly said?: boolean };

/** The range of a number in one release. Bounds are inclusive. */
export interface Limits {
  readonly min?: number;
  readonly max?: number;
  readonly below?: Outside;
  readonly above?: Outside;
  /** Single numbers inside the range that mean another: 65535 means 0. */
  readonly means?: Readonly<Record<number, number>>;
}

export interface IntegerOptions {
  readonly limits?: ByRelease<Limits>;
  /** What the number counts: `seconds`, `bytes`, `messages`. */
  readonly unit?: string;
  /** Special numbers in words, as in `{ 0: 'no limit' }`. */
  readonly special?: Readonly<Record<number, string>>;
  /** Numbers that people usually write. */
  readonly choices?: readonly Choice[];
  /** What an empty value does. */
  readonly empty?: ByRelease<'refused' | 'ignored'>;
  /** From which release the strict conversion holds; most: 2.1. */
  readonly strictSince?: string | 'never';
  /** What the broker stores for what was written, such as seconds for minutes. */
  readonly scale?: number;
}

/** A whole number; `T` names the numbers within its limits where they are few. */
export interface IntegerKind<T extends number = number> extends Kind<T> {
  readonly options: IntegerOptions;
}

/** Reads one number as the target does; shared with the kinds that take several. */
export function readInteger(input: ValueInput, text: string, strictSince = '2.1'): number | Flaw {
  if (strictSince === 'never' || !since(input.release, strictSince)) return atoi(text);
  const value = strictInt(text);
  if (typeof value === 'number') return value;
  const digits = /^[+-]?\d+/.exec(text)?.[0];
  return {
    outcome: 'refused',
    code: 'invalid-number',
    message:
      value === 'out-of-range'
        ? texts.notRepresentable({ text, name: input.name })
        : texts.notWhole({ text, name: input.name }),
    why: value === 'out-of-range' ? texts.representable : texts.strict({ release: strictSince }),
    help: digits && value === 'not-a-number' ? texts.writeInFull({ text, digits }) : texts.writeWhole,
  };
}

/** A kind of whole numbers. */
export function integer<T extends number = number>(options: IntegerOptions = {}): IntegerKind<T> {
  const { choices } = options;
  return {
    name: 'integer',
    expects: options.unit ? `a whole number of ${options.unit}` : 'a whole number',
    options,
    ...(choices ? { choices: (release: Release) => choicesOf(choices, release) } : {}),
    inWords: (value) => inWords(options, value),
    write: (value) => String(value / (options.scale ?? 1)),
    read(input): Reading<T> {
      const word = firstWord(input);
      if (!word)
        return empty(
          input,
          writeLine(input, (options.unit ?? 'number').toUpperCase()),
          at(options.empty ?? 'refused', input.release),
        );
      const number = readInteger(input, word.text, options.strictSince);
      if (typeof number !== 'number')
        return { ...number, ...withoutLimit(options, input, word.text), start: word.start, end: word.end };
      const reading = confine(input, number, at(options.limits ?? {}, input.release));
      if (reading.outcome !== 'value') return { ...reading, start: word.start, end: word.end };
      const placed = reading.remark
        ? { ...reading, remark: { ...reading.remark, start: word.start, end: word.end } }
        : reading;
      return { ...placed, value: (reading.value * (options.scale ?? 1)) as T };
    },
  };
}

const NO_LIMIT = /^["']?(unlimited|infinite|infinity|no_?limit|none|no|off|never|max)["']?$/i;

/** The number for a word that asks for no limit, where the directive has one. */
function withoutLimit(
  { special = {} }: IntegerOptions,
  { name }: ValueInput,
  word: string,
): { readonly help: Text; readonly meant: string } | undefined {
  const [value] = Object.entries(special).find(([, meaning]) => meaning === 'no limit') ?? [];
  if (value === undefined || !NO_LIMIT.test(word)) return undefined;
  return { help: texts.writeNoLimit({ name, value }), meant: value };
}

/** Amounts in other units. What a special number means is a text of the directive. */
function inWords({ unit }: IntegerOptions, value: number): Text | undefined {
  // Without a special meaning, 0 often means that the feature is off, not an amount.
  if (value <= 0) return undefined;
  if (unit === 'seconds' || unit === 'minutes') return durationInWords(value);
  if (unit === 'bytes') return sizeInWords(value);
  return undefined;
}

/** What to say of a number outside a range, which may be open at one end. */
function rangeTexts(name: string, number: number, { min, max }: Limits) {
  if (max === undefined)
    return {
      refused: texts.tooLow({ name, number, min: min! }),
      adjusted: ({ used }: { used: number }) => texts.tooLowAdjusted({ name, number, min: min!, used }),
      write: texts.writeAtLeast({ min: min! }),
    };
  if (min === undefined)
    return {
      refused: texts.tooHigh({ name, number, max }),
      adjusted: ({ used }: { used: number }) => texts.tooHighAdjusted({ name, number, max, used }),
      write: texts.writeAtMost({ max }),
    };
  return {
    refused: texts.outOfRange({ name, number, min, max }),
    adjusted: ({ used }: { used: number }) => texts.outOfRangeAdjusted({ name, number, min, max, used }),
    write: texts.writeInRange({ min, max }),
  };
}

/** Applies a range. */
export function confine(input: ValueInput, number: number, limits: Limits): Reading<number> {
  const { min, max } = limits;
  const tooLow = min !== undefined && number < min;
  const tooHigh = max !== undefined && number > max;
  if (!tooLow && !tooHigh) return { outcome: 'value', value: limits.means?.[number] ?? number };
  const outside = (tooLow ? limits.below : limits.above) ?? 'refuse';
  const range = rangeTexts(input.name, number, limits);
  if (outside === 'refuse') {
    return {
      outcome: 'refused',
      code: 'number-out-of-range',
      message: range.refused,
      why: texts.rangeRefused,
      help: range.write,
      meant: String(tooLow ? min : max),
    };
  }
  if (!outside.said) return { outcome: 'value', value: outside.becomes };
  return {
    outcome: 'value',
    value: outside.becomes,
    remark: {
      level: 'notice',
      code: 'number-adjusted',
      message: range.adjusted({ used: outside.becomes }),
      help: range.write,
      meant: String(outside.becomes),
    },
  };
}
