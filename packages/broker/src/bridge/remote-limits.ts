import { TopicAliases } from '../connection/topic-aliases.js';
import { Property, type QoS, Reason, type Version } from '../packets/codes.js';
import type { Session } from '../session/session.js';
import type { BridgeConnection } from './bridge-connection.js';
import type { BridgeEndpoint } from './bridge-endpoint.js';
import { lower } from './bridge-session.js';
import type { BridgeSettings } from './bridge-settings.js';
import type { Connack } from './packets.js';

/** Follows what the other broker says it supports, in 5.0 (handle__connack_properties). */
export function followLimits(
  connection: BridgeConnection,
  session: Session,
  endpoint: BridgeEndpoint,
  { maxPacketSize, maxTopicAlias }: BridgeSettings,
  { properties: { numbers } }: Connack,
): void {
  endpoint.maxQos = (numbers.get(Property.MAXIMUM_QOS) ?? endpoint.maxQos) as QoS;
  for (const subscription of session.subscriptions.values())
    subscription.qos = lower(subscription.qos, endpoint.maxQos);
  const largest = numbers.get(Property.MAXIMUM_PACKET_SIZE) ?? 0;
  connection.maximumPacketSize =
    largest > 0 && maxPacketSize > 0 ? Math.min(largest, maxPacketSize) : largest || maxPacketSize;
  const receiveMaximum = numbers.get(Property.RECEIVE_MAXIMUM);
  if (receiveMaximum !== undefined && receiveMaximum !== session.outbox.maximum) {
    session.outbox.begin(receiveMaximum);
    session.outbox.reset(connection.core.conformance.countsResumed);
  }
  if (numbers.get(Property.RETAIN_AVAILABLE) === 0) endpoint.sendsRetain = false;
  connection.interval = numbers.get(Property.SERVER_KEEP_ALIVE) ?? connection.interval;
  const aliases = numbers.get(Property.TOPIC_ALIAS_MAXIMUM) ?? 0;
  connection.aliases = new TopicAliases(Math.min(aliases, maxTopicAlias));
}

/** What the next attempt does without, after a refusal (handle__connack). */
export function followRefusal(endpoint: BridgeEndpoint, version: Version, code: number): void {
  if (version < 5) return;
  if (code === Reason.RETAIN_NOT_SUPPORTED) endpoint.sendsRetain = false;
  if (code === Reason.QOS_NOT_SUPPORTED && endpoint.maxQos > 0) endpoint.maxQos--;
}
