import { knows, type Release, type Spelling } from '@mosquitto-conf/config';
import { directiveFacts } from '@mosquitto-conf/validator/internal';
import { say } from '../language.js';
import { explainTexts } from '../texts/explain.js';

/** A directive as one release knows it. */
export function explainDirective(spelling: Spelling, release: Release): string {
  const { name, summary, description } = spelling.directive;
  const facts = directiveFacts(spelling, release);
  const width = Math.max(...facts.map(([about]) => about.length));
  return [
    `${name}: ${summary}`,
    '',
    knows(release, spelling)
      ? description
      : say(explainTexts.unknownInRelease({ release: release.name, description })),
    '',
    say(explainTexts.inRelease({ release: release.name })),
    ...facts.map(([about, text]) => `  ${about.padEnd(width)}  ${text}`),
    '',
  ].join('\n');
}
