/** What people write for words that the broker has. */
const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['bidirectional', 'both'],
  ['inout', 'both'],
  ['ws', 'websockets'],
  ['wss', 'websockets'],
  ['mqtts', 'mqtt'],
  ['tcp', 'mqtt'],
  ['warn', 'warning'],
  ['r', 'read'],
  ['w', 'write'],
  ['rw', 'readwrite'],
  ['readonly', 'read'],
  ['writeonly', 'write'],
  ['subscribe', 'read'],
  ['publish', 'write'],
]);

/**
 * The word of a closed set that was probably meant: the same but for case, quotes and blanks, or a near one.
 * @returns undefined where none is near enough
 */
export function meantWord(word: string, words: readonly string[]): string | undefined {
  const folded = word
    .trim()
    .replace(/^["'](.*)["']$/, '$1')
    .trim()
    .toLowerCase();
  if (folded === '' || folded.length > 40) return undefined;
  if (words.includes(folded)) return folded;
  const synonym = SYNONYMS.get(folded.replaceAll(/[-_]/g, ''));
  if (synonym !== undefined && words.includes(synonym)) return synonym;
  const longer = words.filter((candidate) => folded.length >= 3 && candidate.startsWith(folded));
  if (longer.length === 1) return longer[0];
  return nearestWord(folded, words, Math.max(1, Math.floor(folded.length / 3)));
}

/** The word with the fewest changes, if they are no more than `limit`; the first of several. */
export function nearestWord(word: string, words: Iterable<string>, limit: number): string | undefined {
  let best: string | undefined;
  let least = limit + 1;
  for (const candidate of words) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const distance = editDistance(word, candidate);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** Insertions, removals, replacements and swaps of neighbors that make one text of the other. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, before[j - 2]! + 1);
      current.push(cost);
    }
    before = previous;
    previous = current;
  }
  return previous[b.length]!;
}
