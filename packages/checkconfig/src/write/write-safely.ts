import { closeSync, fsyncSync, ftruncateSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { systemPath } from '@mosquitto-conf/config/node';

/**
 * Writes a whole content and waits until it is on the disk.
 * @param mode of a new file
 */
export function writeSafely(path: string, flags: 'wx' | 'r+', content: Uint8Array, mode = 0o600): void {
  const file = openSync(systemPath(path), flags, mode);
  try {
    if (flags === 'wx') writeFileSync(file, content);
    else {
      for (let at = 0; at < content.length; ) at += writeSync(file, content, at, content.length - at, at);
      ftruncateSync(file, content.length);
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** So that a new name survives a power cut; not every system lets folders be opened. */
export function syncFolder(folder: string): void {
  let opened: number | undefined;
  try {
    opened = openSync(systemPath(folder), 'r');
    fsyncSync(opened);
  } catch {
    // The file itself is safe.
  } finally {
    if (opened !== undefined) closeSync(opened);
  }
}
