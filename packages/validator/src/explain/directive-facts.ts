import {
  at,
  type ByRelease,
  type Directive,
  type Release,
  type Reload,
  type Repeat,
  releases,
  type Scope,
  type Spelling,
} from '@mosquitto-conf/config';
import {
  embeddedText,
  type IntegerKind,
  manualUrl,
  visibleText,
  writeValue,
} from '@mosquitto-conf/config/internal';

const scopes: Readonly<Record<Scope, string>> = {
  broker: 'the broker as a whole',
  security: 'the broker, or the listener above it with `per_listener_settings true`',
  listener: 'the `listener` above it in the same file',
  bridge: 'the `connection` above it in the same file',
  plugin: 'the plugin above it in the same file',
};

const repeats: Readonly<Record<Repeat, string>> = {
  replace: 'the last line counts',
  refuse: 'refused',
  add: 'every line counts',
};

const reloads: Readonly<Record<Reload, string>> = {
  applied: 'a reload (SIGHUP) applies a change',
  ignored: 'a change needs a restart',
  reread: 'a reload (SIGHUP) reads the file again; another path needs a restart',
  reset: 'a reload (SIGHUP) resets it to the default until a restart',
};

/** What its lines are about. */
export function scopeText(directive: Directive, release: Release): string {
  return scopes[at(directive.scope, release)];
}

/** What a reload does with a line of the directive. */
export function reloadText(directive: Directive, release: Release): string {
  return reloads[at(directive.reload, release)];
}

/** A fact about a directive and what it is about: `default`, `2000000`. */
export type DirectiveFact = readonly [about: string, text: string];

/** What there is to know of a directive in one release, beyond its description. */
export function directiveFacts(spelling: Spelling, release: Release): readonly DirectiveFact[] {
  const { directive } = spelling;
  const { aliases = [], deprecated, platform } = directive;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['value', at(directive.kind, release).expects],
    ['default', defaultText(directive, release)],
    ['belongs to', scopeText(directive, release)],
    ['written twice', repeats[at(directive.repeat, release)]],
    ['reload', shortReload(directive, release)],
    ['releases', spanText(spelling)],
    ['changed in', changes(directive)],
    ['also written', aliases.length > 0 ? aliases.join(', ') : undefined],
    ['platform', platform],
    ['test broker', embeddedText(at(directive.embedded, release))],
    ['visible effect', visibleText(directive.visible)],
    [
      'deprecated',
      deprecated &&
        [`since ${deprecated.since}`, replacementNames(directive)?.join(', ')].filter(Boolean).join(': use '),
    ],
    ...announcements(directive).map((text) => ['announced', text] as const),
    ['manual', manualUrl(directive)],
  ];
  return facts.filter((fact): fact is DirectiveFact => fact[1] !== undefined);
}

/** What the project of the broker has announced for a directive, with its source. */
export function announcements({ announced = [] }: Directive): readonly string[] {
  return announced.map(({ what, part, release, source }) => {
    const by = release === undefined ? 'a later release' : release;
    const subject = part === undefined ? 'it' : part;
    const text = what === 'removed' ? `${by} removes ${subject}` : `${by} has the default ${part}`;
    return `${text} (${source})`;
  });
}

function defaultText(directive: Directive, release: Release): string {
  const value = at(directive.default, release);
  if (value === undefined) return 'none';
  if (!Array.isArray(value)) return String(value);
  const kind = at(directive.kind, release);
  return value.map((one) => writeValue(kind, one, release)).join(', ') || 'none';
}

function shortReload(directive: Directive, release: Release): string {
  const reload = at(directive.reload, release);
  return reload === 'reread' || reload === 'reset' ? reload : reloads[reload];
}

/** The releases that know a spelling. */
export function spanText({ first, last }: Pick<Spelling, 'first' | 'last'>): string {
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

/** The numbers a directive takes: `from 20`; undefined where any will do, or where it takes none. */
export function rangeText(directive: Directive, release: Release): string | undefined {
  const kind = at(directive.kind, release);
  if (kind.name !== 'integer') return undefined;
  const { min, max } = at((kind as IntegerKind).options.limits ?? {}, release);
  if (min === undefined) return max === undefined ? undefined : `up to ${max}`;
  return max === undefined ? `${min} and more` : `${min} to ${max}`;
}

/** The directives that replace a deprecated one; undefined if there are none. */
export function replacementNames({ deprecated }: Directive): readonly string[] | undefined {
  return deprecated?.replacements?.().map(({ name }) => name);
}
