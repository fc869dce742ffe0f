import type { Example, Rule } from '@mosquitto-conf/validator';
import { EXAMPLE_MAIN, exampleFiles } from '@mosquitto-conf/validator/internal';

/** A rule with its examples. */
export function explainRule(rule: Rule): string {
  const { id, category, severity, summary, why, wrong, right, first, last, fix } = rule;
  const releases = last ? `up to ${last}` : first ? `${first} and newer` : 'all';
  return [
    `${id}: ${summary}`,
    '',
    why,
    '',
    `  category  ${category}`,
    `  severity  ${severity}`,
    `  releases  ${releases}`,
    `  fix       ${fix ? 'offered where it is possible' : 'by hand'}`,
    '',
    'Wrong:',
    ...wrong.slice(0, 2).flatMap(example),
    'Right:',
    ...right.slice(0, 1).flatMap(example),
  ].join('\n');
}

function example(shown: Example): string[] {
  const block = (content: string) =>
    content
      .trimEnd()
      .split('\n')
      .map((line) => `    ${line}`);
  const files = Object.entries(exampleFiles(shown)).flatMap(([path, content]) => [
    ...(path === EXAMPLE_MAIN ? [] : [`  ${path}:`]),
    ...block(content),
  ]);
  return [...(shown.target ? [`  (release ${shown.target})`] : []), ...files, ''];
}
