import { rmSync } from 'node:fs';
import { TextError } from '@mosquitto-conf/config/internal';
import type { Database } from 'node-sqlite3-wasm';
import { startTexts } from '../../texts/start.js';
import { createTables } from './schema.js';

/** How a database is opened, as the options of the plugin say it. */
export interface SqliteSettings {
  /** `PRAGMA synchronous`. */
  readonly synchronous: number;
  readonly pageSize: number;
}

/**
 * Opens a database, and creates its tables if it is new (persist_sqlite__init). No other program may use it meanwhile: WebAssembly
 * has no memory that processes share, which a database with a write-ahead log needs otherwise.
 * @throws Error if it cannot be opened, or is of another version
 */
export async function openSqlite(path: string, { synchronous, pageSize }: SqliteSettings): Promise<Database> {
  const { default: sqlite } = await import('node-sqlite3-wasm').catch((error: Error) => {
    throw new TextError(startTexts.sqliteMissing({ reason: error.message }));
  });
  const database = new sqlite.Database(path);
  try {
    database.exec('PRAGMA locking_mode=EXCLUSIVE');
    database.exec(`PRAGMA page_size=${pageSize}`);
    database.get('PRAGMA journal_mode=WAL');
    database.exec('PRAGMA foreign_keys=ON');
    database.exec(`PRAGMA synchronous=${synchronous}`);
    createTables(database);
    // The package locks the database by a folder, which a crash would leave behind, so that the next start would be refused.
    rmSync(`${path}.lock`, { recursive: true, force: true });
    return database;
  } catch (error) {
    database.close();
    const { message } = error as Error;
    throw message.includes('locked')
      ? new TextError(startTexts.databaseLocked({ folder: `${path}.lock` }))
      : error;
  }
}

/** Ends the write-ahead log, so that the file alone has everything (persist_sqlite__cleanup). */
export function closeSqlite(database: Database): void {
  database.get('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
}
