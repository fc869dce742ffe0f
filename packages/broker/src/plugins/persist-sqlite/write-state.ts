import type { JSValue, Database as Sqlite } from 'node-sqlite3-wasm';
import { directions, messageStates } from '../../persistence/format.js';
import {
  type Database,
  NEVER,
  type SessionSubscription,
  type StoredMessage,
} from '../../persistence/model.js';
import { propertiesToJson } from './property-json.js';

/** Writes everything anew, in one transaction. @param seconds the time now, since 1970 */
export function writeState(sqlite: Sqlite, { retained, sessions }: Database, seconds: number): void {
  sqlite.exec('BEGIN');
  try {
    for (const table of ['base_msgs', 'retains', 'clients', 'subscriptions', 'client_msgs'])
      sqlite.exec(`DELETE FROM ${table}`);
    const insert = inserter(sqlite);
    const idOf = messageIds(insert);
    for (const message of retained) insert('retains', [message.topic, idOf(message)]);
    for (const session of sessions) {
      const { clientId, username, listenerPort, expiresAt, expiryInterval } = session;
      // The interval is a number of 32 bits with a sign.
      const interval = expiryInterval | 0;
      const limits = [0, 2, 1];
      // Of a client that is connected the session lasts from now on, as if the broker ended (session_expiry__add).
      const isOpen = expiresAt === 0 && expiryInterval !== NEVER;
      const expiryTime = isOpen ? seconds + expiryInterval : expiresAt;
      insert('clients', [
        clientId,
        username ?? null,
        seconds,
        0,
        expiryTime,
        listenerPort,
        ...limits,
        interval,
        0,
      ]);
      for (const one of session.subscriptions)
        insert('subscriptions', [clientId, one.filter, optionsOf(one), one.identifier]);
      for (const [index, one] of session.messages.entries())
        insert('client_msgs', [
          clientId,
          index + 1,
          idOf(one.message),
          one.dup,
          directions.indexOf(one.direction),
          one.messageId,
          one.qos,
          Number(one.retain),
          messageStates.indexOf(one.state),
          one.subscriptionId,
        ]);
    }
    insert.close();
    sqlite.exec('COMMIT');
  } catch (error) {
    sqlite.exec('ROLLBACK');
    throw error;
  }
}

/** Inserts a row, with one prepared statement for each table. */
interface Insert {
  (table: string, values: JSValue[]): void;
  close(): void;
}

function inserter(sqlite: Sqlite): Insert {
  const statements = new Map<string, ReturnType<Sqlite['prepare']>>();
  const insert = (table: string, values: JSValue[]) => {
    let statement = statements.get(table);
    if (!statement) {
      statement = sqlite.prepare(
        `INSERT OR REPLACE INTO ${table} VALUES (${values.map(() => '?').join(',')})`,
      );
      statements.set(table, statement);
    }
    statement.run(values);
  };
  return Object.assign(insert, {
    close: () => {
      for (const statement of statements.values()) statement.finalize();
    },
  });
}

/** Inserts each message once, however many wait for it. */
function messageIds(insert: Insert): (message: StoredMessage) => number {
  const ids = new Map<StoredMessage, number>();
  return (message) => {
    const known = ids.get(message);
    if (known !== undefined) return known;
    const id = ids.size + 1;
    ids.set(message, id);
    const { topic, payload, source, sourceMessageId, qos, retain, properties, expiresAt } = message;
    insert('base_msgs', [
      id,
      expiresAt,
      topic,
      payload.length > 0 ? payload : null,
      source?.clientId ?? null,
      source?.username ?? null,
      payload.length,
      sourceMessageId,
      source?.listenerPort ?? 0,
      qos,
      Number(retain),
      propertiesToJson(properties),
    ]);
    return id;
  };
}

function optionsOf({ qos, noLocal, retainAsPublished, retainHandling }: SessionSubscription): number {
  return qos | (noLocal ? 4 : 0) | (retainAsPublished ? 8 : 0) | (retainHandling << 4);
}
