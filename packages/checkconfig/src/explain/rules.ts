import { type Category, categories, type Rule } from '@mosquitto-conf/validator';
import { categoryTexts, summaryOf } from '@mosquitto-conf/validator/internal';
import { say } from '../language.js';
import { commonTexts } from '../texts/common.js';
import { explainTexts } from '../texts/explain.js';

/** The rules that a category, a glob or `all` means, one line each. */
export function explainRules(selector: string, rules: readonly Rule[]): string {
  const [name, summary] = Object.hasOwn(categories, selector)
    ? categoryTexts(selector as Category)
    : [selector, explainTexts.rulesFound({ count: rules.length })];
  const width = Math.max(...rules.map(({ id }) => id.length));
  const lines = rules.map(
    (rule) =>
      `  ${rule.id.padEnd(width)}  ${say(commonTexts[rule.severity]).padEnd(7)}  ${say(summaryOf(rule))}`,
  );
  return [say(explainTexts.title({ name, summary })), '', ...lines, ''].join('\n');
}
