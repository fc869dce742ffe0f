import { type Category, categories, type Rule } from '@mosquitto-conf/validator';
import { say } from '../language.js';
import { explainTexts } from '../texts/explain.js';

/** The rules that a category, a glob or `all` means, one line each. */
export function explainRules(selector: string, rules: readonly Rule[]): string {
  const [title, text] = categories[selector as Category] ?? [
    selector,
    say(explainTexts.rulesFound({ count: rules.length })),
  ];
  const width = Math.max(...rules.map(({ id }) => id.length));
  const lines = rules.map(
    ({ id, severity, summary }) => `  ${id.padEnd(width)}  ${severity.padEnd(7)}  ${summary}`,
  );
  return [`${title}: ${text}`, '', ...lines, ''].join('\n');
}
