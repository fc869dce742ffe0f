import type { AclEntry } from './acl-file.js';

/** With fewer lines, trying each is as fast as a lookup. */
const FEW = 16;

/** Built at the first lookup of a list, and collected with it. */
const indexes = new WeakMap<readonly AclEntry[], AclIndex>();

/**
 * The entries of a list that can take in a topic, in the order of the list: a superset of those that do. A message costs about
 * as much with thousands of lines as with ten.
 */
export function candidates(entries: readonly AclEntry[], topic: string): readonly AclEntry[] {
  if (entries.length <= FEW) return entries;
  let index = indexes.get(entries);
  if (!index) {
    index = new AclIndex(entries);
    indexes.set(entries, index);
  }
  return index.entriesFor(topic);
}

/** Entries by the levels in front of the first wildcard: the topic has to begin with these. */
class AclIndex {
  readonly #byLevels = new Map<string, number[]>();

  constructor(private readonly entries: readonly AclEntry[]) {
    for (const [number, { filter }] of entries.entries()) {
      const levels = fixedLevels(filter);
      const others = this.#byLevels.get(levels);
      if (others) others.push(number);
      else this.#byLevels.set(levels, [number]);
    }
  }

  entriesFor(topic: string): readonly AclEntry[] {
    const found = [...(this.#byLevels.get('') ?? [])];
    // An empty first level is the same key as no level.
    for (let end = topic.indexOf('/', 1); ; end = topic.indexOf('/', end + 1)) {
      const numbers = this.#byLevels.get(end < 0 ? topic : topic.slice(0, end));
      if (numbers) found.push(...numbers);
      if (end < 0) break;
    }
    return found.sort((a, b) => a - b).map((number) => this.entries[number]!);
  }
}

/** A level with a wildcard, or with `%c` or `%u` of a pattern, is not fixed, wherever that is in the level. */
function fixedLevels(filter: string): string {
  const first = filter.search(/[+#%]/);
  return first < 0 ? filter : filter.slice(0, Math.max(0, filter.lastIndexOf('/', first)));
}
