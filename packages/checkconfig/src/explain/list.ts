import { directives } from '@mosquitto-conf/config';
import { categories, rules } from '@mosquitto-conf/validator';
import { accessFileTopics, kindNames } from '@mosquitto-conf/validator/internal';

/** Everything that can be explained, one name a line. */
export function explainList(): string {
  const sections: readonly (readonly [title: string, lines: readonly (readonly [string, string])[]])[] = [
    ['Directives', directives.map(({ name, summary }) => [name, summary] as const)],
    [
      'Access files',
      accessFileTopics.flatMap(({ name, summary, words }) => [
        [name, summary] as const,
        ...words.map(({ names }) => [names.join(', '), `in ${name}`] as const),
      ]),
    ],
    ['Kinds of values', kindNames().map((name) => [name, ''] as const)],
    ['Categories of rules', Object.entries(categories).map(([name, [title]]) => [name, title] as const)],
    ['Rules', rules.map(({ id, summary }) => [id, summary] as const)],
  ];
  return `${sections.map(([title, lines]) => [`${title}:`, ...columns(lines)].join('\n')).join('\n\n')}\n`;
}

function columns(lines: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...lines.map(([name]) => name.length));
  return lines.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`.trimEnd());
}
