import type { IntegerKind } from '../kinds/integer.js';
import { at, type ByRelease, type Release } from '../release.js';
import { releases } from '../releases.js';
import type { AnyTexts, Text } from '../text.js';
import type { Directive } from './directive.js';

/** What there is one text of for each directive, in any release. */
type Fixed = 'summary' | 'description';

/** A text of the record of a directive, which has no places to fill. */
function textOf({ name }: Directive, key: string, template: string): Text {
  return { group: `directive-${name}`, key, template, values: {} };
}

/** What a directive is for, in one line or in a few sentences. */
export function aboutDirective(directive: Directive, what: Fixed): Text {
  return textOf(directive, what, directive[what]);
}

/** What a person should write as the value. */
export function expectedValue(directive: Directive, release: Release): Text {
  return byRelease(directive, 'expects', directive.kind, ({ expects }) => expects, release);
}

/** What a number means that is not an amount: `no limit` for 0. */
export function specialNumber(directive: Directive, number: number, release: Release): Text | undefined {
  const special = specialsOf(at(directive.kind, release))[number];
  return special === undefined ? undefined : textOf(directive, `number${number}`, special);
}

/** What a number means that is not an amount, by number. */
export function specialNumbers(directive: Directive, release: Release): readonly (readonly [string, Text])[] {
  return Object.entries(specialsOf(at(directive.kind, release))).map(
    ([number, template]) => [number, textOf(directive, `number${number}`, template)] as const,
  );
}

/** What the embedded broker does not do, and what it does instead; undefined where it executes the directive. */
export function unsupportedText(
  directive: Directive,
  what: 'what' | 'instead',
  release: Release,
): Text | undefined {
  const support = at(directive.embedded, release);
  if (typeof support !== 'object') return undefined;
  const read = (one: typeof support | string) => (typeof one === 'object' ? one.unsupported[what] : '');
  return byRelease(directive, what, directive.embedded as ByRelease<typeof support | string>, read, release);
}

/** What shows that a broker follows a directive, or why nothing does. */
export function visibleEffect(directive: Directive): Text {
  const { visible } = directive;
  return textOf(directive, 'visible', typeof visible === 'string' ? visible : visible.nothing);
}

/** What part of a directive an announcement is about. */
export function announcedPart(directive: Directive, index: number): Text | undefined {
  const part = directive.announced?.[index]?.part;
  return part === undefined ? undefined : textOf(directive, `announced${index + 1}`, part);
}

/** Every text of a directive's record. */
export function textsOfDirective(directive: Directive): AnyTexts {
  const found = [
    aboutDirective(directive, 'summary'),
    aboutDirective(directive, 'description'),
    visibleEffect(directive),
    ...(directive.announced ?? []).map((_, index) => announcedPart(directive, index)),
    ...releasesOf(directive).flatMap((release) => [
      expectedValue(directive, release),
      ...specialNumbers(directive, release).map(([, text]) => text),
      unsupportedText(directive, 'what', release),
      unsupportedText(directive, 'instead', release),
    ]),
  ];
  return Object.fromEntries(found.flatMap((text) => (text ? [[text.key, text] as const] : [])));
}

/** A release for each that reads the directive differently. */
function releasesOf({ kind, embedded }: Directive): readonly Release[] {
  const facts: readonly ByRelease<unknown>[] = [kind, embedded];
  return releases.filter((release, index) => {
    const before = releases[index - 1];
    return before === undefined || facts.some((fact) => at(fact, release) !== at(fact, before));
  });
}

function specialsOf(kind: { readonly name: string }): Readonly<Record<number, string>> {
  return (kind.name === 'integer' && (kind as IntegerKind).options.special) || {};
}

/** A text that differs between releases: each wording has a number, the first has none. */
function byRelease<T>(
  directive: Directive,
  key: string,
  fact: ByRelease<T>,
  read: (value: T) => string,
  release: Release,
): Text {
  const wordings = [...new Set(releases.map((one) => read(at(fact, one))).filter((text) => text !== ''))];
  const template = read(at(fact, release));
  const index = wordings.indexOf(template);
  return textOf(directive, index > 0 ? `${key}${index + 1}` : key, template);
}
