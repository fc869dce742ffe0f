import { at, type Directive, directives, knows, type Scope } from '@mosquitto-conf/config';
import fc from 'fast-check';
import type { Ground } from './ground.js';
import { anyValue, rightValue } from './values.js';

/** One line of a file, without its end. */
export type Line = fc.Arbitrary<string>;

/** How a name and a value can be put on a line without the broker minding. */
const HARMLESS: readonly ((name: string, value: string) => string)[] = [
  (name, value) => `  ${name} ${value}`,
  (name, value) => `${name}   ${value}`,
  (name, value) => ` ${name}  ${value}`,
];

/** Ways to put them that it may mind. */
const ODD: readonly ((name: string, value: string) => string)[] = [
  (name, value) => `${name}\t${value}`,
  (name, value) => `\t${name} ${value}`,
  (name, value) => `${name} \t${value}`,
  (name, value) => `${name} ${value} `,
  (name, value) => `${name}=${value}`,
  (name, value) => `${name}: ${value}`,
  (name, value) => `\u00a0${name} ${value}`,
  (name, value) => `${name} ${value} # comment`,
  (name, value) => `${name} ${value}\0 rest`,
  (name, value) => `\0${name} ${value}`,
  (name, value) => `${name}\0 ${value}`,
  (name, value) => `${name.toUpperCase()} ${value}`,
  (name, value) => `${name.replaceAll('_', '-')} ${value}`,
  (name, value) => `${name}s ${value}`,
  (name, value) => `${name.slice(0, -1)} ${value}`,
  (name, value) => `${name} ${value}\r`,
  (name, value) => `${name} \udcfe${value}`,
  (name) => name,
  (name) => `${name} `,
];

const plain = (name: string, value: string) => (value === '' ? name : `${name} ${value}`);

/** A name and a value as a person writes them, now and then with odd blanks. */
export function tidy(name: string, value: fc.Arbitrary<string>): Line {
  const way = fc.oneof(
    { weight: 30, arbitrary: fc.constant(plain) },
    { weight: 2, arbitrary: fc.constantFrom(...HARMLESS) },
  );
  return fc.tuple(value, way).map(([text, put]) => put(name, text));
}

/** Every spelling of a directive; a family gets a few names. */
function spellings({ name, aliases = [], family }: Directive): readonly string[] {
  const all = [name, ...aliases];
  return family ? all.flatMap((prefix) => [`${prefix}config_file`, `${prefix}x`, prefix]) : all;
}

/** A line with this directive and a right value. */
export function rightLine(directive: Directive, ground: Ground): Line {
  const names = spellings(directive);
  return fc
    .constantFrom(...(directive.family ? names.slice(0, 2) : names.slice(0, 1)))
    .chain((name) => tidy(name, rightValue(directive, ground)));
}

/** A line with any directive of any release, and any value. */
export function anyLine(ground: Ground): Line {
  const way = fc.oneof(
    { weight: 12, arbitrary: fc.constant(plain) },
    { weight: 1, arbitrary: fc.constantFrom(...HARMLESS) },
    { weight: 1, arbitrary: fc.constantFrom(...ODD) },
  );
  // One the release knows is worth more than one it stops at anyway.
  const chosen = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...directives.filter((one) => knows(ground.release, one))) },
    { weight: 1, arbitrary: fc.constantFrom(...directives) },
  );
  return chosen.chain((directive) =>
    fc
      .tuple(fc.constantFrom(...spellings(directive)), anyValue(directive, ground), way)
      .map(([name, value, put]) => put(name, value)),
  );
}

/** Lines that are no directive, or only look like one. */
export const filler: Line = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.constantFrom(
      '# a comment',
      '',
      '#',
      '#listener 1',
      '   ',
      '# \udcff \0',
      `# ${'-'.repeat(3000)}`,
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ' # indented',
      '\t',
      '\r',
      '\v',
      '\0',
      '\f',
      '\udc80',
      '"',
      '[listener]',
      '// c',
      '; c',
    ),
  },
);

/** Directives of one scope that the release knows, without those that only spoil what the others do. */
export function ofScope(ground: Ground, scope: Scope, without: ReadonlySet<string>): readonly Directive[] {
  return directives.filter(
    (one) => at(one.scope, ground.release) === scope && knows(ground.release, one) && !without.has(one.name),
  );
}
