import { isValidTopic } from '@mosquitto-conf/config';
import { answerCommand } from '../../control/answer-command.js';
import { Message } from '../../message.js';
import { PacketType, Property, type QoS, Reason } from '../../packets/codes.js';
import type { Fault } from '../../packets/fault.js';
import { isFault, noProperties, readProperties } from '../../packets/properties.js';
import { Reader } from '../../packets/reader.js';
import type { Route } from '../../routing/routes.js';
import type { Session } from '../../session/session.js';
import { changedByPlugins } from '../change-incoming.js';
import type { Connection } from '../connection.js';
import { isEnding } from '../phase.js';
import { publishLine } from '../publish-line.js';
import { acceptMessage } from './accept-publish.js';
import { forwardAsReceived } from './forward-as-received.js';
import { acknowledgeAnyway, refuseMessage } from './refuse-message.js';

/** A message from a client. */
export function handlePublish(
  connection: Connection,
  bytes: Buffer,
  start: number,
  body: number,
  end: number,
): Fault | undefined {
  const { core, phase } = connection;
  if (phase.state !== 'active') return isEnding(phase) ? undefined : 'protocol';
  core.counters.publishReceived++;
  const first = bytes[start] as number;
  const qos = (first >> 1) & 3;
  if (qos === 3) {
    core.log.write('information', `Invalid QoS in PUBLISH from ${connection.name}, disconnecting.`);
    return 'malformed';
  }
  if (core.conformance.isStrict && qos === 0 && (first & 8) > 0) {
    const text = `Invalid PUBLISH (QoS=0 and DUP=1) from ${connection.name}, disconnecting.`;
    core.log.write('information', text);
    return 'malformed';
  }
  if (qos > connection.maxQos) {
    core.log.write('information', `Too high QoS in PUBLISH from ${connection.name}, disconnecting.`);
    return 'qos-not-supported';
  }
  if ((first & 1) > 0 && !core.settings.retainAvailable) return 'retain-not-supported';
  if (
    first === PacketType.PUBLISH << 4 &&
    !core.memory &&
    forwardAsReceived(connection, bytes, start, body, end)
  )
    return undefined;
  return handleAny(connection, phase.session, first, new Reader(bytes, body, end, core.conformance.texts));
}

/** Any PUBLISH, with everything that MQTT allows in it. */
function handleAny(
  connection: Connection,
  session: Session,
  first: number,
  reader: Reader,
): Fault | undefined {
  const { core, endpoint, version } = connection;
  const qos = ((first >> 1) & 3) as QoS;
  const retain = (first & 1) > 0;
  const isDup = (first & 8) > 0;
  const repeated = repeatedRoute(connection, reader);
  const sent = repeated ? repeated.topic : reader.text();
  if (!reader.ok || (sent === '' && version < 5)) return 'malformed';
  let messageId = 0;
  if (qos > 0) {
    messageId = reader.uint16();
    if (!reader.ok) return 'malformed';
    if (messageId === 0) return 'protocol';
  }
  const properties =
    version === 5 ? readProperties(reader, PacketType.PUBLISH, core.conformance) : noProperties;
  const { isStrict, refusesIdentifiers } = core.conformance;
  if (isFault(properties)) return !isStrict && properties === 'protocol' ? 'malformed' : properties;
  // Only a broker sends these [MQTT-3.3.4-6].
  if (refusesIdentifiers && !session.bridge && properties.numbers.has(Property.SUBSCRIPTION_IDENTIFIER))
    return 'protocol';
  const named = topicOf(connection, sent, properties.numbers.get(Property.TOPIC_ALIAS));
  if (named.fault) return named.fault;
  const topic = repeated ? sent : endpoint.topicIn(named.topic);
  if (topic === undefined) return 'unmapped-topic';
  if (!repeated && (named.topic === '' || topic === '' || !isValidTopic(named.topic, core.release)))
    return isStrict ? 'malformed' : 'protocol';
  const payload = Buffer.from(reader.bytes.subarray(reader.at, reader.end));
  core.counters.publishBytesReceived += payload.length;
  const expiresAt = core.expiresAt(properties.numbers.get(Property.MESSAGE_EXPIRY_INTERVAL) ?? 0);
  const { clientId, username, listener } = session;
  const source = { clientId, username, listener, messageId };
  const message = new Message(topic, payload, qos, retain, properties.forwarded, expiresAt, source);
  if (core.memory?.hasRoomForMessage(message) === false) return 'no-memory';
  const { messageSizeLimit } = core.settings;
  if (messageSizeLimit > 0 && payload.length > messageSizeLimit) {
    if (core.log.wants('debug')) core.log.write('debug', `Dropped too large ${publishLine(message, isDup)}`);
    return refuseMessage(connection, session, qos, messageId, core.conformance.tooLargeReason);
  }
  if (!mayWrite(connection, session, message)) {
    if (core.log.wants('debug')) core.log.write('debug', `Denied ${publishLine(message, isDup)}`);
    return refuseMessage(connection, session, qos, messageId, Reason.NOT_AUTHORIZED);
  }
  if (core.log.wants('debug')) core.log.write('debug', `Received ${publishLine(message, isDup)}`);
  if (core.conformance.hasControl && topic.startsWith('$CONTROL/')) {
    // The reference queues what it publishes itself, so the acknowledgement comes first.
    acknowledgeAnyway(connection, session, qos, messageId, Reason.SUCCESS);
    answerCommand(core, session, message);
    return undefined;
  }
  const changed = changedByPlugins(connection, session, message, isDup);
  if (!(changed instanceof Promise))
    return takeChanged(connection, session, message, changed, messageId, repeated);
  // What the client sends meanwhile waits, so that the order stays.
  connection.wait();
  changed
    .then((now) => {
      if (isEnding(connection.phase)) return;
      const fault = takeChanged(connection, session, message, now, messageId, undefined);
      if (fault) connection.close(fault);
      else connection.go();
    })
    .catch(() => connection.close('unspecified'));
  return undefined;
}

