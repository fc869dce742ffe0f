import { expect, test } from 'vitest';
import { FilterTree, filtersOverlap } from '../src/facts/filter-tree.js';

function treeOf(...filters: string[]): FilterTree<string> {
  const tree = new FilterTree<string>();
  for (const filter of filters) tree.add(filter, filter);
  return tree;
}

test.each([
  ['a/b', ['#', 'a/#', 'a/+', 'a/b', '+/b']],
  ['a/+', ['#', 'a/#', 'a/+']],
  ['a/#', ['#', 'a/#']],
  ['a', ['#', 'a/#']],
  ['$SYS/x', ['$SYS/#']],
])('%s is covered by %j', (filter, expected) => {
  const tree = treeOf('#', 'a/#', 'a/+', 'a/b', '+/b', 'c/d', '$SYS/#');
  expect([...tree.covering(filter)].sort()).toEqual([...expected].sort());
});

test.each([
  ['a/#', 'a', true],
  ['a/+/c', 'a/b/+', true],
  ['+/b', 'a/c', false],
  ['#', '$SYS/x', false],
  ['a/b', 'a/b/c', false],
  ['a/b/#', 'a/+', true],
  ['#', '#', true],
])('%s and %s share a topic: %s', (a, b, expected) => {
  expect(filtersOverlap(a, b)).toBe(expected);
  expect(filtersOverlap(b, a)).toBe(expected);
  expect(!treeOf(a).overlapping(b).next().done).toBe(expected);
  expect(!treeOf(b).overlapping(a).next().done).toBe(expected);
});

test('a question with too many answers is given up', () => {
  const tree = treeOf(...Array.from({ length: 5_000 }, (_, index) => `a${index}/b`));
  expect([...tree.overlapping('+/c')]).toEqual([]);
  expect(tree.gaveUp).toBe(true);
});
