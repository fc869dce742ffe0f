import type { KindFacts } from '@mosquitto-conf/validator/internal';
import { say } from '../language.js';
import { explainTexts } from '../texts/explain.js';

/** A kind of value: what to write, and which directives take it. */
export function explainKind({ name, expects, directives }: KindFacts): string {
  return [
    say(explainTexts.kind({ name })),
    '',
    ...(expects.length === 1
      ? [say(explainTexts.writeThis({ what: expects[0]! }))]
      : [say(explainTexts.writeOneOf), ...expects.map((text) => `  - ${say(text)}`)]),
    '',
    say(explainTexts.usedBy({ directives: directives.join(', ') })),
    '',
  ].join('\n');
}
