import type { EffectiveConfiguration, EffectiveSection, EffectiveSetting, SectionKind } from './model.js';

/** A setting that two targets read differently. */
export interface EffectiveDifference {
  readonly kind: SectionKind;
  readonly title: string;
  readonly name: string;
  /** What the first target makes of it; undefined where it has no such section, or does not know the directive. */
  readonly a: EffectiveSetting | undefined;
  readonly b: EffectiveSetting | undefined;
}

/** Sections that only one of two targets has, and settings in which they differ. */
export interface EffectiveDifferences {
  readonly sections: readonly { readonly section: EffectiveSection; readonly only: 'a' | 'b' }[];
  readonly settings: readonly EffectiveDifference[];
}

/**
 * What two targets make of one file, where it differs. A directive that only one of them knows counts where a line sets
 * it: its default is how the other behaves anyway.
 */
export function effectiveDifferences(
  a: EffectiveConfiguration,
  b: EffectiveConfiguration,
): EffectiveDifferences {
  const left = byKey(a.sections);
  const right = byKey(b.sections);
  const sections: EffectiveDifferences['sections'][number][] = [];
  const settings: EffectiveDifference[] = [];
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    const [one, other] = [left.get(key), right.get(key)];
    if (one && other) settings.push(...compare(one, other));
    else sections.push(one ? { section: one, only: 'a' } : { section: other!, only: 'b' });
  }
  return { sections, settings };
}

function compare(one: EffectiveSection, other: EffectiveSection): EffectiveDifference[] {
  const { kind, title } = one;
  const left = settingsByName(one);
  const right = settingsByName(other);
  const found: EffectiveDifference[] = [];
  for (const name of new Set([...left.keys(), ...right.keys()])) {
    const [a, b] = [left.get(name), right.get(name)];
    const counts = a && b ? !sameValues(a, b) : (a ?? b)!.places.length > 0;
    if (counts) found.push({ kind, title, name, a, b });
  }
  return found;
}

/** Lines that add up are the same in any order; a bridge's addresses stand in one line. */
export function sameValues(a: EffectiveSetting, b: EffectiveSetting): boolean {
  const sorted = ({ values }: EffectiveSetting) => [...values].sort();
  const [left, right] = [sorted(a), sorted(b)];
  return left.length === right.length && left.every((value, index) => value === right[index]);
}

/** Sections by what they are, and by number where several are the same. */
function byKey(sections: readonly EffectiveSection[]): Map<string, EffectiveSection> {
  const found = new Map<string, EffectiveSection>();
  for (const section of sections) {
    let key = `${section.kind} ${identity(section)}`;
    while (found.has(key)) key += '+';
    found.set(key, section);
  }
  return found;
}

/** `plugin` and `auth_plugin` are one directive. */
function identity({ kind, title }: EffectiveSection): string {
  return kind === 'plugin' ? title.replace(/^auth_plugin /, 'plugin ') : title;
}

function settingsByName({ settings }: EffectiveSection): Map<string, EffectiveSetting> {
  const found = new Map<string, EffectiveSetting>();
  for (const setting of settings) {
    let { name } = setting;
    // An option may stand twice.
    while (found.has(name)) name += ' (again)';
    found.set(name, setting);
  }
  return found;
}
