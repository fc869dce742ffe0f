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
    const lastId = cursor.id('the last message number');
    const atShutdown = cursor.uint8('the shutdown flag') !== 0;
    const idSize = cursor.uint8('the size of message numbers');
    cursor.skip(6, 'padding');
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
    const id = cursor.id('the number of a message');
    const expiresAt = cursor.time('the time a message expires');
    const payloadLength = cursor.uint32('the length of a payload');
    const sourceMessageId = cursor.uint16("the publisher's message id");
    const clientIdLength = cursor.uint16("the length of the publisher's client id");
    const usernameLength = cursor.uint16("the length of the publisher's username");
    const topicLength = cursor.uint16('the length of a topic');
    const listenerPort = cursor.uint16("the publisher's listener");
    const qos = cursor.qos('the QoS of a message');
    const retain = cursor.uint8('the retain flag of a message') !== 0;
    const texts = clientIdLength + usernameLength + topicLength;
    if (cursor.rules.checksMessages) {
      if (payloadLength > LONGEST_PAYLOAD)
        throw new DatabaseError(cursor.at, 'a payload of at most 268,435,455 bytes', `${payloadLength}`);
      if (topicLength === 0) throw new DatabaseError(cursor.at, 'a message', 'one without a topic');
      const rest = end - cursor.at - texts - payloadLength;
      if (rest < 0 || rest > LONGEST_PAYLOAD) return undefined;
    }
    const clientId = cursor.text(clientIdLength, "the publisher's client id");
    const username = cursor.text(usernameLength, "the publisher's username");
    const topic = cursor.text(topicLength, 'a topic');
    const payload = cursor.copy(payloadLength, 'a payload');
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
    const id = cursor.id('the number of a queued message');
    const messageId = cursor.uint16('the message id of a queued message');
    const clientIdLength = cursor.uint16("the length of a queued message's client id");
    const qos = cursor.qos('the QoS of a queued message');
    const state = cursor.state();
    const flags = cursor.uint8('the flags of a queued message');
    const direction = cursor.direction();
    const clientId = cursor.text(clientIdLength, 'the client id of a queued message');
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
    const identifier = cursor.uint32('the identifier of a subscription');
    const clientIdLength = cursor.uint16("the length of a subscription's client id");
    const filterLength = cursor.uint16('the length of a topic filter');
    const qos = cursor.qos('the QoS of a subscription');
    const options = cursor.uint8('the options of a subscription');
    cursor.skip(2, 'padding');
    const clientId = cursor.text(clientIdLength, 'the client id of a subscription');
    const filter = cursor.text(filterLength, 'a topic filter');
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
      const expiresAt = cursor.time('the time a session expires');
      const expiryInterval = cursor.uint32('the expiry interval of a session');
      const lastMessageId = cursor.uint16('the last message id of a client');
      const clientIdLength = cursor.uint16('the length of a client id');
      const listenerPort = hasLogin ? cursor.uint16('the listener of a client') : 0;
      const usernameLength = hasLogin ? cursor.uint16('the length of a username') : 0;
      if (hasLogin) cursor.skip(4, 'padding');
      const clientId = cursor.text(clientIdLength, 'a client id');
      // Behind an empty client id the next chunk is read from here (persist__chunk_client_read_v56).
      const username = (clientId && cursor.text(usernameLength, 'a username')) || undefined;
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
