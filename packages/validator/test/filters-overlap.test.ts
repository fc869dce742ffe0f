import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FilterTree, filtersOverlap } from '../src/facts/filter-tree.js';

const level = fc.constantFrom('a', 'b', 'ab', '', '+', '$SYS');
const filter = fc
  .tuple(fc.array(level, { minLength: 1, maxLength: 4 }), fc.boolean())
  .map(([levels, all]) => [...levels, ...(all ? ['#'] : [])].join('/'));
const anything = fc.oneof(filter, fc.constant('#'));

/** Level by level. */
function plain(a: string, b: string): boolean {
  if (a.startsWith('$') !== b.startsWith('$')) return false;
  const [one, other] = [a.split('/'), b.split('/')];
  for (let at = 0; ; at++) {
    const [here, there] = [one[at], other[at]];
    if (here === '#' || there === '#') return true;
    if (here === undefined || there === undefined) return here === there;
    if (here !== there && here !== '+' && there !== '+') return false;
  }
}

it('two filters share a topic if no level keeps them apart', () => {
  fc.assert(
    fc.property(anything, anything, (a, b) => {
      expect(filtersOverlap(a, b)).toBe(plain(a, b));
      expect(filtersOverlap(b, a)).toBe(plain(a, b));
    }),
  );
});

it('a tree finds those that share a topic', () => {
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 20 }), anything, (filters, wanted) => {
      const tree = new FilterTree<string>();
      for (const one of filters) tree.add(one, one);
      expect([...tree.overlapping(wanted)].sort()).toEqual(
        filters.filter((one) => plain(one, wanted)).sort(),
      );
    }),
  );
});
