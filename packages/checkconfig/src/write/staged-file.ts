import { accessSync, constants, realpathSync, renameSync, rmSync, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { readBounded, systemPath } from '@mosquitto-conf/config/node';
import { decode, encode } from '@mosquitto-conf/grammar';
import { UsageError } from '../failure.js';
import { writeFilesTexts } from '../texts/write-files.js';
import { type Access, setAccess } from './access.js';
import { copyAttributes } from './copy-attributes.js';
import { removeLeftovers, temporaryName } from './leftovers.js';
import { mustBeWhole, overwrite } from './overwrite.js';
import { syncFolder, writeSafely } from './write-safely.js';

/** A file's new content, and who may read it. */
export interface Change extends Access {
  readonly path: string;
  /** A text (as `decode` gave it, bytes that are not UTF-8 included) or bytes. */
  readonly content: string | Uint8Array;
  /**
   * What the file held when it was read: a file that another program changed since is not written. Undefined where there was
   * none: one that is there now is not written.
   */
  readonly before: string | Uint8Array | undefined;
}

/** A new content that lies beside its file, ready to take its place. */
export interface StagedFile {
  readonly change: Change;
  /** The file itself, where `change.path` leads to through links. */
  readonly target: string;
  /** @throws UsageError where the file is not what it was when it was read */
  mustBeUnchanged(): void;
  /** Takes the file's place: all of it or nothing. */
  commit(): void;
  /** Makes the place what it was before `commit`. */
  undo(): void;
  /** Removes what lies beside the file. */
  discard(): void;
}

/** A new content for a file that is there. It keeps whatever the file has besides, unless the change says otherwise. */
export class ReplacedFile implements StagedFile {
  readonly target: string;
  readonly #temporary: string;
  readonly #content: Uint8Array;
  readonly #before: Uint8Array;
  /** Whether the new file has all that the old one has besides its content. */
  readonly #isAlike: boolean;

  /**
   * Writes the new content beside the file. Of a symbolic link, the file it leads to is meant.
   * @throws UsageError where the file must not be replaced; the system's errors where it cannot be
   */
  constructor(
    readonly change: Change,
    before: string | Uint8Array,
  ) {
    const { path, content } = change;
    this.#content = bytesOf(content);
    this.#before = bytesOf(before);
    this.target = decode(realpathSync.native(systemPath(path), 'buffer'));
    const stats = statSync(systemPath(this.target));
    mustBeReplaceable(path, this.target, stats);
    this.mustBeUnchanged();
    mustBeWhole(path, this.target);
    const folder = dirname(this.target);
    removeLeftovers(folder);
    this.#temporary = temporaryName(folder);
    try {
      writeSafely(this.#temporary, 'wx', this.#content);
      this.#isAlike = copyAttributes(this.target, this.#temporary);
      if (this.#isAlike) {
        mustHaveOwner(path, stats, statSync(systemPath(this.#temporary)));
        setAccess(this.#temporary, change);
      }
    } catch (error) {
      this.discard();
      throw error;
    }
  }

  mustBeUnchanged(): void {
    if (Buffer.compare(readBounded(this.target), this.#before) === 0) return;
    throw new UsageError(writeFilesTexts.changedMeanwhile({ path: this.change.path }));
  }

  commit(): void {
    this.mustBeUnchanged();
    if (this.#isAlike) renameSync(systemPath(this.#temporary), systemPath(this.target));
    else {
      // Before the content is there, so that it is never open to others.
      setAccess(this.target, this.change);
      overwrite(this.target, this.#content, this.#before);
    }
    this.discard();
    syncFolder(dirname(this.target));
  }

  undo(): void {
    overwrite(this.target, this.#before, this.#content);
  }

  discard(): void {
    rmSync(systemPath(this.#temporary), { force: true });
  }
}

export function bytesOf(content: string | Uint8Array): Uint8Array {
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
