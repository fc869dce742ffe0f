import { type Release, since } from '@mosquitto-conf/config';

/** A filter as the broker keeps it. */
export interface KeptFilter {
  readonly filter: string;
  readonly share: string | undefined;
}

/**
 * Takes `$share/NAME/` off a filter and puts the listener's mount point in front of the rest. Before 1.6 nothing is
 * shared.
 */
export function readFilter(text: string, mountPoint: string, release: Release): KeptFilter {
  const shared = since(release, '1.6') && /^\$share\/([^/]*)\/(.*)$/s.exec(text);
  if (!shared) return { filter: mountPoint + text, share: undefined };
  return { filter: mountPoint + (shared[2] as string), share: shared[1] as string };
}
