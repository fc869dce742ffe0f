import type { Text } from '@mosquitto-conf/config';
import type { AnyTexts } from '@mosquitto-conf/config/internal';
import type { Category } from './rule.js';

/** The heading of each category, and what its rules have in common. */
export const categories: Readonly<Record<Category, readonly [title: string, text: string]>> = {
  refused: ['Refused', 'The broker does not start.'],
  pitfall: ['Pitfalls', 'The broker starts, but does something other than what is intended.'],
  security: ['Security', 'The broker starts, but allows more access than it should.'],
  upgrade: ['Upgrades', 'Deprecated, removed, or different in another release.'],
  style: ['Style', 'A matter of taste.'],
};

/** The heading of a category, and what its rules have in common. */
export function categoryTexts(category: Category): readonly [title: Text, text: Text] {
  const [title, text] = categories[category];
  const group = 'category';
  return [
    { group, key: category, template: title, values: {} },
    { group, key: `${category}-text`, template: text, values: {} },
  ];
}

/** Every text of the categories. */
export function textsOfCategories(): AnyTexts {
  const found = (Object.keys(categories) as Category[]).flatMap(categoryTexts);
  return Object.fromEntries(found.map((text) => [text.key, text]));
}
