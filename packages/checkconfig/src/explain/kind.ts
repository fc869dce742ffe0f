import type { KindFacts } from '@mosquitto-conf/validator/internal';

/** A kind of value: what to write, and which directives take it. */
export function explainKind({ name, expects, directives }: KindFacts): string {
  return [
    `${name}: a kind of value`,
    '',
    ...(expects.length === 1
      ? [`Write ${expects[0]}.`]
      : ['Depending on the directive, write', ...expects.map((text) => `  - ${text}`)]),
    '',
    `Directives that take it: ${directives.join(', ')}`,
    '',
  ].join('\n');
}
