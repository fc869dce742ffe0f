/** With fewer lines, trying each is as fast as a lookup. */
const FEW = 16;

/** Built at the first lookup of a list, and collected with it. */
const indexes = new WeakMap<readonly unknown[], FilterIndex>();

/**
 * The entries of a list that can take in a topic, in the order of the list: a superset of those that do. A message costs about
 * as much with thousands of lines as with ten.
 * @param entries a list that is never changed, only replaced
 * @param topic or a filter that a client asks for: it too has to begin with the levels that are fixed
 */
export function candidates<T>(
  entries: readonly T[],
  filterOf: (entry: T) => string,
  topic: string,
): readonly T[] {
  if (entries.length <= FEW) return entries;
  let index = indexes.get(entries);
  if (!index) {
    index = new FilterIndex(entries.map(filterOf));
    indexes.set(entries, index);
  }
  return index.numbersFor(topic).map((number) => entries[number]!);
}

/** Entries by the levels in front of the first wildcard: the topic has to begin with these. */
class FilterIndex {
  readonly #byLevels = new Map<string, number[]>();

  constructor(filters: readonly string[]) {
    for (const [number, filter] of filters.entries()) {
      const levels = fixedLevels(filter);
      const others = this.#byLevels.get(levels);
      if (others) others.push(number);
      else this.#byLevels.set(levels, [number]);
    }
  }

  numbersFor(topic: string): readonly number[] {
    const found = [...(this.#byLevels.get('') ?? [])];
    // An empty first level is the same key as no level.
    for (let end = topic.indexOf('/', 1); ; end = topic.indexOf('/', end + 1)) {
      const numbers = this.#byLevels.get(end < 0 ? topic : topic.slice(0, end));
      if (numbers) found.push(...numbers);
      if (end < 0) break;
    }
    return found.sort((a, b) => a - b);
  }
}

/** A level with a wildcard, or with `%c` or `%u` of a pattern, is not fixed, wherever that is in the level. */
function fixedLevels(filter: string): string {
  const first = filter.search(/[+#%]/);
  return first < 0 ? filter : filter.slice(0, Math.max(0, filter.lastIndexOf('/', first)));
}
