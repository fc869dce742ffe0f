import type { ListenerPolicy } from '@mosquitto-conf/config';
import { policyFilters } from './matrix.js';

/** A level that no filter names. */
const OTHER = 'example';

/** How many topics are tried at most. */
const MOST = 500;

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
