import { type Release, since } from '@mosquitto-conf/config';

/** A filter as the broker keeps it. */
export interface KeptFilter {
  readonly filter: string;
  readonly share: string | undefined;
}

/**
 * Removes `$share/NAME/` from a filter, or adds the listener's mount point in front: with a mount point there are no shared
 * subscriptions, since `$share` is no longer at the beginning (handle__subscribe). Before 1.6 there are none at all, and before
 * 1.6.3 they begin with `$shared` (sub__add).
 * @returns undefined for a filter without a group's name, or without anything after it (sub__topic_tokenise)
 */
export function readFilter(text: string, mountPoint: string, release: Release): KeptFilter | undefined {
  const beginning = since(release, '1.6.3') ? /^\$share(?=\/|$)/ : /^\$shared(?=\/|$)/;
  const isShared = mountPoint === '' && since(release, '1.6') && beginning.test(text);
  if (!isShared) return { filter: mountPoint + text, share: undefined };
  const [, share, rest] = /^(?:\/([^/]*)(\/.*)?)?$/s.exec(text.replace(beginning, '')) ?? [];
  // From 2.0.0 to 2.0.19 a filter is not required after the group, before only the slash; before 2.1 a group may have any name.
  if (rest === undefined && !since(release, '2.0')) return undefined;
  if (share === undefined || (since(release, '2.1') && /[+#]/.test(share))) return undefined;
  const filter = rest?.slice(1) ?? '';
  return filter === '' && since(release, '2.0.20') ? undefined : { filter, share };
}

/** A filter as a session keeps it: with the group of a shared subscription. */
export function keyOf(filter: string, share: string | undefined): string {
  return share === undefined ? filter : `$share/${share}/${filter}`;
}
