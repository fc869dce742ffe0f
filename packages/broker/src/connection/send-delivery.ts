import { PacketType } from '../packets/codes.js';
import { encodePublish } from '../packets/encode.js';
import type { Delivery } from '../session/delivery.js';
import { acknowledge } from './acknowledge.js';
import type { Connection } from './connection.js';

/**
 * Sends a message, or the PUBREL of one that was received already.
 * @returns false where it is not to be sent: it expired on the way, or is larger than the client takes [MQTT-3.1.2-24]
 */
export function sendDelivery(connection: Connection, delivery: Delivery): boolean {
  const { core } = connection;
  const { message, messageId, qos } = delivery;
  if (delivery.state === 'released') {
    acknowledge(connection, PacketType.PUBREL, messageId);
    delivery.state = 'pubcomp';
    return true;
  }
  const packet = encode(connection, delivery);
  if (!packet) return false;
  // The reference leaves the first byte out of account (packet__check_oversize).
  if (connection.maximumPacketSize > 0 && packet.length - 1 > connection.maximumPacketSize) return false;
  if (core.log.wants('debug')) core.log.write('debug', describe(connection, delivery));
  core.counters.publishSent++;
  core.counters.publishBytesSent += message.payload.length;
  connection.sendPacket(packet);
  if (qos > 0) {
    delivery.state = qos === 1 ? 'puback' : 'pubrec';
    delivery.dup = true;
  }
  return true;
}

function encode(connection: Connection, delivery: Delivery): Buffer | undefined {
  const { version, takesPlain, door } = connection;
  const { message, messageId, qos, retain, subscriptionId, dup } = delivery;
  if (takesPlain && message.expiresAt === 0 && subscriptionId === 0) {
    if (qos === 0) return message.plain(version, 0, retain);
    const packet = withFlags(message.plain(version, qos), (dup ? 8 : 0) | (retain ? 1 : 0));
    packet.writeUInt16BE(messageId, message.messageIdAt(packet));
    return packet;
  }
  const expiry = message.expiresAt > 0 ? message.expiresAt - connection.core.clock.seconds() : undefined;
  if (expiry !== undefined && expiry < 0) return undefined;
  let topic = message.topicBytes;
  if (door.mountPoint && connection.core.conformance.hidesMountPoint) {
    const prefix = Buffer.byteLength(door.mountPoint);
    if (topic.length <= prefix) return undefined;
    topic = topic.subarray(prefix);
  }
  const alias = version === 5 ? aliasFor(connection, topic) : undefined;
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
    alias: alias?.number ?? 0,
    subscriptionId,
  });
}

const NO_TOPIC = Buffer.alloc(0);

/** The number a topic goes by towards the client; a new one as long as the client takes more. */
function aliasFor(connection: Connection, topic: Buffer): { number: number; isKnown: boolean } | undefined {
  if (connection.aliasMaximum === 0) return undefined;
  connection.aliasesOut ??= new Map();
  const name = topic.toString();
  const known = connection.aliasesOut.get(name);
  if (known !== undefined) return { number: known, isKnown: true };
  const number = connection.aliasesOut.size + 1;
  if (number > connection.aliasMaximum) return undefined;
  connection.aliasesOut.set(name, number);
  return { number, isKnown: false };
}

/** A copy with flags added to its first byte. */
function withFlags(packet: Buffer, flags: number): Buffer {
  const copy = Buffer.allocUnsafe(packet.length);
  packet.copy(copy);
  copy[0] = (packet[0] as number) | flags;
  return copy;
}

function describe(connection: Connection, { message, messageId, qos, retain, dup }: Delivery): string {
  const { topic, payload } = message;
  const flags = `d${dup ? 1 : 0}, q${qos}, r${retain ? 1 : 0}, m${messageId}`;
  return `Sending PUBLISH to ${connection.name} (${flags}, '${topic}', ... (${payload.length} bytes))`;
}
