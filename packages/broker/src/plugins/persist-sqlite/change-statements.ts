import type { JSValue } from 'node-sqlite3-wasm';
import type { KeptSessionMessage, PersistChange } from '../../persistence/changes.js';
import { directions, messageStates } from '../../persistence/format.js';
import type { SessionSubscription, StoredMessage } from '../../persistence/model.js';
import { propertiesToJson } from './property-json.js';
import { insertInto } from './schema.js';

/** A statement, and the values for it. */
export type Statement = readonly [sql: string, ...values: JSValue[]];

/**
 * What a change writes (persist_sqlite__client_add_cb and others).
 * @param seconds the time now, since 1970
 */
export function statementsOf(change: PersistChange, seconds: number): readonly Statement[] {
  switch (change.type) {
    case 'client-add': {
      const { client } = change;
      return [
        [
          insert('clients'),
          client.clientId,
          client.username ?? null,
          seconds,
          client.willAt,
          client.expiresAt,
          client.listenerPort,
          client.maximumPacketSize,
          client.maxQos,
          1,
          // A number of 32 bits with a sign.
          client.expiryInterval | 0,
          client.willDelay | 0,
        ],
      ];
    }
    case 'client-update': {
      const { expiresAt, willAt, clientId } = change.client;
      const sql = 'UPDATE clients SET session_expiry_time=?, will_delay_time=? WHERE client_id=?';
      return [[sql, expiresAt, willAt, clientId]];
    }
    case 'client-delete':
      return ['subscriptions', 'client_msgs', 'clients'].map((table) => [
        `DELETE FROM ${table} WHERE client_id=?`,
        change.clientId,
      ]);
    case 'subscription-add': {
      const { filter, identifier } = change.subscription;
      const options = optionsOf(change.subscription);
      return [[insert('subscriptions'), change.clientId, filter, options, identifier]];
    }
    case 'subscription-delete':
      return [['DELETE FROM subscriptions WHERE client_id=? AND topic=?', change.clientId, change.filter]];
    case 'client-message-add': {
      const { number, storeId, dup, messageId, qos, retain, subscriptionId, direction, state } =
        change.message;
      return [
        [
          insert('client_msgs'),
          change.clientId,
          number,
          storeId,
          dup,
          directions.indexOf(direction),
          messageId,
          qos,
          Number(retain),
          messageStates.indexOf(state),
          subscriptionId,
        ],
      ];
    }
    case 'client-message-update': {
      const { state, dup } = change.message;
      const sql = `UPDATE client_msgs SET state=?, dup=? WHERE ${THIS_MESSAGE}`;
      return [[sql, messageStates.indexOf(state), dup, ...placeOf(change.clientId, change.message)]];
    }
    case 'client-message-delete':
      return [[`DELETE FROM client_msgs WHERE ${THIS_MESSAGE}`, ...placeOf(change.clientId, change.message)]];
    case 'base-message-add': {
      const { message } = change;
      return [
        [
          insert('base_msgs'),
          message.storeId,
          message.expiresAt,
          message.topic,
          payloadOf(message),
          message.source?.clientId ?? null,
          message.source?.username ?? null,
          message.payload.length,
          message.sourceMessageId,
          message.source?.listenerPort ?? 0,
          message.qos,
          Number(message.retain),
          propertiesToJson(message.properties),
        ],
      ];
    }
    case 'base-message-delete':
      return [['DELETE FROM base_msgs WHERE store_id=?', change.storeId]];
    case 'retained-set':
      return [[insert('retains'), change.topic, change.storeId]];
    case 'retained-delete':
      return [['DELETE FROM retains WHERE topic=?', change.topic]];
    case 'will-add': {
      const { message } = change;
      return [
        [
          insert('wills'),
          change.clientId,
          payloadOf(message),
          message.topic,
          message.payload.length,
          message.qos,
          Number(message.retain),
          propertiesToJson(message.properties),
        ],
      ];
    }
    case 'will-delete':
      return [['DELETE FROM wills WHERE client_id=?', change.clientId]];
  }
}

/** Two subscriptions of a client may give it one message twice, with two message ids. */
const THIS_MESSAGE = 'client_id=? AND store_id=? AND direction=? AND mid=?';

function placeOf(
  clientId: string,
  { storeId, direction, messageId }: KeptSessionMessage,
): [string, bigint, number, number] {
  return [clientId, storeId, directions.indexOf(direction), messageId];
}

const inserts = new Map<string, string>();

/** The statement that inserts a row, with values for all columns in their order. */
function insert(table: Parameters<typeof insertInto>[0]): string {
  let sql = inserts.get(table);
  if (sql === undefined) {
    sql = insertInto(table);
    inserts.set(table, sql);
  }
  return sql;
}

function payloadOf({ payload }: StoredMessage): Buffer | null {
  return payload.length > 0 ? payload : null;
}

function optionsOf({ qos, noLocal, retainAsPublished, retainHandling }: SessionSubscription): number {
  return qos | (noLocal ? 4 : 0) | (retainAsPublished ? 8 : 0) | (retainHandling << 4);
}
