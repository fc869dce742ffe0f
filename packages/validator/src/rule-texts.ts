import type { Text } from '@mosquitto-conf/config';
import type { AnyTexts } from '@mosquitto-conf/config/internal';
import type { Rule } from './rule.js';

/** Why it matters what a rule finds, as its page says it. */
export function whyOf({ id, why }: Rule): Text {
  return { group: id, key: 'why', template: why, values: {} };
}

/** What a rule finds, in one line. */
export function summaryOf({ id, summary }: Rule): Text {
  return { group: id, key: 'summary', template: summary, values: {} };
}

/** Why no fix of a rule can be right; undefined where the record does not say it. */
export function noFixOf({ id, noFix }: Rule): Text | undefined {
  return noFix === undefined ? undefined : { group: id, key: 'noFix', template: noFix, values: {} };
}

/** Every text of a rule: those of its findings and fixes, and its summary and reason, which may have no keys of that name. */
export function textsOfRule(rule: Rule): AnyTexts {
  const noFix = noFixOf(rule);
  return { ...rule.texts, summary: summaryOf(rule), why: whyOf(rule), ...(noFix ? { noFix } : {}) };
}
