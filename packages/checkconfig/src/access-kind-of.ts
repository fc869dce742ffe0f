import { basename } from 'node:path';
import { type AccessDirective, contentOf, directiveOfContent } from '@mosquitto-conf/config/internal';
import { realPath } from '@mosquitto-conf/config/node';

/** What the configurations of a run say that files are, by the path of each file here. */
export type AccessKinds = ReadonlyMap<string, AccessDirective>;

/** Names of files whose lines are rather secrets than directives. */
const BY_NAME: readonly (readonly [name: RegExp, directive: AccessDirective])[] = [
  [/^(?:[\w-]+[._-])?(?:ht)?(?:passwd|passwords?|pwfile)(?:\.txt)?$/i, 'password_file'],
  [/^(?:[\w-]+[._-])?psk(?:[._-]?(?:file|keys?))?(?:\.txt)?$/i, 'psk_file'],
];

/**
 * What an access file of a run is; undefined for a configuration. The configuration that names it decides before its contents, and
 * these before its name.
 */
export function accessKindOf(
  path: string,
  bytes: Uint8Array,
  kinds: AccessKinds = new Map(),
): AccessDirective | undefined {
  const named = kinds.get(realPath(path));
  if (named) return named;
  const content = contentOf(bytes);
  if (content !== undefined && content !== 'foreign') return directiveOfContent(content);
  return BY_NAME.find(([name]) => name.test(basename(path)))?.[1];
}
