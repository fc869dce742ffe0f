import type { Category } from './rule.js';

/** The heading of each category, and what its rules have in common. */
export const categories: Readonly<Record<Category, readonly [title: string, text: string]>> = {
  refused: ['Refused', 'The broker does not start.'],
  pitfall: ['Pitfalls', 'The broker starts, but does something other than what is intended.'],
  security: ['Security', 'The broker starts, but allows more access than it should.'],
  upgrade: ['Upgrades', 'Deprecated, removed, or different in another release.'],
  style: ['Style', 'A matter of taste.'],
};
