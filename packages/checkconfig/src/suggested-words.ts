import type { Argument, Option } from 'commander';

const suggested = new WeakMap<Argument | Option, readonly string[]>();

/** Gives an option or argument words that completions offer; it takes others too. */
export function suggesting<T extends Argument | Option>(taker: T, words: readonly string[]): T {
  suggested.set(taker, words);
  return taker;
}

/** The words that completions offer for an option or argument which takes others too. */
export function suggestionsOf(taker: Argument | Option): readonly string[] | undefined {
  return suggested.get(taker);
}
