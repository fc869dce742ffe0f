import { at, directives, latest, type Release, since, type Text, write } from '@mosquitto-conf/config';
import { expectedValue } from '@mosquitto-conf/config/internal';

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
export function kindMarkdown({ name, expects, directives: users }: KindFacts, release: Release): string {
  const [first] = directives.filter((directive) => users.includes(directive.name));
  const parameters = first ? (at(first.kind, release).parameters ?? []) : [];
  return [
    `**${name}**: a kind of value`,
    expects.length === 1
      ? `Write ${expects.map((text) => write(text)).join('')}.`
      : ['Depending on the directive, write', ...expects.map((text) => `- ${write(text)}`)].join('\n'),
    ...(parameters.length > 0
      ? [
          parameters
            .filter((parameter) => parameter.first === undefined || since(release, parameter.first))
            .map(({ name: word, expects: what }) => `- \`${word}\`: ${what}`)
            .join('\n'),
        ]
      : []),
    `Directives that take it: ${users.map((user) => `\`${user}\``).join(', ')}`,
  ].join('\n\n');
}
