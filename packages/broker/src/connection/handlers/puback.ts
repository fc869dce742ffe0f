import { PacketType } from '../../packets/codes.js';
import type { Fault } from '../../packets/fault.js';
import type { Reader } from '../../packets/reader.js';
import type { Session } from '../../session/session.js';
import type { Connection } from '../connection.js';
import { publishReasons, readAck } from './ack.js';

/** A QoS 1 message was received: there is room for another. */
export function handlePuback(
  connection: Connection,
  session: Session,
  flags: number,
  reader: Reader,
): Fault | undefined {
  const ack = readAck(connection, PacketType.PUBACK, flags, 0, reader, publishReasons);
  if (typeof ack === 'string') return ack;
  const { core } = connection;
  session.outbox.acknowledged();
  const delivery = session.outbox.find(ack.messageId);
  if (delivery && delivery.qos !== 1 && core.conformance.checksAcknowledgements) return 'protocol';
  core.changes++;
  session.outbox.settle(delivery, connection, core.settings, core.clock.seconds());
  return undefined;
}
