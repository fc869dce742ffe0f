import { at, directives, knows } from '@mosquitto-conf/config';
import fc from 'fast-check';
import type { Ground } from './ground.js';
import { type Line, tidy } from './lines.js';
import type { Section } from './parts.js';

/** Where C's types end. */
const EDGES = [
  '0',
  '-1',
  '1',
  '127',
  '128',
  '255',
  '256',
  '32767',
  '32768',
  '65535',
  '65536',
  '268435455',
  '268435456',
  '2147483647',
  '2147483648',
  '-2147483648',
  '-2147483649',
  '4294967295',
  '4294967296',
  '9223372036854775807',
  '9223372036854775808',
  '-9223372036854775809',
  '18446744073709551616',
];

/** Spellings that C's functions read in their own ways. */
const SPELLINGS = [
  '+5',
  '+ 5',
  '- 5',
  '--5',
  '05',
  '010',
  '0x10',
  '0X1f',
  '0b11',
  '1e3',
  '5.0',
  '.5',
  '5,',
  '5;',
  '5k',
  '5 6',
  '5 # c',
  '5#',
  '\t5',
  '5\t',
  '\v5',
  '\f5',
  '5\r',
  '"5"',
  '1_000',
  '٥',
  'inf',
  'nan',
  '0x',
  '',
];

/** Lines with numbers, at and around every limit. */
export function numberLines(ground: Ground): Section {
  const wholeNumbers = directives.filter(
    (one) => knows(ground.release, one) && at(one.kind, ground.release).name === 'integer',
  );
  const value = fc.oneof(
    fc.constantFrom(...EDGES),
    fc.constantFrom(...SPELLINGS),
    fc.constantFrom(...limitsOf(wholeNumbers, ground)),
  );
  const line: Line = fc.constantFrom(...wholeNumbers).chain(({ name }) => tidy(name, value));
  // A directive of a listener or a bridge needs one above it.
  const above = fc.constantFrom<readonly string[]>(
    [],
    [`listener ${ground.ports[0]}`],
    ['connection b1', 'address 127.0.0.1:1884', 'topic # out'],
  );
  return fc
    .tuple(above, fc.array(line, { minLength: 1, maxLength: 2 }))
    .map(([head, all]) => [...head, ...all]);
}

interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

/** The limits that the catalogue knows, and their neighbours. */
function limitsOf(wholeNumbers: typeof directives, { release }: Ground): readonly string[] {
  const found = new Set<string>();
  for (const { kind } of wholeNumbers) {
    const { options } = at(kind, release) as { options?: { limits?: Parameters<typeof at<Bounds>>[0] } };
    const { min, max } = at<Bounds>(options?.limits ?? {}, release);
    for (const limit of [min, max])
      if (limit !== undefined) for (const near of [-1, 0, 1]) found.add(String(limit + near));
  }
  return [...found];
}
