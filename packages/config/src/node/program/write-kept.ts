/// <reference types="node" />
import { renameSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Writes a file of the user's cache. Others who read see all of it or nothing; where it cannot be made or written, nothing is there.
 * @param make makes its content
 */
export function writeKept(path: string, make: () => string | Uint8Array): void {
  const own = `${path}.${process.pid}`;
  try {
    writeFileSync(own, make(), { mode: 0o600, flag: 'wx' });
    renameSync(own, path);
  } catch {
    rmSync(own, { force: true });
  }
}
