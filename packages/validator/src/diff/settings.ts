import { at, type Listener, type Release, type Text } from '@mosquitto-conf/config';
import { takenBy } from '@mosquitto-conf/config/internal';
import { sameValues } from '../effective/differences.js';
import type { EffectiveSetting, SectionKind } from '../effective/model.js';
import type { Change, ChangeSide } from './model.js';

/** Two sections that belong together. */
export interface SectionPair {
  readonly section: SectionKind;
  readonly title: string | Text;
  readonly old: readonly EffectiveSetting[];
  readonly now: readonly EffectiveSetting[];
  /** The listener as it is now, if that is what is compared. */
  readonly listener?: Listener;
}

/** Settings that mean something else. */
export function settingChanges(pair: SectionPair, release: Release): Change[] {
  const { section, title, listener } = pair;
  const [old, now] = [byName(pair.old), byName(pair.now)];
  const changes: Change[] = [];
  for (const key of new Set([...old.keys(), ...now.keys()])) {
    const [was, is] = [old.get(key), now.get(key)];
    if (was && is && sameValues(was, is)) continue;
    if (isList(was ?? is!, release)) {
      changes.push(...lineChanges(was, is, pair, release));
      continue;
    }
    const { name, directive } = is?.places.length ? is : (was ?? is!);
    changes.push({
      kind: kindOf(was, is),
      section,
      title,
      name,
      ...(was ? { old: sideOf(was) } : {}),
      ...(is ? { new: sideOf(is) } : {}),
      ...takenBy(directive, release, { was: lineOf(was), is: lineOf(is) }, listener),
    });
  }
  return changes;
}

/** The value that a line sets; undefined where it is the default. */
function lineOf(setting: EffectiveSetting | undefined): string | undefined {
  return setting?.places.length ? setting.values[0] : undefined;
}

/** Whether each line says something for itself, such as a bridge's `topic`. */
function isList({ directive }: EffectiveSetting, release: Release): boolean {
  const standard = at(directive.default, release);
  return Array.isArray(standard) && standard.length === 0 && !directive.family;
}

/** Lines that came or went. */
function lineChanges(
  was: EffectiveSetting | undefined,
  is: EffectiveSetting | undefined,
  { section, title, listener }: SectionPair,
  release: Release,
): Change[] {
  const lines = ({ values, places }: EffectiveSetting) =>
    values.map((value, index) => ({ value, place: places[index] }));
  const [old, now] = [was ? lines(was) : [], is ? lines(is) : []];
  const { name, directive } = (was ?? is)!;
  const change = (kind: 'added' | 'removed', { value, place }: (typeof old)[number]): Change => ({
    kind,
    section,
    title,
    name,
    [kind === 'added' ? 'new' : 'old']: { values: [value], places: place ? [place] : [] },
    ...takenBy(directive, release, {}, listener),
  });
  return [
    ...without(old, now).map((line) => change('removed', line)),
    ...without(now, old).map((line) => change('added', line)),
  ];
}

/** What is in the first list and, as often, not in the second. */
function without<T extends { readonly value: string }>(list: readonly T[], other: readonly T[]): T[] {
  const left = other.map(({ value }) => value);
  return list.filter(({ value }) => {
    const index = left.indexOf(value);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

/** A line where there was none, none where there was one, or another value. */
function kindOf(was: EffectiveSetting | undefined, is: EffectiveSetting | undefined): Change['kind'] {
  const [before, after] = [isSet(was), isSet(is)];
  return before === after ? 'changed' : after ? 'added' : 'removed';
}

function isSet(setting: EffectiveSetting | undefined): boolean {
  return setting !== undefined && setting.places.length > 0;
}

/** One side of a change, without what should not be shown. */
function sideOf({ values, words, places, secret }: EffectiveSetting): ChangeSide {
  return {
    values: secret ? [] : values,
    ...(secret ? { secret } : {}),
    ...(words === undefined || secret ? {} : { words }),
    places,
  };
}

/** By name; an option of a plugin may stand several times. */
function byName(settings: readonly EffectiveSetting[]): Map<string, EffectiveSetting> {
  const found = new Map<string, EffectiveSetting>();
  for (const setting of settings) {
    let key = setting.name;
    while (found.has(key)) key += '+';
    found.set(key, setting);
  }
  return found;
}
