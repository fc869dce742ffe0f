import type { ListenerPolicy } from '@mosquitto-conf/config';
import { policyFilters } from './policy-filters.js';

/** A level that no filter names. */
const OTHER = 'example';

/** How many topics are tried at most. */
const MOST = 500;

/** How many pairs of filters are tried at most for one. */
const MOST_PAIRS = 20_000;

/** How many levels the topics of one filter have at most. */
const MOST_LEVELS = 100;

/** How many more levels than the longest filter `#` is tried with. */
const DEEPEST = 8;

/**
 * Topics at which two ACL files decide differently if they do at all. A filter matches either all topics that two others have
 * in common, or not the one of these whose other levels no filter names: so one such topic for each pair is enough, and for `#`
 * one for each number of levels.
 */
export function sampleTopics(
  policies: readonly ListenerPolicy[],
  { clientId, username }: { readonly clientId: string; readonly username: string | undefined },
): readonly string[] {
  const written = new Set(policies.flatMap(policyFilters));
  const mountPoints = new Set(policies.map(({ mountPoint }) => mountPoint.value));
  // The files name topics as they are with the mount point in front.
  const filters = new Set([...mountPoints].filter((point) => point !== '').map((point) => `${point}#`));
  for (const filter of written) {
    filters.add(filter.replaceAll('%u', username ?? OTHER).replaceAll('%c', clientId));
    filters.add(filter);
  }
  const deepest = Math.max(0, ...[...filters].map((filter) => filter.split('/').length));
  const levels = [...filters].flatMap((filter) =>
    lengthened(filter.split('/'), Math.min(deepest + 1, DEEPEST)),
  );
  const topics = new Set([OTHER, `${OTHER}/${OTHER}`, '$SYS/broker/uptime']);
  for (const one of levels)
    for (const other of levels) {
      if (topics.size >= MOST) return [...topics];
      const topic = common(one, other);
      if (topic === undefined) continue;
      for (const point of mountPoints)
        if (topic.startsWith(point) && topic !== point) topics.add(topic.slice(point.length));
    }
  return [...topics];
}

/**
 * The same for the topics of one filter: topics of it at which a policy allows something if it does so at any.
 * @param filter as the client names it, without the mount point
 * @returns undefined where they are too many to try
 */
export function sampleTopicsOf(
  filter: string,
  policy: ListenerPolicy,
  { clientId, username }: { readonly clientId: string; readonly username: string | undefined },
): readonly string[] | undefined {
  const point = policy.mountPoint.value;
  const own = `${point}${filter}`;
  const filters = [
    own,
    ...policyFilters(policy).map((one) => one.replaceAll('%u', username ?? OTHER).replaceAll('%c', clientId)),
  ];
  const parts = filters.map((one) => one.split('/'));
  const longest = parts.reduce((most, { length }) => Math.max(most, length), 0) + 1;
  const tried = parts.reduce((sum, one) => sum + lengthsOf(one, longest), 0);
  if (longest > MOST_LEVELS || lengthsOf(parts[0]!, longest) * tried > MOST_PAIRS) return undefined;
  const wanted = lengthened(parts[0]!, longest);
  const levels = parts.flatMap((one) => lengthened(one, longest));
  const topics = wanted.flatMap((one) => levels.map((other) => common(one, other)));
  const named = topics.filter((topic) => topic !== undefined && topic.length > point.length) as string[];
  return [...new Set(named)].map((topic) => topic.slice(point.length));
}

/** How many filters `lengthened` makes of one at most. */
function lengthsOf(levels: readonly string[], longest: number): number {
  return levels.at(-1) === '#' ? longest - levels.length + 2 : 1;
}

/** A filter with `+` in place of `#`, as often as it may stand for levels. */
function lengthened(levels: readonly string[], longest: number): string[][] {
  if (levels.at(-1) !== '#') return [[...levels]];
  const found: string[][] = [];
  for (let length = levels.length - 1; length <= Math.max(longest, levels.length); length++)
    if (length > 0)
      found.push([...levels.slice(0, -1), ...Array<string>(length - levels.length + 1).fill('+')]);
  return found;
}

/** A topic that both match; undefined if none does. */
function common(one: readonly string[], other: readonly string[]): string | undefined {
  if (one.length !== other.length) return undefined;
  const topic: string[] = [];
  for (const [index, level] of one.entries()) {
    const second = other[index]!;
    if (level !== '+' && second !== '+' && level !== second) return undefined;
    topic.push(level !== '+' ? level : second !== '+' ? second : OTHER);
  }
  return topic.join('/');
}
