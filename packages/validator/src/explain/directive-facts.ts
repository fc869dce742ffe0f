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
  type Text,
} from '@mosquitto-conf/config';
import {
  announcedPart,
  defaultValues,
  expectedValue,
  type IntegerKind,
  manualUrl,
  specialNumbers,
  unsupportedText,
  visibleEffect,
} from '@mosquitto-conf/config/internal';
import { directiveFactTexts as texts } from '../texts/directive-facts.js';

const scopes: Readonly<Record<Scope, Text>> = {
  broker: texts.scopeBroker,
  security: texts.scopeSecurity,
  listener: texts.scopeListener,
  bridge: texts.scopeBridge,
  plugin: texts.scopePlugin,
};

const repeats: Readonly<Record<Repeat, Text>> = {
  replace: texts.lastCounts,
  refuse: texts.refused,
  add: texts.everyCounts,
};

const reloads: Readonly<Record<Reload, Text>> = {
  applied: texts.applied,
  ignored: texts.ignored,
  reread: texts.reread,
  reset: texts.reset,
};

/** What its lines are about. */
export function scopeText(directive: Directive, release: Release): Text {
  return scopes[at(directive.scope, release)];
}

/** What a reload does with a line of the directive. */
export function reloadText(directive: Directive, release: Release): Text {
  return reloads[at(directive.reload, release)];
}

/** A fact about a directive and what it is about: `default`, `2000000`. */
export type DirectiveFact = readonly [about: Text | string, text: Text | string];

/** What there is to know of a directive in one release, beyond its description. */
export function directiveFacts(spelling: Spelling, release: Release): readonly DirectiveFact[] {
  const { directive } = spelling;
  const { aliases = [], deprecated } = directive;
  const facts: readonly (readonly [Text | string, Text | string | undefined])[] = [
    [texts.value, expectedValue(directive, release)],
    [texts.allowed, rangeText(directive, release)],
    ...specialNumbers(directive, release),
    [texts.default, defaultText(directive, release)],
    [texts.belongsTo, scopeText(directive, release)],
    [texts.writtenTwice, repeats[at(directive.repeat, release)]],
    [texts.reload, shortReload(directive, release)],
    [texts.releases, spanText(spelling)],
    [texts.changedIn, changes(directive)],
    [texts.alsoWritten, aliases.length > 0 ? aliases.join(', ') : undefined],
    [texts.platform, platformText(directive)],
    [texts.testBroker, embeddedText(directive, release)],
    [texts.visibleEffect, visibleText(directive)],
    [texts.deprecated, deprecated && deprecatedText(deprecated.since, replacementNames(directive))],
    ...announcements(directive).map((text) => [texts.announced, text] as const),
    [texts.manual, manualUrl(directive)],
  ];
  return facts.filter((fact): fact is DirectiveFact => fact[1] !== undefined);
}

/** What the project of the broker has announced for a directive, with its source. */
export function announcements(directive: Directive): readonly Text[] {
  return (directive.announced ?? []).map(({ what, release = texts.laterRelease, source }, index) => {
    const part = announcedPart(directive, index) ?? texts.wholeDirective;
    return (what === 'removed' ? texts.removes : texts.newDefault)({ release, part, source });
  });
}

/** The systems that a directive is for; undefined for all. */
export function platformText({ platform }: Directive): Text | undefined {
  return platform && texts[platform];
}

function deprecatedText(release: string, replacements: readonly string[] | undefined): Text {
  return replacements && replacements.length > 0
    ? texts.sinceUse({ release, replacements: replacements.join(', ') })
    : texts.since({ release });
}

/** What the embedded broker does with a directive: `executed`, or what is missing and what happens instead. */
export function embeddedText(directive: Directive, release: Release): Text {
  const support = at(directive.embedded, release);
  if (support === 'not-applicable') return texts.notApplicable;
  const what = unsupportedText(directive, 'what', release);
  const instead = unsupportedText(directive, 'instead', release);
  if (support === 'executed' || !what || !instead) return texts.executed;
  const { exceptDefault, concerns, partly } = support;
  if (exceptDefault) return texts.onlyDefault({ what, instead });
  return (concerns || partly ? texts.notFully : texts.unsupported)({ what, instead });
}

/** What shows that a broker follows a directive. */
export function visibleText(directive: Directive): Text {
  const effect = visibleEffect(directive);
  return typeof directive.visible === 'string' ? effect : texts.nothingVisible({ reason: effect });
}

function defaultText(directive: Directive, release: Release): Text | string {
  return defaultValues(directive, release).join(', ') || texts.none;
}

function shortReload(directive: Directive, release: Release): Text {
  const reload = at(directive.reload, release);
  if (reload === 'reread') return texts.rereadShort;
  return reload === 'reset' ? texts.resetShort : reloads[reload];
}

/** The releases that know a spelling. */
export function spanText({ first, last }: Pick<Spelling, 'first' | 'last'>): Text {
  if (last !== undefined) return texts.upTo({ last });
  return first === undefined ? texts.all : texts.andNewer({ first });
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
export function rangeText(directive: Directive, release: Release): Text | undefined {
  const kind = at(directive.kind, release);
  if (kind.name !== 'integer') return undefined;
  const { min, max } = at((kind as IntegerKind).options.limits ?? {}, release);
  if (min === undefined) return max === undefined ? undefined : texts.atMost({ max });
  return max === undefined ? texts.atLeast({ min }) : texts.range({ min, max });
}

/** The directives that replace a deprecated one; undefined if there are none. */
export function replacementNames({ deprecated }: Directive): readonly string[] | undefined {
  return deprecated?.replacements?.().map(({ name }) => name);
}
