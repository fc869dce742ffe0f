import { isBundled } from '../catalogue/file-plugins.js';
import { persistenceLocation } from '../catalogue/persistence.js';
import type { Plugin } from '../configuration.js';
import type { FileStatus } from '../host.js';
import type { Place } from '../report.js';
import { fileAdvice, writtenDatabase } from '../texts/files.js';
import { pluginTexts as texts } from '../texts/plugins.js';
import type { Start } from './start.js';
import { type WriteFault, whyNotWritable, writeFault } from './writable.js';

/** How a database begins; an empty file becomes one. */
const MAGIC = new TextEncoder().encode('SQLite format 3\0');

/** What SQLite writes beside a database (`PRAGMA journal_mode=WAL`). */
const JOURNAL = '-wal';

/** The plugin for SQLite opens its database when it is loaded, and the broker ends if that fails (persist_sqlite__init). */
export function checkSqliteDatabase(start: Start, plugin: Plugin): void {
  const database = start.isSince('2.1') ? databaseOf(start, plugin) : undefined;
  if (!database || database.path === ':memory:') return;
  const { path, place } = database;
  const failure = start.skips('written-files') ? undefined : whyNotUsable(start, database);
  if (failure === 'unknown') {
    start.notHere(writtenDatabase, path, place);
    return;
  }
  const fault = failure ? writeFault(start, writtenDatabase, path, failure) : contentFault(start, path);
  if (!fault) return;
  const { message, help } = fault;
  start.refuse({ code: 'plugin-database-unusable', message, why: texts.databaseRefused, help }, place);
}

interface Database {
  readonly path: string;
  /** The folder that the plugin creates for it. */
  readonly created?: string;
  /** The line that says where it is. */
  readonly place: Place;
}

/** With `persistence_location` the option `db_file` does not count (get_db_file). */
function databaseOf({ configuration }: Start, { path, options }: Plugin): Database | undefined {
  if (!isBundled(path, 'mosquitto_persist_sqlite')) return undefined;
  const location = configuration.settings.setting(persistenceLocation);
  if (location)
    return {
      path: `${location.value}/mosquitto.sqlite3`,
      created: location.value.replace(/(?<=.)[/]+$/, ''),
      place: location.place,
    };
  const file = options.findLast(({ key }) => key.toLowerCase() === 'db_file');
  return file && { path: file.value, place: file.place };
}

/** The database and the files beside it are written. */
function whyNotUsable(start: Start, { path, created }: Database): ReturnType<typeof whyNotWritable> {
  if (created !== undefined && start.host.files.status(created) === 'missing')
    return whyNotWritable(start, created);
  return whyNotWritable(start, path) ?? whyNotWritable(start, `${path}${JOURNAL}`);
}

function contentFault({ host: { files } }: Start, path: string): WriteFault | undefined {
  if (isSpecial(files.status(path)))
    return { message: writtenDatabase.notRegular({ path }), help: fileAdvice.useRegularFile };
  const content = files.read(path);
  if (!(content instanceof Uint8Array) || content.length === 0) return undefined;
  if (MAGIC.every((byte, index) => content[index] === byte)) return undefined;
  return { message: texts.databaseOther({ path }), help: texts.chooseDatabase };
}

function isSpecial(status: FileStatus | string): boolean {
  return typeof status !== 'string' && !['file', 'directory'].includes(status.kind);
}
