import { atoi, TextError } from '@mosquitto-conf/config/internal';
import { startTexts } from '../../texts/start.js';
import type { PluginHandlers, PluginHost } from '../broker-plugin.js';
import { PluginRefused } from '../plugin-refused.js';
import { ChangeWriter } from './change-writer.js';
import { readState } from './read-state.js';
import { OtherTables, UnknownSchema } from './schema.js';
import { closeSqlite, openSqlite } from './sqlite.js';

/** `mosquitto_persist_sqlite`: what the broker keeps is in an SQLite database. */
export async function persistSqlite(broker: PluginHost): Promise<PluginHandlers> {
  const settings = {
    synchronous: synchronous[broker.option('sync')?.toLowerCase() ?? 'normal'] ?? NORMAL,
    pageSize: readNumber(broker, 'page_size', 4096),
  };
  const interval = readNumber(broker, 'flush_period', 5);
  const name = databaseOf(broker);
  if (name === undefined) {
    broker.log(
      'warning',
      'Warning: Sqlite persistence plugin has no plugin_opt_db_file defined. The plugin will not be activated.',
    );
    return {};
  }
  const path = broker.written(name);
  if (path === undefined) return {};
  const database = await openSqlite(path, settings).catch((error: Error) => {
    const reason = error instanceof TextError ? error.text : error.message;
    const text = startTexts.databaseUnusable({ name, reason });
    if (error instanceof UnknownSchema) {
      // The reference's line, for scripts that wait for it, and its code (MOSQ_ERR_INVAL).
      broker.log('error', `Sqlite persistence: Unknown database_schema version ${error.version}`);
      throw new PluginRefused(text, 3);
    }
    if (error instanceof OtherTables) {
      // The same, with SQLite's code for an error in a statement.
      broker.log('error', `Sqlite persistence: ${error.logged}`);
      throw new PluginRefused(text, 1);
    }
    // What only this broker needs, or else the reference's code for a database that it cannot open (MOSQ_ERR_UNKNOWN).
    throw error instanceof TextError ? new TextError(text) : new PluginRefused(text, 13);
  });
  const writer = new ChangeWriter(database);
  let failure: Error | undefined;
  const commit = () => {
    try {
      writer.commit();
    } catch (error) {
      // The same reason in each period is logged once.
      const { message } = error as Error;
      if (failure?.message !== message) broker.log('error', `Error saving to ${path}: ${message}`);
      failure = error as Error;
    }
  };
  let isScheduled = false;
  return {
    persist: {
      path,
      restore() {
        try {
          return readState(database);
        } catch (error) {
          const reason = (error as Error).message;
          throw new TextError(startTexts.databaseUnusable({ name, reason }));
        }
      },
      change(change) {
        writer.write(change);
        if (interval > 0 || isScheduled) return;
        // What happens in one turn of the event loop is written together.
        isScheduled = true;
        setImmediate(() => {
          isScheduled = false;
          commit();
        });
      },
      flush() {
        writer.commit();
        // SQLite may have given up what a commit before this one did not write.
        const before = failure;
        failure = undefined;
        if (before) throw before;
      },
    },
    tick() {
      commit();
      return interval * 1000;
    },
    close() {
      writer.close();
      closeSqlite(database);
    },
  };
}

/** Beside the other files of the broker, whatever the option says, or where the option says (get_db_file). */
function databaseOf({ persistenceLocation, option }: PluginHost): string | undefined {
  return persistenceLocation === undefined ? option('db_file') : `${persistenceLocation}/mosquitto.sqlite3`;
}

const NORMAL = 1;

/** Start-up refuses other words, and numbers that are too low. */
const synchronous: Readonly<Record<string, number>> = { off: 0, normal: NORMAL, full: 2, extra: 3 };

/** A number of an option, read like atoi(3) (conf_parse_uint). */
function readNumber({ option }: PluginHost, key: string, usual: number): number {
  const value = option(key);
  return value === undefined ? usual : atoi(value);
}
