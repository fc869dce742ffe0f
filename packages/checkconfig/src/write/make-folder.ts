import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { UsageError } from '../failure.js';
import { writeFilesTexts } from '../texts/write-files.js';
import { writeReason } from './write-reason.js';

/**
 * Makes a folder and those above it, unless they are there. `mkdirSync` with `recursive` never ends where the system says of a new
 * folder that it does not exist, as in `/proc`.
 * @throws UsageError where it cannot be made
 */
export function makeFolder(path: string, mode?: number): void {
  if (existsSync(path)) return;
  const parent = dirname(path);
  // Of a drive that is not there, and of a deleted folder, the parent is itself.
  if (parent !== path) makeFolder(parent);
  try {
    mkdirSync(path, mode);
  } catch (error) {
    throw new UsageError(
      writeFilesTexts.folderNotMade({ path, reason: writeReason(error as NodeJS.ErrnoException) }),
    );
  }
}
