import fc from 'fast-check';
import { type Line, tidy } from './lines.js';

/** Lines that belong together. */
export type Section = fc.Arbitrary<readonly string[]>;

/** Some of these lines, each once. */
export function some(choices: readonly Line[], most: number): Section {
  const indices = fc.uniqueArray(fc.nat(choices.length - 1), { maxLength: most });
  return indices.chain((chosen) => fc.tuple(...chosen.map((index) => choices[index]!)));
}

/** One after the other. */
export function joined(...parts: readonly (Section | Line)[]): Section {
  return fc.tuple(...parts).map((all) => all.flat());
}

/** A directive with one of these values. */
export function line(name: string, ...values: readonly string[]): Line {
  return tidy(name, fc.constantFrom(...values));
}

/** Nothing, or the section. */
export function perhaps(section: Section | Line): Section {
  const lines = (section as fc.Arbitrary<string | readonly string[]>).map((drawn) => [drawn].flat());
  return fc.oneof(fc.constant([]), lines);
}
