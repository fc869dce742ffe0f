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
import { columns } from '../formats/columns.js';
import { say } from '../language.js';
import { explainTexts } from '../texts/explain.js';

/** A rule with its examples. */
export function explainRule(rule: Rule): string {
  const { id, category, severity, summary, why, wrong, right, first, last } = rule;
  const releases = last
    ? say(explainTexts.upTo({ release: last }))
    : first
      ? say(explainTexts.andNewer({ release: first }))
      : say(explainTexts.allReleases);
  return [
    `${id}: ${summary}`,
    '',
    why,
    '',
    ...columns([
      [say(explainTexts.category), category],
      [say(explainTexts.severity), severity],
      ...profileText(rule),
      [say(explainTexts.releases), releases],
      ...fixes(rule),
    ]),
    '',
    say(explainTexts.wrong),
    ...wrong.slice(0, 2).flatMap(example),
    say(explainTexts.right),
    ...right.slice(0, 1).flatMap(example),
  ].join('\n');
}

function profileText(rule: Rule): string[][] {
  const text = profilesText(rule);
  return text === undefined ? [] : [[say(explainTexts.profiles), text]];
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
  const { target } = shown;
  return [...(target ? [`  ${say(explainTexts.exampleRelease({ release: target }))}`] : []), ...files, ''];
}

/** The fixes that the rule offers for its examples, each once. */
function fixes(rule: Rule): string[][] {
  const texts = fixesOf(rule, nodeTls).map((fix) => `${visible(fix.title)} (${fixText(fix)})`);
  const lines =
    texts.length > 0
      ? [...new Set(texts)]
      : [say(explainTexts.byHand({ how: visible(rule.noFix ?? say(explainTexts.intent)) }))];
  return lines.map((line, at) => [at === 0 ? say(explainTexts.fix) : '', line]);
}