/** @param changed the message as plugins want it, or the reason code where one refuses it */
function takeChanged(
  connection: Connection,
  session: Session,
  { qos }: Message,
  changed: Message | number,
  messageId: number,
  repeated: Route | undefined,
): Fault | undefined {
  if (typeof changed === 'number') {
    return refuseMessage(connection, session, qos, messageId, changed);
  }
  const { events } = connection.core;
  if (events.listenerCount('publish') > 0) {
    const { topic, payload, retain } = changed;
    events.emit('publish', { clientId: session.clientId, topic, payload, qos, retain });
  }
  const route = repeated
    ? connection.core.routes.refresh(repeated)
    : connection.core.routes.find(changed.topic);
  if (!repeated) remember(connection, route);
  return acceptMessage(connection, session, changed, messageId, route);
}

/**
 * The route of the client's last PUBLISH, if this one names the same topic and nothing was changed meanwhile. The topic is then
 * valid and need not be read: the reader is past it.
 */
function repeatedRoute({ core, lastPublish }: Connection, reader: Reader): Route | undefined {
  if (lastPublish?.generation !== core.access.generation) return undefined;
  const { route } = lastPublish;
  return reader.skipSame(route.topicBytes) ? route : undefined;
}

/** Decides, unless that is known from the PUBLISH before. */
function mayWrite(connection: Connection, session: Session, message: Message): boolean {
  const { core, lastPublish, isWatched } = connection;
  const { topic } = message;
  if (lastPublish?.route.topic === topic && !isWatched && lastPublish.generation === core.access.generation)
    return true;
  const decision = core.access.decide(session.listener, session, topic, 'write', message);
  core.decided('publish', session, decision, topic);
  return decision.allowed;
}

/** The topic of a PUBLISH, or of its topic alias (MQTT 5.0 section 3.3.2.3.4). */
function topicOf(
  connection: Connection,
  topic: string,
  alias: number | undefined,
): { readonly topic: string; readonly fault?: Fault } {
  if (alias === undefined) return { topic };
  if (alias === 0 || alias > connection.endpoint.maxTopicAlias)
    return { topic, fault: 'topic-alias-invalid' };
  if (topic !== '') {
    connection.aliases?.set(alias, topic);
    return { topic };
  }
  const known = connection.aliases?.get(alias);
  return known === undefined ? { topic, fault: connection.core.conformance.unknownAlias } : { topic: known };
}

/** The next message may take the short path. */
function remember(connection: Connection, route: Route): void {
  const { keepsTopics, plugins } = connection.endpoint;
  // Each packet's topic would have to be changed, or each packet shown to a plugin.
  if (!keepsTopics || plugins?.seesMessages || route.topic.startsWith('$')) return;
  const { lastPublish } = connection;
  const { generation } = connection.core.access;
  if (lastPublish) {
    lastPublish.route = route;
    lastPublish.generation = generation;
  } else {
    connection.lastPublish = { route, generation };
  }
}
