import { knows, type Release, type Spelling } from '@mosquitto-conf/config';
import { directiveFacts } from '@mosquitto-conf/validator/internal';

/** A directive as one release knows it. */
export function explainDirective(spelling: Spelling, release: Release): string {
  const { name, summary, description } = spelling.directive;
  const facts = directiveFacts(spelling, release);
  const width = Math.max(...facts.map(([about]) => about.length));
  return [
    `${name}: ${summary}`,
    '',
    knows(release, spelling) ? description : `Release ${release.name} does not know it. ${description}`,
    '',
    `In release ${release.name}:`,
    ...facts.map(([about, text]) => `  ${about.padEnd(width)}  ${text}`),
    '',
  ].join('\n');
}
