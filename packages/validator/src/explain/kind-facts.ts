import {
  at,
  directives,
  type Language,
  latest,
  type Release,
  since,
  type Text,
  write,
} from '@mosquitto-conf/config';
import { expectedValue, phrase } from '@mosquitto-conf/config/internal';
import { directiveHoverTexts as texts } from '../texts/directive-hover.js';

/** A kind of value: what to write, and which directives take it. */
export interface KindFacts {
  readonly name: string;
  /** What to write for it; several where that depends on the directive. */
  readonly expects: readonly Text[];
  /** The names of the directives that take it. */
  readonly directives: readonly string[];
}

/** The names of all kinds of values that the catalogue uses in the newest release. */
export function kindNames(): readonly string[] {
  return [...new Set(directives.map(({ kind }) => at(kind, latest).name))].sort();
}

/** @returns undefined where no directive of the release takes such a kind */
export function kindFacts(name: string, release: Release): KindFacts | undefined {
  const users = directives.filter((directive) => at(directive.kind, release).name === name);
  if (users.length === 0) return undefined;
  const wordings = new Map(
    users.map((user) => [at(user.kind, release).expects, expectedValue(user, release)] as const),
  );
  return {
    name,
    expects: [...wordings.values()],
    directives: users.map((directive) => directive.name),
  };
}

/** A kind of value as Markdown. */
export function kindMarkdown(
  { name, expects, directives: users }: KindFacts,
  release: Release,
  language?: Language,
): string {
  const say = (text: Text) => write(text, language);
  const [first] = directives.filter((directive) => users.includes(directive.name));
  const parameters = first ? (at(first.kind, release).parameters ?? []) : [];
  const [only, ...others] = expects;
  return [
    say(texts.kind({ name })),
    only && others.length === 0
      ? say(texts.write({ text: only }))
      : [say(texts.writeOne), ...expects.map((text) => `- ${say(text)}`)].join('\n'),
    ...(parameters.length > 0
      ? [
          parameters
            .filter((parameter) => parameter.first === undefined || since(release, parameter.first))
            .map(({ name: word, expects: what }) => `- \`${word}\`: ${say(phrase(what))}`)
            .join('\n'),
        ]
      : []),
    say(texts.takenBy({ names: users.map((user) => `\`${user}\``).join(', ') })),
  ].join('\n\n');
}
