import {
  at,
  type ByRelease,
  type Directive,
  knows,
  manualUrl,
  type Release,
  releases,
  type Spelling,
} from '@mosquitto-conf/config';

const scopes = {
  broker: 'the broker as a whole',
  security: 'the broker, or the listener above it with `per_listener_settings true`',
  listener: 'the `listener` above it in the same file',
  bridge: 'the `connection` above it in the same file',
  plugin: 'the plugin above it in the same file',
} as const;

const repeats = { replace: 'the last line counts', refuse: 'refused', add: 'adds up' } as const;

/** A directive as one release knows it. */
export function explainDirective(spelling: Spelling, release: Release): string {
  const { directive } = spelling;
  const { name, aliases = [], deprecated, platform, summary, description } = directive;
  const known = knows(release, spelling);
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['value', at(directive.kind, release).expects],
    ['default', shown(at(directive.default, release))],
    ['belongs to', scopes[at(directive.scope, release)]],
    ['written twice', repeats[at(directive.repeat, release)]],
    ['reload', reload(at(directive.reload, release))],
    ['releases', span(spelling)],
    ['changed in', changes(directive)],
    ['also written', aliases.length > 0 ? aliases.join(', ') : undefined],
    ['platform', platform],
    [
      'deprecated',
      deprecated &&
        `since ${deprecated.since}${deprecated.replacement ? `: use ${deprecated.replacement}` : ''}`,
    ],
    ['manual', manualUrl(directive)],
  ];
  const given = facts.filter((fact): fact is readonly [string, string] => fact[1] !== undefined);
  const width = Math.max(...given.map(([key]) => key.length));
  return [
    `${name}: ${summary}`,
    '',
    known ? description : `Release ${release.name} does not know it. ${description}`,
    '',
    `In release ${release.name}:`,
    ...given.map(([key, value]) => `  ${key.padEnd(width)}  ${value}`),
    '',
  ].join('\n');
}

function shown(value: unknown): string {
  if (value === undefined) return 'none';
  return Array.isArray(value) ? value.map(String).join(', ') : String(value);
}

function reload(value: string): string {
  return value === 'applied'
    ? 'a reload (SIGHUP) takes a change'
    : value === 'ignored'
      ? 'a change needs a restart'
      : value;
}

function span({ first, last }: Spelling): string {
  if (last !== undefined) return `up to ${last}`;
  return first === undefined ? 'all' : `${first} and newer`;
}

/** The releases in which something about it became different. */
function changes(directive: Directive): string | undefined {
  const facts: readonly ByRelease<unknown>[] = [
    directive.kind,
    directive.default,
    directive.scope,
    directive.repeat,
    directive.reload,
  ];
  const found = releases.filter((release, index) => {
    const before = releases[index - 1];
    return before !== undefined && facts.some((fact) => at(fact, release) !== at(fact, before));
  });
  return found.length > 0 ? found.map(({ name }) => name).join(', ') : undefined;
}
