import type { SQLiteValue, Database as Sqlite } from 'node-sqlite3-wasm';
import { directions, messageStates } from '../../persistence/format.js';
import type {
  Database,
  QoS,
  SessionMessage,
  SessionSubscription,
  StoredMessage,
  StoredSession,
  StoredWill,
} from '../../persistence/model.js';
import { propertiesFromJson } from './property-json.js';

type Row = Readonly<Record<string, SQLiteValue>>;

/**
 * Reads what a database keeps (persist_sqlite__restore_cb). Rows that refer to what is not there are left out, and messages
 * that nothing refers to are removed (db__msg_store_compact).
 */
export function readState(sqlite: Sqlite): Database {
  const rows = (sql: string) => sqlite.all(sql) as Row[];
  const messages = new Map<string, StoredMessage>();
  for (const row of rows("SELECT * FROM base_msgs WHERE typeof(store_id) = 'integer'"))
    messages.set(String(row.store_id), {
      ...messageOf(row),
      storeId: BigInt(row.store_id as number | bigint),
    });
  const retained = rows('SELECT * FROM retains ORDER BY topic').flatMap(
    ({ store_id }) => messages.get(String(store_id)) ?? [],
  );
  const subscriptions = groupByClient(rows('SELECT * FROM subscriptions'));
  const waiting = groupByClient(rows('SELECT * FROM client_msgs ORDER BY rowid'));
  const sessions = rows('SELECT * FROM clients').map((row): StoredSession => {
    const clientId = String(row.client_id);
    const own = (waiting.get(clientId) ?? []).flatMap((one) => sessionMessageOf(one, messages));
    return {
      clientId,
      username: textOf(row.username),
      listenerPort: Number(row.listener_port),
      lastMessageId: Math.max(
        0,
        ...own.filter(({ direction }) => direction === 'out').map(({ messageId }) => messageId),
      ),
      disconnectedAt: 0,
      // A number of 32 bits with a sign.
      expiryInterval: Number(row.session_expiry_interval) >>> 0,
      expiresAt: Number(row.session_expiry_time),
      subscriptions: (subscriptions.get(clientId) ?? []).map(subscriptionOf),
      messages: own,
    };
  });
  const wills = rows(
    'SELECT w.*, c.will_delay_interval AS delay FROM wills w LEFT JOIN clients c USING (client_id)',
  ).map(willOf);
  // Only once everything could be read: a database that cannot be is left as it is.
  sqlite.exec(
    'DELETE FROM base_msgs WHERE store_id NOT IN (SELECT store_id FROM client_msgs UNION SELECT store_id FROM retains)',
  );
  return { retained, sessions, wills };
}

function willOf(row: Row): StoredWill {
  const message = messageOf({ ...row, expiry_time: 0, source_mid: 0 });
  return { clientId: String(row.client_id), message, delay: Number(row.delay ?? 0) >>> 0 };
}

function messageOf(row: Row): StoredMessage {
  const clientId = textOf(row.source_id);
  return {
    topic: String(row.topic),
    payload: row.payload instanceof Uint8Array ? Buffer.from(row.payload) : Buffer.alloc(0),
    qos: Number(row.qos) as QoS,
    retain: Number(row.retain) !== 0,
    properties: propertiesFromJson(row.properties),
    expiresAt: Number(row.expiry_time),
    source:
      clientId === undefined
        ? undefined
        : { clientId, username: textOf(row.source_username), listenerPort: Number(row.source_port) },
    sourceMessageId: Number(row.source_mid),
  };
}

/** The options as a SUBSCRIBE of MQTT 5.0 has them, section 3.8.3.1. */
function subscriptionOf(row: Row): SessionSubscription {
  const options = Number(row.subscription_options);
  return {
    filter: String(row.topic),
    qos: (options & 3) as QoS,
    noLocal: (options & 4) !== 0,
    retainAsPublished: (options & 8) !== 0,
    retainHandling: ((options >> 4) & 3) as 0 | 1 | 2,
    identifier: Number(row.subscription_identifier),
  };
}

function sessionMessageOf(row: Row, messages: ReadonlyMap<string, StoredMessage>): SessionMessage[] {
  const message = messages.get(String(row.store_id));
  const direction = directions[Number(row.direction)];
  const state = messageStates[Number(row.state)];
  if (!message || !direction || !state) return [];
  return [
    {
      message,
      direction,
      state,
      messageId: Number(row.mid),
      qos: Number(row.qos) as QoS,
      retain: Number(row.retain) !== 0,
      dup: Number(row.dup),
      subscriptionId: Number(row.subscription_identifier ?? 0),
    },
  ];
}

function groupByClient(rows: readonly Row[]): ReadonlyMap<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const clientId = String(row.client_id);
    const group = groups.get(clientId);
    if (group) group.push(row);
    else groups.set(clientId, [row]);
  }
  return groups;
}

/** The columns of texts are of type STRING, so that SQLite keeps what looks like a number as one. */
function textOf(value: SQLiteValue | undefined): string | undefined {
  return value === null || value === undefined ? undefined : String(value);
}
