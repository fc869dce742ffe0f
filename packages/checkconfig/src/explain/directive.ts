import { knows, type Release, type Spelling } from '@mosquitto-conf/config';
import { aboutDirective } from '@mosquitto-conf/config/internal';
import { directiveFacts } from '@mosquitto-conf/validator/internal';
import { say } from '../language.js';
import { explainTexts } from '../texts/explain.js';

/** A directive as one release knows it. */
export function explainDirective(spelling: Spelling, release: Release): string {
  const { name } = spelling.directive;
  const description = aboutDirective(spelling.directive, 'description');
  const facts = directiveFacts(spelling, release).map((fact) => fact.map(say));
  const width = Math.max(...facts.map(([about = '']) => about.length));
  return [
    say(explainTexts.title({ name, summary: aboutDirective(spelling.directive, 'summary') })),
    '',
    knows(release, spelling)
      ? say(description)
      : say(explainTexts.unknownInRelease({ release: release.name, description })),
    '',
    say(explainTexts.inRelease({ release: release.name })),
    ...facts.map(([about = '', text]) => `  ${about.padEnd(width)}  ${text}`),
    '',
  ].join('\n');
}
