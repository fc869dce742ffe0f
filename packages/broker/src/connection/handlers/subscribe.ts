import { isValidFilter } from '@mosquitto-conf/config';
import { PacketType, Property, type QoS, Reason } from '../../packets/codes.js';
import { encodeSubAck } from '../../packets/encode.js';
import type { Fault } from '../../packets/fault.js';
import { isFault, readProperties } from '../../packets/properties.js';
import type { Reader } from '../../packets/reader.js';
import { sendRetained } from '../../routing/deliver.js';
import type { Session, Subscription } from '../../session/session.js';
import type { Connection } from '../connection.js';
import { keyOf, readFilter } from './filter.js';
import { subscribedThroughPlugins } from './subscribe-through-plugins.js';

/** Adds subscriptions. */
export function handleSubscribe(
  connection: Connection,
  session: Session,
  flags: number,
  reader: Reader,
): Fault | undefined {
  const { core, version } = connection;
  if (flags !== 2 && (core.conformance.isStrict || version !== 3)) return 'malformed';
  const messageId = reader.uint16();
  if (!reader.ok || messageId === 0) return 'malformed';
  core.log.write('debug', `Received SUBSCRIBE from ${session.clientId}`);
  let identifier = 0;
  if (version === 5) {
    const properties = readProperties(reader, PacketType.SUBSCRIBE, core.conformance);
    if (isFault(properties)) return properties === 'protocol' ? 'malformed' : properties;
    const given = properties.numbers.get(Property.SUBSCRIPTION_IDENTIFIER);
    if (given === 0) return 'malformed';
    identifier = given ?? 0;
  }
  const codes: number[] = [];
  // Retained messages are sent after the SUBACK, which is what clients wait for.
  const retained: Subscription[] = [];
  while (reader.left > 0) {
    const filter = reader.text();
    const options = reader.byte();
    if (!reader.ok || filter === '' || !isValidFilter(filter, core.release)) return 'malformed';
    const asked = readOptions(connection, session, filter, options);
    if (typeof asked === 'string') return asked;
    const kept = readFilter(filter, connection.endpoint.mountPoint, core.release);
    if (!kept) return 'protocol';
    const subscription = {
      ...kept,
      ...asked,
      session,
      identifier,
    };
    const code = subscribe(connection, subscription, retained);
    if (typeof code === 'string') return code;
    codes.push(code);
  }
  if (codes.length === 0 && version !== 3) return 'malformed';
  core.changes++;
  core.log.write('debug', `Sending SUBACK to ${session.clientId}`);
  connection.sendPacket(encodeSubAck(PacketType.SUBACK, messageId, codes, version));
  sendRetained(core, session, retained);
  return undefined;
}

type Options = Pick<Subscription, 'qos' | 'noLocal' | 'retainAsPublished' | 'retainHandling'>;

/** The byte after a filter, MQTT 5.0 section 3.8.3.1; before 5.0 a QoS. */
function readOptions(
  { core }: Connection,
  session: Session,
  filter: string,
  options: number,
): Options | Fault {
  const { version, isBridge } = session;
  if (version < 5) {
    if (options > 2) return 'malformed';
    // A bridge gets everything as it was published, and none of its own messages.
    return { qos: options as QoS, noLocal: isBridge, retainAsPublished: isBridge, retainHandling: 0 };
  }
  const noLocal = (options & 4) > 0;
  // No Local is an error on a shared subscription [MQTT-3.8.3-4].
  if (core.conformance.refusesOwnShares && noLocal && filter.startsWith('$share/')) return 'protocol';
  const retainHandling = (options >> 4) & 3;
  if ((options & 3) === 3 || retainHandling === 3 || options > 0x3f) return 'malformed';
  return {
    qos: (options & 3) as QoS,
    noLocal,
    retainAsPublished: (options & 8) > 0,
    retainHandling: retainHandling as 0 | 1 | 2,
  };
}

/** Subscribes if that is allowed. @returns the QoS granted, or the reason why it is not; a fault that a plugin finds */
function subscribe(connection: Connection, asked: Subscription, retained: Subscription[]): number | Fault {
  const { core, version } = connection;
  const { session, filter, share: askedShare } = asked;
  asked.qos = Math.min(asked.qos, connection.maxQos) as QoS;
  const decision = core.access.decide(session.listener, session, filter, 'subscribe');
  core.decided('subscribe', session, decision, filter);
  const askedKey = keyOf(filter, askedShare);
  if (!decision.allowed) {
    core.log.write('debug', `\t${askedKey} (denied)`);
    return version === 5 ? Reason.NOT_AUTHORIZED : version === 4 ? 0x80 : asked.qos;
  }
  core.log.write('debug', `\t${askedKey} (QoS ${asked.qos})`);
  const subscription = subscribedThroughPlugins(connection, asked, askedKey);
  if (!subscription) return 'unspecified';
  const { share } = subscription;
  const key = keyOf(subscription.filter, share);
  const before = session.subscriptions.get(key);
  if (before && !core.conformance.renewsOptions) {
    subscription.noLocal = before.noLocal;
    subscription.retainAsPublished = before.retainAsPublished;
  }
  if (!before && core.memory?.maySubscribe(subscription.filter) === false) return 'no-memory';
  core.subscriptions.add(subscription, before);
  session.subscriptions.set(key, subscription);
  core.recorder?.subscribed(session, key, subscription);
  // Before 5.0 every SUBSCRIBE gets retained messages [MQTT-3.8.4-3]; shared subscriptions only those of 2.0.0 to 2.0.12.
  const wanted =
    version < 5 || subscription.retainHandling === 0 || (subscription.retainHandling === 1 && !before);
  if (wanted && (share === undefined || core.conformance.sharesRetained)) retained.push(subscription);
  core.log.write('subscribe', `${session.clientId} ${asked.qos} ${key}`);
  core.events.emit('subscribe', { clientId: session.clientId, filter: key, qos: subscription.qos });
  // The SUBACK contains the QoS that the client would get without plugins (handle__subscribe).
  return asked.qos;
}
