import type { Text } from '@mosquitto-conf/config';
import type { AnyTexts } from '@mosquitto-conf/config/internal';
import type { Rule } from './rule.js';

/** Why it matters what a rule finds, as its page says it. */
export function whyOf({ id, why }: Rule): Text {
  return { group: id, key: 'why', template: why, values: {} };
}

/** Every text of a rule: those of its findings and fixes, and its summary and reason, which may have no keys of that name. */
export function textsOfRule(rule: Rule): AnyTexts {
  const { id, summary } = rule;
  return { ...rule.texts, summary: { group: id, key: 'summary', template: summary }, why: whyOf(rule) };
}
