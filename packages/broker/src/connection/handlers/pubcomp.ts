import { PacketType } from '../../packets/codes.js';
import type { Fault } from '../../packets/fault.js';
import type { Reader } from '../../packets/reader.js';
import type { Session } from '../../session/session.js';
import type { Connection } from '../connection.js';
import { readAck, releaseReasons } from './ack.js';

/** A QoS 2 message is complete. */
export function handlePubcomp(
  connection: Connection,
  session: Session,
  flags: number,
  reader: Reader,
): Fault | undefined {
  const ack = readAck(connection, PacketType.PUBCOMP, flags, 0, reader, releaseReasons);
  if (typeof ack === 'string') return ack;
  const { core } = connection;
  session.outbox.acknowledged();
  const delivery = session.outbox.find(ack.messageId);
  const isExpected = !delivery || (delivery.qos === 2 && delivery.state === 'pubcomp');
  if (!isExpected && core.conformance.checksAcknowledgements) return 'protocol';
  core.changes++;
  session.outbox.settle(delivery, connection, core.settings, core.clock.seconds());
  return undefined;
}
