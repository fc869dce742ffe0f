import type { AclAccess, AclEntry } from '@mosquitto-conf/config';
import { FilterTree } from './filter-tree.js';

/** Whether one kind of access includes another. */
function includes(one: AclAccess, other: AclAccess): boolean {
  return one === other || one === 'readwrite';
}

/** Two lines, one of which takes effect away from the other. */
export interface Pair {
  readonly entry: AclEntry;
  readonly by: AclEntry;
}

function denies({ access }: AclEntry): boolean {
  return access === 'deny';
}

/** Lines that an earlier one makes needless, because it says the same or more; for lines of one list. */
export function* repeated(entries: readonly AclEntry[]): Generator<Pair> {
  const earlier = new FilterTree<AclEntry>();
  for (const entry of [...entries].sort((a, b) => a.place.line - b.place.line)) {
    let by: AclEntry | undefined;
    for (const candidate of earlier.covering(entry.filter)) {
      if (denies(candidate) !== denies(entry) || !includes(candidate.access, entry.access)) continue;
      by = candidate;
      break;
    }
    // Whatever a repeated line would cover, the one it repeats covers as well.
    if (by) yield { entry, by };
    else earlier.add(entry.filter, entry);
  }
}

/** Lines that grant what another line of the list denies altogether. */
export function* denied(entries: readonly AclEntry[]): Generator<Pair> {
  const denials = entries.filter(denies);
  if (denials.length === 0) return;
  const tree = new FilterTree<AclEntry>();
  for (const entry of denials) tree.add(entry.filter, entry);
  for (const entry of entries) {
    if (denies(entry)) continue;
    const [by] = tree.covering(entry.filter);
    if (by) yield { entry, by };
  }
}

/** Lines that deny what nothing grants, neither in their own list nor in `others`, which are tried after it. */
export function* needlessDenials(
  entries: readonly AclEntry[],
  others: readonly AclEntry[],
): Generator<AclEntry> {
  const denials = entries.filter(denies);
  if (denials.length === 0) return;
  const grants = new FilterTree<AclEntry>();
  for (const entry of [...entries, ...others]) if (!denies(entry)) grants.add(broad(entry.filter), entry);
  for (const entry of denials) {
    if (grants.overlapping(broad(entry.filter)).next().done && !grants.gaveUp) yield entry;
  }
}

/** What a pattern may come to: a level with a name in it may be any. */
function broad(filter: string): string {
  return filter
    .split('/')
    .map((level) => (/%[uc]/.test(level) ? '+' : level))
    .join('/');
}
