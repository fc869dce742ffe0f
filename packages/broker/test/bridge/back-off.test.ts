import { findTarget } from '@mosquitto-conf/config';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BackOff, type RestartDelays } from '../../src/bridge/back-off.js';

/** Delays in seconds after attempts that all fail. */
function delays(target: string, restart: RestartDelays, random: number, count = 4): number[] {
  const backOff = new BackOff(restart, true, findTarget(target)!, () => random);
  return Array.from({ length: count }, () => {
    backOff.begins();
    return backOff.ended(undefined).delay / 1000;
  });
}

const fixed = { base: 7, cap: undefined, stable: undefined };
const growing = { base: 5, cap: 30, stable: undefined };

describe('the delay before a bridge connects again', () => {
  it('is constant without a longest delay', () => {
    for (const target of ['1.4.15', '1.6.15', '2.0.22', '2.1.2'])
      expect(delays(target, fixed, 0.5)).toEqual([7, 7, 7, 7]);
  });

  it('grows up to the longest, between the shortest and three times the last one', () => {
    expect(delays('2.1.2', growing, 0.999999)).toEqual([14.999, 30, 30, 30]);
    expect(delays('2.1.2', growing, 0)).toEqual([5, 5, 5, 5]);
    expect(delays('2.0.22', growing, 0.999999)).toEqual([14, 30, 30, 30]);
  });

  it.each(['1.6.15', '2.0.8'])('is the shortest in %s, which resets it as soon as it connects', (target) => {
    expect(delays(target, growing, 0.999999)).toEqual([5, 5, 5, 5]);
  });

  it('grows from 2.0.9', () => {
    expect(delays('2.0.9', growing, 0.999999)).toEqual([14, 30, 30, 30]);
  });

  it('is below twice the shortest at first if nothing is configured', () => {
    const first = (random: number) => {
      const backOff = new BackOff(growing, false, findTarget('2.1.2')!, () => random);
      return backOff.ended(undefined).delay;
    };
    expect([first(0), first(0.999999)]).toEqual([5000, 9999]);
  });

  it('starts from the shortest after a connection: before 2.1 at once, then if it lasted', () => {
    const old = new BackOff(growing, true, findTarget('2.0.22')!, () => 0.999999);
    old.begins();
    old.connected();
    expect(old.ended(0).delay).toBe(5000);
    const stable = new BackOff({ ...growing, stable: 60 }, true, findTarget('2.1.2')!, () => 0.999999);
    expect(stable.ended(59)).toEqual({ delay: 14_999, wasStable: false });
    expect(stable.ended(60)).toEqual({ delay: 5000, wasStable: true });
  });

  it('stays between the shortest and the longest, whatever happens', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('1.6.15', '2.0.22', '2.1.2'),
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 0, max: 300 }),
        fc.array(
          fc.tuple(
            fc.double({ min: 0, max: 0.999999, noNaN: true }),
            fc.option(fc.nat(100), { nil: undefined }),
          ),
        ),
        (target, base, more, attempts) => {
          let next = 0;
          const cap = base + more;
          const backOff = new BackOff({ base, cap, stable: 10 }, true, findTarget(target)!, () => next);
          for (const [random, lasted] of attempts) {
            next = random;
            backOff.begins();
            if (lasted !== undefined) backOff.connected();
            const { delay } = backOff.ended(lasted);
            expect(delay).toBeGreaterThanOrEqual(base * 1000);
            expect(delay).toBeLessThanOrEqual(cap * 1000);
          }
        },
      ),
    );
  });
});
