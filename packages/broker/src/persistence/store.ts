import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Configuration } from '@mosquitto-conf/config';
import type { Core } from '../core.js';
import type { Door } from '../listeners/door.js';
import { formatOf } from './format.js';
import { readDatabase } from './read.js';
import { restoreSnapshot } from './restore.js';
import { saveDatabase } from './save.js';
import { takeSnapshot } from './snapshot.js';
import { writeDatabase } from './write.js';

/** Keeps what a broker has in its `mosquitto.db`, as the configuration wants it. */
export class Store {
  readonly path: string;
  readonly #interval: number;
  readonly #onChanges: boolean;
  #savedAt: number;

  /** @param locate where a path of the broker's is found here */
  constructor(
    { settings, release }: Configuration,
    private readonly core: Core,
    locate: (path: string) => string,
  ) {
    const folder = settings.text('persistence_location') ?? '';
    const name = settings.text('persistence_file') ?? 'mosquitto.db';
    this.path = locate(folder === '' ? name : join(folder, name));
    this.#interval = settings.number('autosave_interval') ?? 1800;
    this.#onChanges = settings.flag('autosave_on_changes') ?? false;
    this.#savedAt = core.clock.seconds();
    this.format = formatOf(release);
  }

  /** The version of the file that the target writes. */
  readonly format: ReturnType<typeof formatOf>;

  /**
   * Puts back what was saved; nothing where there is no file yet.
   * @throws DatabaseError where the file is damaged, Error of the system where it cannot be read
   */
  restore(doors: readonly Door[]): void {
    let bytes: Buffer;
    try {
      bytes = readFileSync(this.path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
      throw error;
    }
    const database = readDatabase(bytes);
    if (database.version !== undefined && database.version > this.format) {
      throw new Error(
        `The database ${this.path} is of version ${database.version}, which came with a later release: this one reads up to ${this.format}.`,
      );
    }
    for (const { offset, reason } of database.ignored)
      this.core.log.write('warning', `${this.path}, offset ${offset}: ${reason}`);
    // From 1.6 sessions of older files last no time at all, so only what is retained is left.
    const isForgotten = this.format > 4 && (database.version ?? 6) < 5;
    restoreSnapshot(this.core, isForgotten ? { ...database, sessions: [] } : database, doors);
  }

  /** To be called every second: saves when it is time, or when enough has changed (autosave in the main loop). */
  async tick(): Promise<void> {
    if (this.#interval <= 0) return;
    const now = this.core.clock.seconds();
    const isDue = this.#onChanges
      ? this.core.changes >= this.#interval
      : now - this.#savedAt >= this.#interval;
    if (!isDue) return;
    this.#savedAt = now;
    this.core.changes = 0;
    await this.save(false);
  }

  /** Saves everything as it is now. @throws Error of the system where it cannot be written */
  save(atShutdown: boolean): Promise<void> {
    return saveDatabase(this.path, writeDatabase(takeSnapshot(this.core), this.format, { atShutdown }));
  }
}
