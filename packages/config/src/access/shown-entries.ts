/** Entries of a password or PSK file without those whose names may be a piece of a secret. */
export function shownEntries<Entry extends { readonly mayBeSecret?: true }>(
  entries: Iterable<Entry> = [],
): Entry[] {
  return [...entries].filter(({ mayBeSecret }) => !mayBeSecret);
}
