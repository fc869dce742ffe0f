import { directives } from '@mosquitto-conf/config';
import { aboutDirective } from '@mosquitto-conf/config/internal';
import { type Category, categories, rules } from '@mosquitto-conf/validator';
import {
  aboutTopic,
  accessFileTopics,
  categoryTexts,
  kindNames,
  summaryOf,
} from '@mosquitto-conf/validator/internal';
import { say } from '../language.js';
import { explainTexts } from '../texts/explain.js';

/** Everything that can be explained, one name a line. */
export function explainList(): string {
  const sections: readonly (readonly [title: string, lines: readonly (readonly [string, string])[]])[] = [
    [
      say(explainTexts.directives),
      directives.map((one) => [one.name, say(aboutDirective(one, 'summary'))] as const),
    ],
    [
      say(explainTexts.accessFiles),
      accessFileTopics.flatMap((topic) => [
        [topic.name, say(aboutTopic(topic, 'summary'))] as const,
        ...topic.words.map(
          ({ names }) => [names.join(', '), say(explainTexts.inFile({ name: topic.name }))] as const,
        ),
      ]),
    ],
    [say(explainTexts.kinds), kindNames().map((name) => [name, ''] as const)],
    [
      say(explainTexts.categories),
      (Object.keys(categories) as Category[]).map((name) => [name, say(categoryTexts(name)[0])] as const),
    ],
    [say(explainTexts.rules), rules.map((rule) => [rule.id, say(summaryOf(rule))] as const)],
  ];
  return `${sections.map(([title, lines]) => [`${title}:`, ...columns(lines)].join('\n')).join('\n\n')}\n`;
}

function columns(lines: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...lines.map(([name]) => name.length));
  return lines.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`.trimEnd());
}
