import { lstatSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { Configuration, Text } from '@mosquitto-conf/config';
import { logDest, persistence, pidFile } from '@mosquitto-conf/config/directives';
import { persistencePath } from '@mosquitto-conf/config/internal';
import { runTexts } from '../texts/run.js';
import type { WorkingFolder } from '../working-folder.js';

/** The files that a broker writes while it runs: those that the configuration names, or others in a working folder. */
export class WrittenFiles {
  #pidFile: string | undefined;

  /**
   * @param locate where a path of the broker's is found here
   * @param folder for files in the place of the configured ones; without it those are written
   */
  constructor(
    private readonly locate: (path: string) => string,
    private readonly folder: WorkingFolder | undefined,
  ) {}

  /** Where the log file is written that the configuration names. */
  readonly locateLog = (path: string): string => {
    if (!this.folder || isStream(path)) return this.locate(path);
    return this.folder.file('mosquitto.log');
  };

  /** What is written in the place of what: one sentence for each file. */
  replacements({ settings, ...rest }: Configuration): readonly Text[] {
    const { folder } = this;
    if (!folder) return [];
    const log = settings.all(logDest).findLast(({ value }) => value.to === 'file')?.value.path;
    const pid = settings.get(pidFile);
    const database = settings.get(persistence) ? persistencePath({ settings, ...rest }) : undefined;
    const texts: Text[] = [];
    if (database !== undefined)
      texts.push(runTexts.databaseCopied({ path: plain(database), copy: folder.file('mosquitto.db') }));
    if (log !== undefined && !isStream(log))
      texts.push(runTexts.logReplaced({ path: log, copy: folder.file('mosquitto.log') }));
    if (pid !== undefined)
      texts.push(runTexts.pidReplaced({ path: pid, copy: folder.file('mosquitto.pid') }));
    return texts;
  }

  /**
   * Writes the pid file, if one is configured.
   * @returns why it was not written: one sentence; undefined if it was, or none is configured
   */
  writePidFile({ settings }: Configuration): Text | undefined {
    const configured = settings.get(pidFile);
    if (configured === undefined) return undefined;
    const path = this.folder?.file('mosquitto.pid') ?? this.locate(configured);
    // Releases up to 2.0.11 would write into it and remove it in the end.
    if (statSync(path, { throwIfNoEntry: false })?.isFile() === false) {
      return runTexts.pidNotFile({ path: configured });
    }
    writeFileSync(path, `${process.pid}`);
    this.#pidFile = path;
    return undefined;
  }

  /** Removes the pid file, if it was written. */
  removePidFile(): void {
    const path = this.#pidFile;
    this.#pidFile = undefined;
    if (path !== undefined && lstatSync(path, { throwIfNoEntry: false })?.isFile()) rmSync(path);
  }
}

/** A path without doubled slashes: the release puts one behind `persistence_location`, whatever that ends with. */
function plain(path: string): string {
  return path.replace(/(?<=[^/])\/{2,}/g, '/');
}

/** Whether a path stands for something of this process or for nothing, which no broker owns. */
function isStream(path: string): boolean {
  return /^\/dev\/(?:stdout|stderr|null|tty|fd\/\d+)$/.test(path);
}
