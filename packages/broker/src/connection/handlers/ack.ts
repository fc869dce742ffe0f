import { since } from '@mosquitto-conf/config';
import { PacketType, Reason } from '../../packets/codes.js';
import type { Fault } from '../../packets/fault.js';
import { isFault, readProperties } from '../../packets/properties.js';
import type { Reader } from '../../packets/reader.js';
import { type AckType, ackNames } from '../acknowledge.js';
import type { Connection } from '../connection.js';

/** An acknowledgement: of what, and how it went. */
export interface Ack {
  readonly messageId: number;
  readonly reason: number;
}

/** Reasons that PUBACK and PUBREC may give, MQTT 5.0 sections 3.4.2.1 and 3.5.2.1. */
export const publishReasons: ReadonlySet<number> = new Set([
  Reason.SUCCESS,
  Reason.NO_MATCHING_SUBSCRIBERS,
  Reason.UNSPECIFIED,
  Reason.IMPLEMENTATION_SPECIFIC,
  Reason.NOT_AUTHORIZED,
  Reason.TOPIC_NAME_INVALID,
  Reason.PACKET_ID_IN_USE,
  Reason.QUOTA_EXCEEDED,
  Reason.PAYLOAD_FORMAT_INVALID,
]);

/** Those of PUBREL and PUBCOMP, sections 3.6.2.1 and 3.7.2.1. */
export const releaseReasons: ReadonlySet<number> = new Set([Reason.SUCCESS, Reason.PACKET_ID_NOT_FOUND]);

/**
 * Reads PUBACK, PUBREC, PUBREL or PUBCOMP, which are of one shape.
 * @param expected the flags it must have [MQTT-2.1.3-1]
 */
export function readAck(
  connection: Connection,
  type: AckType,
  flags: number,
  expected: number,
  reader: Reader,
  reasons: ReadonlySet<number>,
): Ack | Fault {
  const { isStrict } = connection.core.conformance;
  // 3.1 has no flags that a PUBREL must have.
  const hasFlags = type === PacketType.PUBREL ? connection.version !== 3 : isStrict;
  if (hasFlags && flags !== expected) return isStrict ? 'malformed' : 'protocol';
  const messageId = reader.uint16();
  if (!reader.ok) return 'malformed';
  if (messageId === 0) return 'protocol';
  let reason: number = Reason.SUCCESS;
  if (connection.version === 5 && reader.left > 0) {
    reason = reader.byte();
    if (isStrict && !reasons.has(reason)) return 'protocol';
    if (reader.left > 0) {
      const properties = readProperties(reader, type, connection.core.conformance);
      if (isFault(properties)) return properties;
    }
  }
  if (isStrict && reader.left > 0) return 'malformed';
  if (connection.core.log.wants('debug'))
    connection.core.log.write('debug', describe(connection, type, messageId, reason));
  return { messageId, reason };
}

/** As the log shows one: only that of a message's end has its reason (handle__pubackcomp). */
function describe(connection: Connection, type: AckType, messageId: number, reason: number): string {
  const isEnd = type === PacketType.PUBACK || type === PacketType.PUBCOMP;
  const code = isEnd && since(connection.core.release, '1.6') ? `, RC:${reason}` : '';
  return `Received ${ackNames[type]} from ${connection.name} (Mid: ${messageId}${code})`;
}
