import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { systemPath } from '@mosquitto-conf/config/node';
import { decode, encode } from '@mosquitto-conf/grammar';
import { UsageError } from './failure.js';

/**
 * Gives a file another content, all of it or nothing: through a temporary file beside it that takes its place once it
 * is safely on the disk. Mode and owner stay; of a symbolic link, the file it leads to is written.
 * @param content a text (as `decode` gave it, bytes that are not UTF-8 included) or bytes
 * @throws UsageError where that cannot be done; the file is then as it was
 */
export function writeFile(path: string, content: string | Uint8Array): void {
  let temporary: string | undefined;
  try {
    const target = decode(realpathSync.native(systemPath(path), 'buffer'));
    const before = statSync(systemPath(target));
    if (!before.isFile()) throw new UsageError(`"${path}" is no ordinary file, so it is not written`);
    const candidate = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}`);
    const file = openSync(systemPath(candidate), 'wx', 0o600);
    temporary = candidate;
    try {
      writeFileSync(file, typeof content === 'string' ? encode(content) : content);
      const { uid, gid } = fstatSync(file);
      if (uid !== before.uid || gid !== before.gid) keepOwner(path, file, before.uid, before.gid);
      fchmodSync(file, before.mode & 0o7777);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(systemPath(temporary), systemPath(target));
    temporary = undefined;
    syncFolder(dirname(target));
  } catch (error) {
    if (temporary !== undefined) rmSync(systemPath(temporary), { force: true });
    throw error instanceof UsageError ? error : new UsageError(reason(path, error as NodeJS.ErrnoException));
  }
}

/** A file that changed hands might be one that the broker can no longer read. */
function keepOwner(path: string, file: number, uid: number, gid: number): void {
  try {
    fchownSync(file, uid, gid);
  } catch {
    throw new UsageError(
      `"${path}" belongs to somebody else and would change its owner, so it is not written`,
    );
  }
}

/** So that the new name survives a power cut; not every system lets folders be opened. */
function syncFolder(folder: string): void {
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

function reason(path: string, { code }: NodeJS.ErrnoException): string {
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file',
    EACCES: 'permission denied to write it, or to create a file beside it',
    EPERM: 'permission denied to write it, or to create a file beside it',
    EROFS: 'it is on a file system that cannot be written',
    ENOSPC: 'the disk is full',
    EBUSY: 'it cannot be replaced while it is mounted by itself',
  };
  return `"${path}" was not written: ${reasons[code ?? ''] ?? `the system says ${code}`}`;
}
