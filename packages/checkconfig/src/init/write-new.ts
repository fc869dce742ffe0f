import { chmodSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readBounded } from '@mosquitto-conf/config/node';
import { createFile } from '../write/create-file.js';
import { makeFolder } from '../write/make-folder.js';
import { writeFiles } from '../write/write-files.js';
import type { NewFile } from './plan.js';

/** The files that are there already. */
export function existing(folder: string, files: readonly NewFile[]): readonly string[] {
  return files.map(({ path }) => join(folder, path)).filter((path) => existsSync(path));
}

/** Writes the files, and makes their folders. Those that are there already get the new content and mode. */
export function writeNew(folder: string, files: readonly NewFile[]): void {
  for (const { path, content, mode } of files) {
    const full = join(folder, path);
    makeFolder(dirname(full));
    if (existsSync(full)) {
      writeFiles([{ path: full, content, before: readBounded(full) }]);
      chmodSync(full, mode);
    } else {
      createFile(full, content, mode);
    }
  }
}
