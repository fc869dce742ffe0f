import { databaseParts as parts, databaseTexts as texts } from '../texts/database.js';
import { DatabaseError } from './database-error.js';
import { directions, messageStates } from './format.js';
import { type Form, type Layout, retained } from './layout.js';
import { encodePropertyList, readPropertyList, subscriptionIdentifier } from './property-list.js';
import {
  type ConfigRecord,
  type MessageRecord,
  type SessionMessageRecord,
  type SessionRecord,
  type SubscriptionRecord,
  sourceOf,
} from './records.js';

/*
 * Bits of a subscription's options (MQTT 5.0 section 3.8.3.1), the QoS left out. Releases before 2.1 leave out retain
 * handling too, and pass over it when they read it.
 */
const NO_LOCAL = 0x04;
const RETAIN_AS_PUBLISHED = 0x08;
const RETAIN_HANDLING_SHIFT = 4;

/** MQTT_MAX_PAYLOAD */
const LONGEST_PAYLOAD = 268_435_455;

const config: Form<ConfigRecord> = {
  read(cursor) {
    const lastId = cursor.id(parts.lastMessageNumber);
    const atShutdown = cursor.uint8(parts.shutdownFlag) !== 0;
    const idSize = cursor.uint8(parts.sizeMessageNumbers);
    cursor.skip(6, parts.padding);
    return { lastId, atShutdown, idSize };
  },
  write(writer, { lastId, atShutdown, idSize }) {
    writer.id(lastId);
    writer.uint8(Number(atShutdown));
    writer.uint8(idSize);
    writer.padding(6);
  },
};

const message: Form<MessageRecord, MessageRecord | undefined> = {
  read(cursor, end) {
    const id = cursor.id(parts.numberMessage);
    const expiresAt = cursor.time(parts.timeMessageExpires);
    const payloadLength = cursor.uint32(parts.lengthPayload);
    const sourceMessageId = cursor.uint16(parts.publisherMessageId);
    const clientIdLength = cursor.uint16(parts.lengthPublisherClientId);
    const usernameLength = cursor.uint16(parts.lengthPublisherUsername);
    const topicLength = cursor.uint16(parts.lengthTopic);
    const listenerPort = cursor.uint16(parts.publisherListener);
    const qos = cursor.qos(parts.qosMessage);
    const retain = cursor.uint8(parts.retainFlagMessage) !== 0;
    const lengths = clientIdLength + usernameLength + topicLength;
    if (cursor.rules.checksMessages) {
      if (payloadLength > LONGEST_PAYLOAD)
        throw new DatabaseError(cursor.at, texts.largestPayload, String(payloadLength));
      if (topicLength === 0) throw new DatabaseError(cursor.at, texts.message, texts.noTopic);
      const rest = end - cursor.at - lengths - payloadLength;
      if (rest < 0 || rest > LONGEST_PAYLOAD) return undefined;
    }
    const clientId = cursor.text(clientIdLength, parts.publisherClientId);
    const username = cursor.text(usernameLength, parts.publisherUsername);
    const topic = cursor.text(topicLength, parts.topic);
    const payload = cursor.copy(payloadLength, parts.payload);
    const properties = readPropertyList(cursor, end).bytes;
    const source = sourceOf(clientId, username, listenerPort);
    return { id, message: { topic, payload, qos, retain, properties, expiresAt, source, sourceMessageId } };
  },
  write(writer, { id, message: { source, ...stored } }) {
    const clientId = Buffer.from(source?.clientId ?? '');
    const username = Buffer.from(source?.username ?? '');
    const topic = Buffer.from(stored.topic);
    writer.id(id);
    writer.time(stored.expiresAt);
    writer.uint32(stored.payload.length);
    writer.uint16(stored.sourceMessageId);
    writer.uint16(clientId.length);
    writer.uint16(username.length);
    writer.uint16(topic.length);
    writer.uint16(source?.listenerPort ?? 0);
    writer.uint8(stored.qos);
    writer.uint8(Number(stored.retain));
    writer.bytes(clientId);
    writer.bytes(username);
    writer.bytes(topic);
    writer.bytes(stored.payload);
    writer.bytes(encodePropertyList(stored.properties));
  },
};

