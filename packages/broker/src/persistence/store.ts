import { closeSync, constants, lstatSync, openSync } from 'node:fs';
import { type Configuration, since } from '@mosquitto-conf/config';
import { autosaveInterval, autosaveOnChanges, persistence } from '@mosquitto-conf/config/directives';
import { errorMessage, forgetsSessions, persistencePath, TextError } from '@mosquitto-conf/config/internal';
import { readOpen, UnreadFile } from '@mosquitto-conf/config/node';
import type { Core } from '../core.js';
import type { ListenerState } from '../listeners/listener-state.js';
import { logText } from '../log/log.js';
import { databaseTexts } from '../texts/database.js';
import { startTexts } from '../texts/start.js';
import type { WorkingFolder } from '../working-folder.js';
import { formatOf } from './format.js';
import { readDatabase } from './read.js';
import { restoreSnapshot } from './restore.js';
import { saveDatabase } from './save.js';
import { takeSnapshot } from './snapshot.js';
import type { StateStore } from './state-store.js';
import { writeDatabase } from './write.js';

/** The largest database that is read, in bytes: what fits into one buffer of every Node. */
const LARGEST_DATABASE = 2 ** 31 - 2;

/** The name of the copy. */
const COPY = 'mosquitto.db';

/** Saves the broker's state to `mosquitto.db` and restores it, as configured. */
export class Store implements StateStore {
  /** The path in the configuration. */
  #name = '';
  #source = '';
  #interval = 0;
  #onChanges = false;
  #isOn = false;
  #savedAt: number;
  /** A file that was not read, or not to its end: it is not replaced, so that nothing in it is lost. */
  #unread: string | undefined;

  /**
   * @param locate where a path of the broker's is found here
   * @param folder where a copy is written; without it the database itself is
   */
  constructor(
    configuration: Configuration,
    private readonly core: Core,
    private readonly locate: (path: string) => string,
    private readonly folder?: WorkingFolder,
  ) {
    this.#savedAt = core.clock.seconds();
    this.format = formatOf(configuration.release);
    this.follow(configuration);
  }

  /** Goes by what is in force from now on, at the start and after a reload. */
  follow(configuration: Configuration): void {
    const { settings } = configuration;
    this.#isOn = settings.get(persistence);
    this.#name = persistencePath(configuration);
    this.#source = this.locate(this.#name);
    this.#interval = settings.get(autosaveInterval);
    this.#onChanges = settings.get(autosaveOnChanges);
  }

  /** The version of the file that the target writes. */
  readonly format: ReturnType<typeof formatOf>;

  get isOn(): boolean {
    return this.#isOn;
  }

  /** Where it is written; undefined with `persistence false`. */
  get written(): string | undefined {
    return this.#isOn ? this.path : undefined;
  }

  /** Where it would be written. */
  get path(): string {
    return this.folder?.file(COPY) ?? this.#source;
  }

  /**
   * Restores what was saved; nothing if there is no file yet, or none that can be opened (persist__restore).
   * @throws DatabaseError if the file is damaged
   */
  restore(listeners: readonly ListenerState[]): void {
    if (!this.#isOn) return;
    const path = this.folder?.has(COPY) ? this.path : this.#source;
    this.#unread = path;
    const bytes = this.#read(path);
    if (!bytes) return;
    this.#adopt(bytes, path, listeners);
    this.#unread = undefined;
  }

  #adopt(bytes: Buffer, path: string, listeners: readonly ListenerState[]): void {
    const { log } = this.core;
    const database = readDatabase(bytes, this.core.release);
    if (database.version !== undefined && database.version > this.format) {
      throw new TextError(startTexts.databaseLater({ path, version: database.version, latest: this.format }));
    }
    for (const { offset, reason } of database.ignored)
      logText(log, 'warning', databaseTexts.ignored({ path, offset, reason }));
    // From 1.6 sessions of older files last no time at all, so only what is retained is left.
    const isForgotten = this.format > 4 && (database.version ?? 6) < 5;
    restoreSnapshot(this.core, isForgotten ? { ...database, sessions: [] } : database, listeners);
    if (since(this.core.release, '2.1')) {
      log.write('information', `Restored ${this.core.retained.count} retained messages`);
      log.write('information', `Restored ${this.core.sessions.size} clients`);
    }
  }

  /** The contents of the file. The broker starts without one that cannot be opened, and says so. */
  #read(path: string): Buffer | undefined {
    try {
      // From 2.1 what must not be read by others is not read through a link (mosquitto_fopen).
      const follows = !since(this.core.release, '2.1') || process.env[UNSAFE_LINKS] !== undefined;
      const flags = constants.O_RDONLY | constants.O_NONBLOCK | (follows ? 0 : constants.O_NOFOLLOW);
      const file = openSync(path, flags);
      try {
        return Buffer.from(readOpen(file, path, LARGEST_DATABASE));
      } finally {
        closeSync(file);
      }
    } catch (error) {
      // To begin anew would lose it at the next save.
      if (error instanceof UnreadFile && error.reason === 'large') throw error;
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT') this.#unread = undefined;
      else logText(this.core.log, 'warning', databaseTexts.unread({ reason: message }));
      return undefined;
    }
  }

  /** To be called every second: saves when it is time, or when enough has changed (autosave in the main loop). */
  async tick(): Promise<void> {
    if (!this.#isOn || this.#interval <= 0) return;
    const now = this.core.clock.seconds();
    const isDue = this.#onChanges
      ? this.core.changes >= this.#interval
      : now - this.#savedAt >= this.#interval;
    if (!isDue) return;
    this.#savedAt = now;
    this.core.changes = 0;
    await this.save(false);
  }

  /**
   * Saves everything as it is now. An error is logged, and the broker continues (persist__backup).
   * @returns why it is not on disk; undefined if it is
   */
  async save(atShutdown: boolean): Promise<Error | undefined> {
    if (!this.#isOn) return undefined;
    const { log } = this.core;
    const name = this.folder ? this.path : this.#name;
    if (this.path === this.#unread && lstatSync(this.path, { throwIfNoEntry: false })) {
      const error = new TextError(databaseTexts.notReplaced({ name }));
      log.write('error', `Error saving in-memory database, ${errorMessage(error, log.language)}.`);
      return error;
    }
    log.write('information', `Saving in-memory database to ${name}.`);
    const snapshot = takeSnapshot(this.core);
    const isForgotten = atShutdown && forgetsSessions(this.core.release);
    const database = isForgotten ? { ...snapshot, sessions: [] } : snapshot;
    const chunks = writeDatabase(database, this.format, { atShutdown });
    try {
      await saveDatabase(this.path, chunks);
      return undefined;
    } catch (error) {
      log.write('error', `Error saving in-memory database, ${errorMessage(error, log.language)}.`);
      return error as Error;
    }
  }
}

/** Allows symbolic links all the same. */
const UNSAFE_LINKS = 'MOSQUITTO_UNSAFE_ALLOW_SYMLINKS';
