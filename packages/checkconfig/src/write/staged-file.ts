import {
  accessSync,
  closeSync,
  constants,
  fsyncSync,
  ftruncateSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { readBounded, systemPath } from '@mosquitto-conf/config/node';
import { decode, encode } from '@mosquitto-conf/grammar';
import { UsageError } from '../failure.js';
import { writeFilesTexts } from '../texts/write-files.js';
import { copyAttributes } from './copy-attributes.js';
import { removeLeftovers, temporaryName } from './leftovers.js';

/** A file's new content. */
export interface Change {
  readonly path: string;
  /** A text (as `decode` gave it, bytes that are not UTF-8 included) or bytes. */
  readonly content: string | Uint8Array;
  /** What the file held when it was read: a file that another program changed since is not written. */
  readonly before: string | Uint8Array;
}

/** A new content that lies beside its file, ready to take its place. */
export class StagedFile {
  readonly #target: string;
  readonly #temporary: string;
  readonly #content: Uint8Array;
  readonly #before: Uint8Array;
  /** Whether the new file has all that the old one has besides its content. */
  readonly #isAlike: boolean;

  /**
   * Writes the new content beside the file. Of a symbolic link, the file it leads to is meant.
   * @throws UsageError where the file must not be replaced; the system's errors where it cannot be
   */
  constructor(readonly change: Change) {
    const { path, content, before } = change;
    this.#content = bytesOf(content);
    this.#before = bytesOf(before);
    this.#target = decode(realpathSync.native(systemPath(path), 'buffer'));
    const stats = statSync(systemPath(this.#target));
    mustBeReplaceable(path, this.#target, stats);
    this.mustBeUnchanged();
    const folder = dirname(this.#target);
    removeLeftovers(folder);
    this.#temporary = temporaryName(folder);
    try {
      writeSafely(this.#temporary, 'wx', this.#content);
      this.#isAlike = copyAttributes(this.#target, this.#temporary);
      if (this.#isAlike) mustHaveOwner(path, stats, statSync(systemPath(this.#temporary)));
    } catch (error) {
      this.discard();
      throw error;
    }
  }

  /** @throws UsageError where the file is not what it was when it was read */
  mustBeUnchanged(): void {
    if (Buffer.compare(readBounded(this.#target), this.#before) === 0) return;
    throw new UsageError(writeFilesTexts.changedMeanwhile({ path: this.change.path }));
  }

  /** Takes the file's place: all of it or nothing. */
  commit(): void {
    this.mustBeUnchanged();
    if (this.#isAlike) renameSync(systemPath(this.#temporary), systemPath(this.#target));
    else this.#overwrite(this.#content);
    this.discard();
    syncFolder(dirname(this.#target));
  }

  /** Gives the file back what it held. */
  undo(): void {
    this.#overwrite(this.#before);
  }

  /** Removes what lies beside the file. */
  discard(): void {
    rmSync(systemPath(this.#temporary), { force: true });
  }

  /** Keeps whatever the file has besides its content; the new one stays beside it until this is done. */
  #overwrite(content: Uint8Array): void {
    try {
      writeSafely(this.#target, 'r+', content);
    } catch (error) {
      writeSafely(this.#target, 'r+', this.#before);
      throw error;
    }
  }
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? encode(content) : content;
}

function mustBeReplaceable(path: string, target: string, stats: Stats): void {
  if (!stats.isFile()) throw new UsageError(writeFilesTexts.notOrdinary({ path }));
  if ((stats.mode & 0o222) === 0) throw new UsageError(writeFilesTexts.readOnly({ path }));
  accessSync(systemPath(target), constants.W_OK);
  if (stats.nlink > 1) {
    throw new UsageError(writeFilesTexts.hardLinks({ path, count: stats.nlink }));
  }
}

/** A file that changed hands might be one that the broker can no longer read. */
function mustHaveOwner(path: string, old: Stats, { uid, gid, mode }: Stats): void {
  if (uid !== old.uid || gid !== old.gid || mode !== old.mode) {
    throw new UsageError(writeFilesTexts.otherOwner({ path }));
  }
}

/** Writes a whole content and waits until it is on the disk. */
function writeSafely(path: string, flags: 'wx' | 'r+', content: Uint8Array): void {
  const file = openSync(systemPath(path), flags, 0o600);
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