const sessionMessage: Form<SessionMessageRecord> = {
  read(cursor, end) {
    const id = cursor.id(parts.numberQueuedMessage);
    const messageId = cursor.uint16(parts.messageIdQueuedMessage);
    const clientIdLength = cursor.uint16(parts.lengthQueuedMessageClientId);
    const qos = cursor.qos(parts.qosQueuedMessage);
    const state = cursor.state();
    const flags = cursor.uint8(parts.flagsQueuedMessage);
    const direction = cursor.direction();
    const clientId = cursor.text(clientIdLength, parts.clientIdQueuedMessage);
    const { subscriptionId } = readPropertyList(cursor, end);
    const retain = flags >> 4 !== 0;
    return { clientId, id, messageId, qos, retain, direction, state, dup: flags & 0x0f, subscriptionId };
  },
  write(writer, record) {
    const clientId = Buffer.from(record.clientId);
    writer.id(record.id);
    writer.uint16(record.messageId);
    writer.uint16(clientId.length);
    writer.uint8(record.qos);
    writer.uint8(messageStates.indexOf(record.state));
    writer.uint8((Number(record.retain) << 4) | Math.min(record.dup, 0x0f));
    writer.uint8(directions.indexOf(record.direction));
    writer.bytes(clientId);
    writer.bytes(encodePropertyList(subscriptionIdentifier(record.subscriptionId)));
  },
};

const subscription: Form<SubscriptionRecord> = {
  read(cursor) {
    const identifier = cursor.uint32(parts.identifierSubscription);
    const clientIdLength = cursor.uint16(parts.lengthSubscriptionClientId);
    const filterLength = cursor.uint16(parts.lengthTopicFilter);
    const qos = cursor.qos(parts.qosSubscription);
    const options = cursor.uint8(parts.optionsSubscription);
    cursor.skip(2, parts.padding);
    const clientId = cursor.text(clientIdLength, parts.clientIdSubscription);
    const filter = cursor.text(filterLength, parts.topicFilter);
    const handling = (options >> RETAIN_HANDLING_SHIFT) & 3;
    return {
      clientId,
      filter,
      qos,
      identifier,
      noLocal: (options & NO_LOCAL) !== 0,
      retainAsPublished: (options & RETAIN_AS_PUBLISHED) !== 0,
      // The standard knows no 3; what is not 0 and not 1 sends nothing.
      retainHandling: handling === 0 ? 0 : handling === 1 ? 1 : 2,
    };
  },
  write(writer, { clientId, filter, qos, identifier, noLocal, retainAsPublished, retainHandling }) {
    const client = Buffer.from(clientId);
    const topic = Buffer.from(filter);
    writer.uint32(identifier);
    writer.uint16(client.length);
    writer.uint16(topic.length);
    writer.uint8(qos);
    writer.uint8(
      (noLocal ? NO_LOCAL : 0) |
        (retainAsPublished ? RETAIN_AS_PUBLISHED : 0) |
        (retainHandling << RETAIN_HANDLING_SHIFT),
    );
    writer.padding(2);
    writer.bytes(client);
    writer.bytes(topic);
  },
};

/** @param hasLogin whether the client's username and listener are kept, as of version 6 */
function session(hasLogin: boolean): Form<SessionRecord> {
  return {
    read(cursor) {
      const expiresAt = cursor.time(parts.timeSessionExpires);
      const expiryInterval = cursor.uint32(parts.expiryIntervalSession);
      const lastMessageId = cursor.uint16(parts.lastMessageIdClient);
      const clientIdLength = cursor.uint16(parts.lengthClientId);
      const listenerPort = hasLogin ? cursor.uint16(parts.listenerClient) : 0;
      const usernameLength = hasLogin ? cursor.uint16(parts.lengthUsername) : 0;
      if (hasLogin) cursor.skip(4, parts.padding);
      const clientId = cursor.text(clientIdLength, parts.clientId);
      // Behind an empty client id the next chunk is read from here (persist__chunk_client_read_v56).
      const username = (clientId && cursor.text(usernameLength, parts.username)) || undefined;
      return {
        clientId,
        username,
        listenerPort,
        lastMessageId,
        disconnectedAt: 0,
        expiryInterval,
        expiresAt,
      };
    },
    write(writer, record) {
      const clientId = Buffer.from(record.clientId);
      const username = Buffer.from(record.username ?? '');
      writer.time(record.expiresAt);
      writer.uint32(record.expiryInterval);
      writer.uint16(record.lastMessageId);
      writer.uint16(clientId.length);
      if (hasLogin) {
        writer.uint16(record.listenerPort);
        writer.uint16(username.length);
        writer.padding(4);
      }
      writer.bytes(clientId);
      if (hasLogin) writer.bytes(username);
    },
  };
}

/** Versions 5 and 6: C structures as they lie in memory, padded to multiples of their largest member, then texts. */
export function structLayout(version: 5 | 6): Layout {
  return {
    kindSize: 4,
    config,
    message,
    sessionMessage,
    retained,
    subscription,
    session: session(version === 6),
  };
}
