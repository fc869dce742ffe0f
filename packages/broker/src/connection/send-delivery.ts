import { PacketType } from '../packets/codes.js';
import { encodePublish } from '../packets/encode.js';
import { type Delivery, markSent } from '../session/delivery.js';
import { type AckReceiver, acknowledge } from './acknowledge.js';
import type { Endpoint } from './endpoint.js';
import type { TopicAliases } from './topic-aliases.js';

/** What a message needs of the connection it is sent to. */
export interface MessageReceiver extends AckReceiver {
  readonly endpoint: Endpoint;
  readonly takesPlain: boolean;
  /** The largest packet the client accepts; 0 for any. */
  readonly maximumPacketSize: number;
  readonly aliases: TopicAliases | undefined;
}

/**
 * Sends a message, or the PUBREL of one that was received already.
 * @returns false if it must not be sent: it has expired, or is larger than the client accepts [MQTT-3.1.2-24]
 */
export function sendDelivery(connection: MessageReceiver, delivery: Delivery): boolean {
  const { core } = connection;
  const { message, messageId } = delivery;
  if (delivery.state === 'released') {
    acknowledge(connection, PacketType.PUBREL, messageId);
    delivery.state = 'pubcomp';
    return true;
  }
  const packet = encode(connection, delivery);
  if (!packet) return false;
  // The first byte does not count (packet__check_oversize).
  if (connection.maximumPacketSize > 0 && packet.length - 1 > connection.maximumPacketSize) return false;
  if (core.log.wants('debug')) core.log.write('debug', describe(connection, delivery));
  core.counters.publishSent++;
  core.counters.publishBytesSent += message.payload.length;
  connection.sendPacket(packet);
  markSent(delivery);
  return true;
}

function encode(connection: MessageReceiver, delivery: Delivery): Buffer | undefined {
  const { version, takesPlain, endpoint } = connection;
  const { message, messageId, qos, subscriptionId, dup } = delivery;
  const retain = delivery.retain && endpoint.sendsRetain;
  if (takesPlain && message.expiresAt === 0 && subscriptionId === 0) {
    if (qos === 0) return message.plain(version, 0, retain);
    const packet = withFlags(message.plain(version, qos), (dup ? 8 : 0) | (retain ? 1 : 0));
    packet.writeUInt16BE(messageId, message.messageIdAt(packet));
    return packet;
  }
  const expiry = message.expiresAt > 0 ? message.expiresAt - connection.core.clock.seconds() : undefined;
  if (expiry !== undefined && expiry < 0) return undefined;
  const topic = endpoint.topicOut(message.topicBytes);
  if (!topic) return undefined;
  const alias = connection.aliases?.aliasFor(topic);
  return encodePublish({
    version,
    qos,
    retain,
    dup,
    topic: alias?.isKnown ? NO_TOPIC : topic,
    messageId,
    payload: message.payload,
    properties: message.properties,
    expiry: expiry === 0 ? undefined : expiry,
    alias: alias?.alias ?? 0,
    subscriptionId,
    isIdentifierFirst: !connection.core.conformance.identifierLast,
  });
}

const NO_TOPIC = Buffer.alloc(0);

/** A copy with flags added to its first byte. */
function withFlags(packet: Buffer, flags: number): Buffer {
  const copy = Buffer.allocUnsafe(packet.length);
  packet.copy(copy);
  copy[0] = (packet[0] as number) | flags;
  return copy;
}

function describe(connection: MessageReceiver, { message, messageId, qos, retain, dup }: Delivery): string {
  const { topic, payload } = message;
  const flags = `d${dup ? 1 : 0}, q${qos}, r${retain ? 1 : 0}, m${messageId}`;
  return `Sending PUBLISH to ${connection.name} (${flags}, '${topic}', ... (${payload.length} bytes))`;
}
