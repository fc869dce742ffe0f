import { since } from '../release.js';
import type { Text } from '../text.js';
import { amounts } from '../texts/amounts.js';
import { restartDelay as texts } from '../texts/numbers.js';
import { atoi } from './c-numbers.js';
import { durationInWords } from './in-words.js';
import type { Kind, Reading, ValueInput } from './kind.js';
import { empty, writeLine } from './words.js';

/** How long a bridge waits before it connects again, in seconds. */
export interface RestartTimeout {
  /** The fixed delay, or the shortest one where there is a cap. */
  readonly base: number;
  /** The longest delay; undefined where the delay is fixed. */
  readonly cap: number | undefined;
  /** After how long a connection resets the delay to the minimum (from 2.1). */
  readonly stable: number | undefined;
}

/** `restart_timeout CONSTANT`, or from 1.6 `restart_timeout BASE CAP`, and from 2.1 a third number. */
export const restartDelays: Kind<RestartTimeout> = {
  name: 'restart-timeout',
  expects: 'seconds to wait, or the minimum and the maximum',
  parameters: [
    { name: 'BASE', expects: 'seconds to wait; with a second number, the minimum' },
    {
      name: 'CAP',
      expects: 'the maximum in seconds: each delay is random, between the two',
      optional: true,
      first: '1.6',
    },
    {
      name: 'STABLE',
      expects: 'how many seconds a connection must last before the delay starts from the minimum again',
      optional: true,
      first: '2.1',
    },
  ],
  inWords({ base, cap, stable }): Text {
    const shortest = durationInWords(base);
    const delay =
      cap === undefined ? shortest : amounts.randomDelay({ shortest, longest: durationInWords(cap) });
    return stable === undefined ? delay : amounts.untilStable({ delay, time: durationInWords(stable) });
  },
  write({ base, cap, stable }): string {
    return [base, cap, stable].filter((number) => number !== undefined).join(' ');
  },
  read(input: ValueInput): Reading<RestartTimeout> {
    const [first, second, third] = input.line.words;
    if (!first) return empty(input, writeLine(input, 'SECONDS'));
    // Every release reads this directive with atoi().
    const base = atoi(first.text);
    const from21 = since(input.release, '2.1');
    let adjusted = Math.max(1, base);
    if (from21) adjusted = Math.min(3600, adjusted);
    const remark =
      adjusted === base
        ? undefined
        : {
            level: 'notice' as const,
            code: 'number-adjusted' as const,
            message: texts.adjusted({ name: input.name, number: base, used: adjusted }),
            help: writeLine(input, String(adjusted)),
            meant: String(adjusted),
            start: first.start,
            end: first.end,
          };
    const value = (cap?: number, stable?: number): Reading<RestartTimeout> => ({
      outcome: 'value',
      value: { base: adjusted, cap, stable },
      ...(remark ? { remark } : {}),
    });
    if (!second || !since(input.release, '1.6')) return value();
    const cap = atoi(second.text);
    if (cap < adjusted) {
      return {
        outcome: 'refused',
        code: 'number-out-of-range',
        message: texts.maximumBelowMinimum({ maximum: cap, minimum: adjusted }),
        why: texts.maximumRefused,
        help: texts.writeMinimumFirst,
        start: second.start,
        end: second.end,
      };
    }
    const stable = third && from21 ? atoi(third.text) : undefined;
    if (stable !== undefined && stable < 0) {
      return {
        outcome: 'refused',
        code: 'number-out-of-range',
        message: texts.stableNegative({ name: input.name }),
        why: texts.stableRefused,
        help: texts.writeStable,
        start: third!.start,
        end: third!.end,
      };
    }
    return value(from21 ? Math.min(7200, cap) : cap, stable);
  },
};
