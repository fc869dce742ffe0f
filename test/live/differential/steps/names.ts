import fc from 'fast-check';

/** How many clients there are; they are numbers. */
export const CLIENTS = 3;

const TOPICS = ['a', 'a/b', 'a/b/c', 'a//b', 'b', 'b/b', 'c1/x'];

/** Topics that are apart, those of the broker itself among them. */
const RESERVED = ['$x/a', '$SYS/a'];

const FILTERS = [
  ...TOPICS,
  ...RESERVED,
  'a/+',
  'a/#',
  '+/b',
  '+',
  '#',
  '+/#',
  'a/b/+',
  '$x/#',
  '$SYS/+',
  '$share/g/a/b',
  '$share/g/a/#',
  '$share/h/a/b',
  '$share/h/#',
];

/** What no filter may look like. */
const NO_FILTERS = ['', 'a/#/b', 'a+', '$share/g', '$share/+/a', '$share/g/'];

export const client = fc.nat(CLIENTS - 1);
export const qos = fc.constantFrom<0 | 1 | 2>(0, 1, 2);
export const flag = fc.boolean();

export const topic = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...TOPICS) },
  { weight: 1, arbitrary: fc.constantFrom(...RESERVED) },
);

export const filter = fc.oneof(
  { weight: 60, arbitrary: fc.constantFrom(...FILTERS) },
  { weight: 1, arbitrary: fc.constantFrom(...NO_FILTERS) },
);

/** Most often left out. */
export const sometimes = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined, freq: 1 });

/** Left out three times of four. */
export const seldom = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });

/** Those of `given` that are there. */
export function known<T extends object>(given: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never;
}
