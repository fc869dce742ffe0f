import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Access } from '../write/access.js';
import { makeFolder } from '../write/make-folder.js';
import { readToReplace } from '../write/read-to-replace.js';
import { type Change, writeFiles } from '../write/write-files.js';
import type { NewFile } from './plan.js';

/** The files that are there already. */
export function existing(folder: string, files: readonly NewFile[]): readonly string[] {
  return files.map(({ path }) => join(folder, path)).filter((path) => existsSync(path));
}

/**
 * Writes the files, all or none, and makes their folders. Those that are there already get the new content, mode and owner.
 * @param owner of the files that only the broker's user may read
 */
export function writeNew(folder: string, files: readonly NewFile[], owner: Access['owner']): void {
  const inTheWay = new Set(existing(folder, files));
  const changes = files.map(({ path, content, mode }): Change => {
    const full = join(folder, path);
    makeFolder(dirname(full));
    return {
      path: full,
      content,
      mode,
      owner: (mode & 0o044) === 0 ? owner : undefined,
      before: inTheWay.has(full) ? readToReplace(full) : undefined,
    };
  });
  writeFiles(changes);
}
