import { directives } from '@mosquitto-conf/config';
import { categories, rules } from '@mosquitto-conf/validator';
import { accessFileTopics, kindNames } from '@mosquitto-conf/validator/internal';
import { say } from '../language.js';
import { explainTexts } from '../texts/explain.js';

/** Everything that can be explained, one name a line. */
export function explainList(): string {
  const sections: readonly (readonly [title: string, lines: readonly (readonly [string, string])[]])[] = [
    [say(explainTexts.directives), directives.map(({ name, summary }) => [name, summary] as const)],
    [
      say(explainTexts.accessFiles),
      accessFileTopics.flatMap(({ name, summary, words }) => [
        [name, summary] as const,
        ...words.map(({ names }) => [names.join(', '), say(explainTexts.inFile({ name }))] as const),
      ]),
    ],
    [say(explainTexts.kinds), kindNames().map((name) => [name, ''] as const)],
    [
      say(explainTexts.categories),
      Object.entries(categories).map(([name, [title]]) => [name, title] as const),
    ],
    [say(explainTexts.rules), rules.map(({ id, summary }) => [id, summary] as const)],
  ];
  return `${sections.map(([title, lines]) => [`${title}:`, ...columns(lines)].join('\n')).join('\n\n')}\n`;
}

function columns(lines: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...lines.map(([name]) => name.length));
  return lines.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`.trimEnd());
}
