/** A release of Mosquitto, to the patch level. */
export interface Release {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  /** As people write it: `2.0.18`. */
  readonly name: string;
  /** The newer release that was asked for and is not known: this one, the nearest, stands for it. */
  readonly asked?: string;
}

/**
 * Reads `2.0.18`.
 * @returns undefined if the text is not a release number; whether such a release exists is for `releases.ts`.
 */
export function parseRelease(text: string): Release | undefined {
  const match = /^(\d+)\.(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) return undefined;
  const [major, minor, patch] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  return { major, minor, patch, name: `${major}.${minor}.${patch}` };
}

/** Negative when `a` is older than `b`, positive when newer, 0 when the same. */
export function compareReleases(a: Release, b: Release): number {
  return a.major - b.major || a.minor - b.minor || a.patch - b.patch;
}

/** Releases in order, as numbers: asked for several times a line. */
function rank({ major, minor, patch }: Release): number {
  return major * 1_000_000 + minor * 1000 + patch;
}

const ranks = new Map<string, number>();

function rankOf(version: string): number {
  let number = ranks.get(version);
  if (number === undefined) {
    const release = parseRelease(version);
    if (!release) throw new RangeError(`Not a release of Mosquitto: ${version}`);
    number = rank(release);
    ranks.set(version, number);
  }
  return number;
}

/** Whether `release` is `version` or newer; `since(release, '2.1')` means 2.1.0. */
export function since(release: Release, version: string): boolean {
  return rank(release) >= rankOf(version);
}

/**
 * A fact that changed from release to release: the value it had first, then each change with the release that
 * brought it, oldest first. `changed(100, ['1.6', 1000])` was 100 up to 1.5 and is 1000 since 1.6.
 */
export interface Changed<T> {
  readonly first: T;
  readonly changes: readonly (readonly [since: string, value: T])[];
}

/** A fact that is the same in every release, or one that changed. */
export type ByRelease<T> = T | Changed<T>;

export function changed<const T>(first: T, ...changes: readonly (readonly [string, T])[]): Changed<T> {
  return { first, changes };
}

function isChanged<T>(fact: ByRelease<T>): fact is Changed<T> {
  return typeof fact === 'object' && fact !== null && 'changes' in fact;
}

/** What the fact is in this release. */
export function at<T>(fact: ByRelease<T>, release: Release): T {
  if (!isChanged(fact)) return fact;
  let value = fact.first;
  for (const [from, next] of fact.changes) if (since(release, from)) value = next;
  return value;
}
