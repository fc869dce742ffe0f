import { PacketType, Property, type QoS, Reason, type Version } from './codes.js';

/** How many bytes a variable byte integer takes. */
function variableLength(value: number): number {
  return value < 0x80 ? 1 : value < 0x4000 ? 2 : value < 0x200000 ? 3 : 4;
}

/** Writes a variable byte integer and answers with the offset behind it. */
function writeVariable(bytes: Buffer, value: number, offset: number): number {
  let at = offset;
  let rest = value;
  while (rest > 0x7f) {
    bytes[at++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  bytes[at++] = rest;
  return at;
}

/** What a PUBLISH is made of. */
export interface PublishParts {
  readonly version: Version;
  readonly qos: QoS;
  readonly retain: boolean;
  readonly dup: boolean;
  readonly topic: Buffer;
  /** 0 for QoS 0. */
  readonly messageId: number;
  readonly payload: Buffer;
  /** Of the message, as they came. */
  readonly properties: Buffer;
  /** Seconds; undefined for a message that does not expire. */
  readonly expiry?: number | undefined;
  /** 0 for none. */
  readonly alias?: number;
  /** 0 for none. */
  readonly subscriptionId?: number;
  /** Whether the subscription identifier comes before all other properties. */
  readonly isIdentifierFirst?: boolean;
}

/**
 * A PUBLISH, its properties in the order of the reference: the message's own, expiry, alias, subscription identifier. Up to 2.0
 * the subscription identifier comes first (send__real_publish).
 */
export function encodePublish(parts: PublishParts): Buffer {
  const {
    version,
    qos,
    retain,
    dup,
    topic,
    messageId,
    payload,
    properties,
    expiry,
    alias = 0,
    subscriptionId = 0,
    isIdentifierFirst = false,
  } = parts;
  let length = 2 + topic.length + payload.length + (qos > 0 ? 2 : 0);
  let propertyLength = 0;
  if (version === 5) {
    propertyLength = properties.length;
    if (expiry !== undefined) propertyLength += 5;
    if (alias > 0) propertyLength += 3;
    if (subscriptionId > 0) propertyLength += 1 + variableLength(subscriptionId);
    length += variableLength(propertyLength) + propertyLength;
  }
  const bytes = Buffer.allocUnsafe(1 + variableLength(length) + length);
  bytes[0] = (PacketType.PUBLISH << 4) | (dup ? 8 : 0) | (qos << 1) | (retain ? 1 : 0);
  let at = writeVariable(bytes, length, 1);
  at = bytes.writeUInt16BE(topic.length, at);
  at += topic.copy(bytes, at);
  if (qos > 0) at = bytes.writeUInt16BE(messageId, at);
  if (version === 5) {
    at = writeVariable(bytes, propertyLength, at);
    if (isIdentifierFirst) at = writeIdentifier(bytes, subscriptionId, at);
    at += properties.copy(bytes, at);
    if (expiry !== undefined) {
      bytes[at] = Property.MESSAGE_EXPIRY_INTERVAL;
      at = bytes.writeUInt32BE(expiry, at + 1);
    }
    if (alias > 0) {
      bytes[at] = Property.TOPIC_ALIAS;
      at = bytes.writeUInt16BE(alias, at + 1);
    }
    if (!isIdentifierFirst) at = writeIdentifier(bytes, subscriptionId, at);
  }
  payload.copy(bytes, at);
  return bytes;
}

function writeIdentifier(bytes: Buffer, subscriptionId: number, at: number): number {
  if (subscriptionId === 0) return at;
  bytes[at] = Property.SUBSCRIPTION_IDENTIFIER;
  return writeVariable(bytes, subscriptionId, at + 1);
}

/**
 * PUBACK, PUBREC, PUBREL or PUBCOMP.
 * @param reason left out of the packet where it is success, and before 5.0
 */
export function encodeAck(type: number, messageId: number, reason: number, version: Version): Buffer {
  const flags = type === PacketType.PUBREL ? 2 : 0;
  const short = version < 5 || reason === 0;
  const bytes = Buffer.allocUnsafe(short ? 4 : 5);
  bytes[0] = (type << 4) | flags;
  bytes[1] = bytes.length - 2;
  bytes.writeUInt16BE(messageId, 2);
  if (!short) bytes[4] = reason;
  return bytes;
}

/** UNSUBACK and SUBACK: the message id, in 5.0 no properties, and a code a topic. */
export function encodeSubAck(
  type: number,
  messageId: number,
  codes: readonly number[],
  version: Version,
): Buffer {
  // Before 5.0 an UNSUBACK has no payload.
  const payload = type === PacketType.UNSUBACK && version < 5 ? [] : codes;
  const length = 2 + (version === 5 ? 1 : 0) + payload.length;
  const bytes = Buffer.allocUnsafe(1 + variableLength(length) + length);
  bytes[0] = type << 4;
  let at = writeVariable(bytes, length, 1);
  at = bytes.writeUInt16BE(messageId, at);
  if (version === 5) bytes[at++] = 0;
  for (const code of payload) bytes[at++] = code;
  return bytes;
}

/** A DISCONNECT of 5.0: no reason where that is 0, and no properties. */
export function encodeDisconnect(reason: number): Buffer {
  const first = PacketType.DISCONNECT << 4;
  return reason === Reason.SUCCESS ? Buffer.from([first, 0]) : Buffer.from([first, 1, reason]);
}

export const PINGRESP = Buffer.from([PacketType.PINGRESP << 4, 0]);
