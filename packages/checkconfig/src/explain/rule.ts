import { nodeTls } from '@mosquitto-conf/config/node';
import type { Example, Rule } from '@mosquitto-conf/validator';
import {
  EXAMPLE_MAIN,
  exampleFiles,
  fixesOf,
  fixText,
  profilesText,
  visible,
} from '@mosquitto-conf/validator/internal';

/** A rule with its examples. */
export function explainRule(rule: Rule): string {
  const { id, category, severity, summary, why, wrong, right, first, last } = rule;
  const releases = last ? `up to ${last}` : first ? `${first} and newer` : 'all';
  return [
    `${id}: ${summary}`,
    '',
    why,
    '',
    `  category  ${category}`,
    `  severity  ${severity}`,
    ...profileText(rule),
    `  releases  ${releases}`,
    ...fixes(rule),
    '',
    'Wrong:',
    ...wrong.slice(0, 2).flatMap(example),
    'Right:',
    ...right.slice(0, 1).flatMap(example),
  ].join('\n');
}

function profileText(rule: Rule): string[] {
  const text = profilesText(rule);
  return text === undefined ? [] : [`  profiles  ${text}`];
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

/** The fixes that the rule offers for its examples, each once. */
function fixes(rule: Rule): string[] {
  const texts = fixesOf(rule, nodeTls).map((fix) => `${visible(fix.title)} (${fixText(fix)})`);
  const lines =
    texts.length > 0
      ? [...new Set(texts)]
      : [`by hand: ${visible(rule.noFix ?? 'The right change depends on your intent.')}`];
  return lines.map((line, at) => `  ${at === 0 ? 'fix' : '   '}       ${line}`);
}
