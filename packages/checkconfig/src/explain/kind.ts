import { at, type Directive, type Kind, type Release } from '@mosquitto-conf/config';

/** A kind of value: what to write, and which directives take it. */
export function explainKind(
  name: string,
  kinds: readonly Kind[],
  directives: readonly Directive[],
  release: Release,
): string {
  const expects = [...new Set(kinds.map((kind) => kind.expects))];
  const users = directives
    .filter((directive) => at(directive.kind, release).name === name)
    .map((directive) => directive.name);
  return [
    `${name}: a kind of value`,
    '',
    ...(expects.length === 1
      ? [`Write ${expects[0]}.`]
      : ['Depending on the directive, write', ...expects.map((text) => `  - ${text}`)]),
    '',
    `Directives that take it: ${users.join(', ')}`,
    '',
  ].join('\n');
}
