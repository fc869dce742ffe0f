import { existsSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { readBounded, systemPath } from '@mosquitto-conf/config/node';
import { UsageError } from '../failure.js';
import { writeFilesTexts } from '../texts/write-files.js';
import { syncFolder, writeSafely } from './write-safely.js';

/**
 * Writes over a file, which keeps whatever it has besides its content. What it held lies beside it until this is done, so that a run
 * that is killed in the middle loses nothing.
 */
export function overwrite(target: string, content: Uint8Array, before: Uint8Array): void {
  const kept = keptPath(target);
  writeSafely(kept, 'wx', before);
  syncFolder(dirname(target));
  try {
    writeSafely(target, 'r+', content);
  } catch (error) {
    writeSafely(target, 'r+', before);
    throw error;
  } finally {
    // What fails to be restored keeps it.
    if (isOneOf(readBounded(target), content, before)) rmSync(systemPath(kept), { force: true });
  }
}

/**
 * Looks whether a run was killed while it wrote over a file.
 * @param path as a person names the file
 * @throws UsageError where only what lies beside the file is what it held
 */
export function mustBeWhole(path: string, target: string): void {
  const kept = keptPath(target);
  if (!existsSync(kept)) return;
  if (!isOneOf(readBounded(kept), readBounded(target)))
    throw new UsageError(writeFilesTexts.interrupted({ path, kept }));
  rmSync(systemPath(kept), { force: true });
}

/** Not a name that `include_dir` reads. */
function keptPath(target: string): string {
  return `${target}.checkconfig-before`;
}

function isOneOf(content: Uint8Array, ...others: readonly Uint8Array[]): boolean {
  return others.some((other) => Buffer.compare(content, other) === 0);
}
