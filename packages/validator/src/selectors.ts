import type { Text } from '@mosquitto-conf/config';
import { nearestWord } from '@mosquitto-conf/config/internal';
import { categories } from './categories.js';
import type { Severity } from './diagnostic.js';
import { type Profile, profiles } from './profiles/index.js';
import type { Rule } from './rule.js';
import { findRule, rules } from './rules/index.js';
import { selectorTexts } from './texts/selectors.js';

/**
 * How rules count where that is not as they say themselves, by selector: a rule's id, a glob of ids (`acl-*`), a category
 * (`security`), or `all`. What the broker refuses stays an error.
 */
export type Severities = Readonly<Record<string, Severity | 'off'>>;

/** The rules that a selector means; none where it means nothing. */
export function rulesOf(selector: string): readonly Rule[] {
  const rule = findRule(selector);
  if (rule) return [rule];
  if (selector === 'all') return rules;
  if (isCategory(selector)) return rules.filter(({ category }) => category === selector);
  if (!selector.includes('*')) return [];
  const pattern = new RegExp(`^${selector.replace(/[^\w*-]/g, '\\$&').replace(/\*+/g, '.*')}$`);
  return rules.filter(({ id }) => pattern.test(id));
}

/**
 * How each rule counts that selectors mean. The most specific selector decides: an id, then the glob with the most letters,
 * then a category, then `all`. What is chosen decides before the profile.
 * @returns severities by rule id, only of rules that are meant
 */
export function severitiesFor(chosen: Severities, profile?: Profile): Severities {
  return { ...(profile ? bySpecificity(profiles[profile].severities) : {}), ...bySpecificity(chosen) };
}

function bySpecificity(chosen: Severities): Severities {
  const wideFirst = Object.entries(chosen).sort(([a], [b]) => specificity(a) - specificity(b));
  return Object.fromEntries(
    wideFirst.flatMap(([selector, severity]) => rulesOf(selector).map(({ id }) => [id, severity])),
  );
}

function specificity(selector: string): number {
  if (selector === 'all') return 0;
  if (isCategory(selector)) return 1;
  return selector.includes('*') ? 1 + selector.replaceAll('*', '').length : Number.POSITIVE_INFINITY;
}

function isCategory(selector: string): boolean {
  return Object.hasOwn(categories, selector);
}

/**
 * What to say of a selector that means no rule, with the one that was probably meant: a sentence without its end.
 * @returns undefined for a selector that means rules
 */
export function unknownSelector(selector: string): Text | undefined {
  if (rulesOf(selector).length > 0) return undefined;
  const meant = nearestSelector(selector);
  const isGlob = selector.includes('*');
  const { noMatch, noMatchButMeant, unknown, unknownButMeant } = selectorTexts;
  if (meant === undefined) return (isGlob ? noMatch : unknown)({ selector });
  return (isGlob ? noMatchButMeant : unknownButMeant)({ selector, meant });
}

/** The selector that was probably meant by one that means no rule. */
export function nearestSelector(selector: string): string | undefined {
  return nearestWord(
    selector.toLowerCase(),
    selector.includes('*') ? usualGlobs() : [...rules.map(({ id }) => id), ...Object.keys(categories), 'all'],
    Math.max(1, Math.floor(selector.length / 3)),
  );
}

/** A glob for each beginning and each end that rules share. */
function usualGlobs(): readonly string[] {
  const globs = rules.flatMap(({ id }) => {
    const words = id.split('-');
    return words.slice(1).flatMap((_, index) => {
      const at = index + 1;
      return [`${words.slice(0, at).join('-')}-*`, `*-${words.slice(at).join('-')}`];
    });
  });
  return [...new Set(globs)];
}
