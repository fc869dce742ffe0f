import type { FileSystem } from './host.js';
import { type Release, since } from './release.js';

/**
 * What becomes of a path that the broker opens (mosquitto__fopen), by what it leads to.
 *
 * - `opened`: it is a regular file, a folder or not there, or the release does not look at it
 * - `refused`: it is not a regular file
 * - `waits`: it is a pipe, which is opened once something opens its other end
 */
export type Opening = 'opened' | 'refused' | 'waits';

/**
 * From 2.0.12 the broker looks at files that it reads before it opens them, so that it does not wait for a pipe. From 2.0.16 it
 * looks at every file once it is open.
 */
export function openingOf(
  files: FileSystem,
  path: string,
  use: 'read' | 'written',
  release: Release,
): Opening {
  const status = files.status(path);
  const kind = typeof status === 'string' ? 'file' : status.kind;
  if (kind === 'file' || kind === 'directory') return 'opened';
  const looksFirst = use === 'read' && since(release, '2.0.12') && !since(release, '2.0.16');
  if (kind === 'pipe') return looksFirst ? 'refused' : 'waits';
  return looksFirst || since(release, '2.0.16') ? 'refused' : 'opened';
}
