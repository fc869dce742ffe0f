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
    const atShutdown = cursor.uint8('the shutdown flag') !== 0;
    const idSize = cursor.uint8('the size of message numbers');
    return { atShutdown, idSize, lastId: cursor.id('the last message number') };
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
      const id = cursor.id('the number of a message');
      const clientId = cursor.string("the publisher's client id");
      const username = hasLogin ? cursor.string("the publisher's username") : '';
      const listenerPort = hasLogin ? cursor.uint16("the publisher's listener") : 0;
      const sourceMessageId = cursor.uint16("the publisher's message id");
      cursor.skip(2, 'an unused message id');
      const topic = cursor.string('a topic');
      const qos = cursor.qos('the QoS of a message');
      const retain = cursor.uint8('the retain flag of a message') !== 0;
      const payload = cursor.copy(cursor.uint32('the length of a payload'), 'a payload');
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
    const clientId = cursor.string('the client id of a queued message');
    const id = cursor.id('the number of a queued message');
    const messageId = cursor.uint16('the message id of a queued message');
    const qos = cursor.qos('the QoS of a queued message');
    const retain = cursor.uint8('the retain flag of a queued message') !== 0;
    const direction = cursor.direction();
    const state = cursor.state();
    const dup = cursor.uint8('the dup flag of a queued message');
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
    const clientId = cursor.string('the client id of a subscription');
    const filter = cursor.string('a topic filter');
    const qos = cursor.qos('the QoS of a subscription');
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
    const clientId = cursor.string('a client id');
    const lastMessageId = cursor.uint16('the last message id of a client');
    const what = 'the time a client went';
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
