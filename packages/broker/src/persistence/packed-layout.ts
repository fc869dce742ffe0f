import { databaseParts as parts } from '../texts/database.js';
import { directions, messageStates } from './format.js';
import { type Form, type Layout, retained } from './layout.js';
import { NEVER } from './model.js';
import {
  type ConfigRecord,
  type MessageRecord,
  type SessionMessageRecord,
  type SessionRecord,
  type SubscriptionRecord,
  sourceOf,
} from './records.js';

const nothing = Buffer.alloc(0);

const config: Form<ConfigRecord> = {
  read(cursor) {
    const atShutdown = cursor.uint8(parts.shutdownFlag) !== 0;
    const idSize = cursor.uint8(parts.sizeMessageNumbers);
    return { atShutdown, idSize, lastId: cursor.id(parts.lastMessageNumber) };
  },
  write(writer, { atShutdown, idSize, lastId }) {
    writer.uint8(Number(atShutdown));
    writer.uint8(idSize);
    writer.id(lastId);
  },
};

/** @param hasLogin whether the publisher's username and listener are kept, as of version 4 */
function message(hasLogin: boolean): Form<MessageRecord> {
  return {
    read(cursor) {
      const id = cursor.id(parts.numberMessage);
      const clientId = cursor.string(parts.publisherClientId);
      const username = hasLogin ? cursor.string(parts.publisherUsername) : '';
      const listenerPort = hasLogin ? cursor.uint16(parts.publisherListener) : 0;
      const sourceMessageId = cursor.uint16(parts.publisherMessageId);
      cursor.skip(2, parts.unusedMessageId);
      const topic = cursor.string(parts.topic);
      const qos = cursor.qos(parts.qosMessage);
      const retain = cursor.uint8(parts.retainFlagMessage) !== 0;
      const payload = cursor.copy(cursor.uint32(parts.lengthPayload), parts.payload);
      const source = sourceOf(clientId, username, listenerPort);
      return {
        id,
        message: { topic, payload, qos, retain, properties: nothing, expiresAt: 0, source, sourceMessageId },
      };
    },
    write(writer, { id, message: { topic, payload, qos, retain, source, sourceMessageId } }) {
      writer.id(id);
      writer.string(Buffer.from(source?.clientId ?? ''));
      if (hasLogin) {
        writer.string(Buffer.from(source?.username ?? ''));
        writer.uint16(source?.listenerPort ?? 0);
      }
      writer.uint16(sourceMessageId);
      writer.uint16(0);
      writer.string(Buffer.from(topic));
      writer.uint8(qos);
      writer.uint8(Number(retain));
      writer.uint32(payload.length);
      writer.bytes(payload);
    },
  };
}

const sessionMessage: Form<SessionMessageRecord> = {
  read(cursor) {
    const clientId = cursor.string(parts.clientIdQueuedMessage);
    const id = cursor.id(parts.numberQueuedMessage);
    const messageId = cursor.uint16(parts.messageIdQueuedMessage);
    const qos = cursor.qos(parts.qosQueuedMessage);
    const retain = cursor.uint8(parts.retainFlagQueuedMessage) !== 0;
    const direction = cursor.direction();
    const state = cursor.state();
    const dup = cursor.uint8(parts.dupFlagQueuedMessage);
    return { clientId, id, messageId, qos, retain, direction, state, dup, subscriptionId: 0 };
  },
  write(writer, { clientId, id, messageId, qos, retain, direction, state, dup }) {
    writer.string(Buffer.from(clientId));
    writer.id(id);
    writer.uint16(messageId);
    writer.uint8(qos);
    writer.uint8(Number(retain));
    writer.uint8(directions.indexOf(direction));
    writer.uint8(messageStates.indexOf(state));
    writer.uint8(Math.min(dup, 255));
  },
};

const subscription: Form<SubscriptionRecord> = {
  read(cursor) {
    const clientId = cursor.string(parts.clientIdSubscription);
    const filter = cursor.string(parts.topicFilter);
    const qos = cursor.qos(parts.qosSubscription);
    return {
      clientId,
      filter,
      qos,
      identifier: 0,
      noLocal: false,
      retainAsPublished: false,
      retainHandling: 0,
    };
  },
  write(writer, { clientId, filter, qos }) {
    writer.string(Buffer.from(clientId));
    writer.string(Buffer.from(filter));
    writer.uint8(qos);
  },
};

const session: Form<SessionRecord> = {
  read(cursor, end) {
    const clientId = cursor.string(parts.clientId);
    const lastMessageId = cursor.uint16(parts.lastMessageIdClient);
    const what = parts.timeClientWent;
    // A time is as long as it is on the machine that wrote it: four bytes on 32-bit Linux of that age.
    const disconnectedAt =
      end - cursor.at === 4 ? cursor.bytes.readInt32LE(cursor.skip(4, what)) : cursor.time(what);
    return {
      clientId,
      lastMessageId,
      disconnectedAt,
      username: undefined,
      listenerPort: 0,
      expiryInterval: NEVER,
      expiresAt: 0,
    };
  },
  write(writer, { clientId, lastMessageId, disconnectedAt }) {
    writer.string(Buffer.from(clientId));
    writer.uint16(lastMessageId);
    writer.time(disconnectedAt);
  },
};

/** Versions 3 and 4: fields without padding, each text after its length. */
export function packedLayout(version: 3 | 4): Layout {
  return {
    kindSize: 2,
    config,
    message: message(version === 4),
    sessionMessage,
    retained,
    subscription,
    session,
  };
}
