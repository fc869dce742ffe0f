import { nodeTls } from '@mosquitto-conf/config/node';
import type { Example, Rule } from '@mosquitto-conf/validator';
import {
  EXAMPLE_MAIN,
  exampleFiles,
  fixesOf,
  fixText,
  noFixOf,
  profileTexts,
  releasesText,
  summaryOf,
  visible,
  whyOf,
} from '@mosquitto-conf/validator/internal';
import { columns } from '../formats/columns.js';
import { languageOfRun, say } from '../language.js';
import { commonTexts } from '../texts/common.js';
import { explainTexts } from '../texts/explain.js';

/** A rule with its examples. */
export function explainRule(rule: Rule): string {
  const { id, category, severity, wrong, right } = rule;
  return [
    say(explainTexts.title({ name: id, summary: summaryOf(rule) })),
    '',
    say(whyOf(rule)),
    '',
    ...columns([
      [say(explainTexts.category), category],
      [say(explainTexts.severity), say(commonTexts[severity])],
      ...profileText(rule),
      [say(explainTexts.releases), say(releasesText(rule))],
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
  const texts = profileTexts(rule).map(say);
  return texts.length === 0 ? [] : [[say(explainTexts.profiles), texts.join(', ')]];
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
  const texts = fixesOf(rule, nodeTls, languageOfRun()).map(
    (fix) => `${visible(fix.title)} (${say(fixText(fix))})`,
  );
  const lines =
    texts.length > 0
      ? [...new Set(texts)]
      : [say(explainTexts.byHand({ how: visible(say(noFixOf(rule) ?? explainTexts.intent)) }))];
  return lines.map((line, at) => [at === 0 ? say(explainTexts.fix) : '', line]);
}
