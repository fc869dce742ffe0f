import { type Release, since } from '@mosquitto-conf/config';

/** A filter as the broker keeps it. */
export interface KeptFilter {
  readonly filter: string;
  readonly share: string | undefined;
}

/**
 * Takes `$share/NAME/` off a filter, or puts the listener's mount point in front of it: behind a mount point nothing is
 * shared, since `$share` stands at the beginning no more (handle__subscribe). Before 1.6 nothing is shared at all.
 * @returns undefined for one that names no group, or nothing to share (sub__topic_tokenise)
 */
export function readFilter(text: string, mountPoint: string, release: Release): KeptFilter | undefined {
  const isShared = mountPoint === '' && since(release, '1.6') && /^\$share(\/|$)/.test(text);
  if (!isShared) return { filter: mountPoint + text, share: undefined };
  const [, share, rest] = /^\$share(?:\/([^/]*)(\/.*)?)?$/s.exec(text) ?? [];
  // At first a group needs no filter, and any name will do.
  if (share === undefined || (since(release, '2.1') && /[+#]/.test(share))) return undefined;
  const filter = rest?.slice(1) ?? '';
  return filter === '' && since(release, '2.0.20') ? undefined : { filter, share };
}
