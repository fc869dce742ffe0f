import { linkSync, lstatSync, realpathSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { systemPath } from '@mosquitto-conf/config/node';
import { decode } from '@mosquitto-conf/grammar';
import { UsageError } from '../failure.js';
import { writeFilesTexts } from '../texts/write-files.js';
import { setAccess } from './access.js';
import { removeLeftovers, temporaryName } from './leftovers.js';
import { bytesOf, type Change, type StagedFile } from './staged-file.js';
import { syncFolder, writeSafely } from './write-safely.js';

/** What the system says of a file system that has no second names for a file. */
const NO_LINKS = /^(?:EPERM|ENOTSUP|EOPNOTSUPP|ENOSYS|EMLINK)$/;

/** A file that is not there yet. It is never open to more users than the change says, and never there in part. */
export class CreatedFile implements StagedFile {
  readonly target: string;
  readonly #temporary: string;
  readonly #content: Uint8Array;

  /**
   * Writes the content beside the place of the file.
   * @throws UsageError where it is there already; the system's errors where it cannot be written
   */
  constructor(readonly change: Change) {
    const { path, content } = change;
    this.#content = bytesOf(content);
    const folder = decode(realpathSync.native(systemPath(dirname(path)), 'buffer'));
    this.target = join(folder, basename(path));
    this.mustBeUnchanged();
    removeLeftovers(folder);
    this.#temporary = temporaryName(folder);
    try {
      writeSafely(this.#temporary, 'wx', this.#content, change.mode);
      setAccess(this.#temporary, { owner: change.owner });
    } catch (error) {
      this.discard();
      throw error;
    }
  }

  mustBeUnchanged(): void {
    const found = lstatSync(systemPath(this.target), { throwIfNoEntry: false });
    if (!found) return;
    const { path } = this.change;
    const { exists, deadLink, notWritten } = writeFilesTexts;
    throw new UsageError(notWritten({ path, reason: found.isSymbolicLink() ? deadLink : exists }));
  }

  commit(): void {
    this.mustBeUnchanged();
    try {
      // Unlike a rename, it replaces nothing that came meanwhile.
      linkSync(systemPath(this.#temporary), systemPath(this.target));
    } catch (error) {
      if (!NO_LINKS.test((error as NodeJS.ErrnoException).code ?? '')) throw error;
      this.#writeInPlace();
    }
    this.discard();
    syncFolder(dirname(this.target));
  }

  undo(): void {
    rmSync(systemPath(this.target), { force: true });
  }

  discard(): void {
    rmSync(systemPath(this.#temporary), { force: true });
  }

  #writeInPlace(): void {
    writeSafely(this.target, 'wx', new Uint8Array(), this.change.mode);
    try {
      setAccess(this.target, { owner: this.change.owner });
      writeSafely(this.target, 'r+', this.#content);
    } catch (error) {
      this.undo();
      throw error;
    }
  }
}
