import { PacketType } from '../../packets/codes.js';
import type { Fault } from '../../packets/fault.js';
import type { Reader } from '../../packets/reader.js';
import type { Session } from '../../session/session.js';
import { acknowledge } from '../acknowledge.js';
import type { Connection } from '../connection.js';
import { publishReasons, readAck } from './ack.js';

/** A QoS 2 message was received; the client may use it once PUBREL is sent. */
export function handlePubrec(
  connection: Connection,
  session: Session,
  flags: number,
  reader: Reader,
): Fault | undefined {
  const ack = readAck(connection, PacketType.PUBREC, flags, 0, reader, publishReasons);
  if (typeof ack === 'string') return ack;
  const { core } = connection;
  const delivery = session.outbox.find(ack.messageId);
  if (delivery && delivery.qos !== 2 && core.conformance.checksAcknowledgements) return 'protocol';
  if (ack.reason >= 0x80) {
    // It cannot refuse what it has accepted already.
    if (delivery && delivery.state !== 'pubrec') return 'protocol';
    // The quota is not raised for it (db__message_delete_outgoing).
    session.outbox.settle(delivery, connection, core.settings, core.clock.seconds());
    return undefined;
  }
  if (delivery) {
    session.outbox.received(delivery);
    core.changes++;
  } else {
    const id = `an unknown packet identifier ${ack.messageId}`;
    core.log.write('warning', `Warning: Received PUBREC from ${connection.name} for ${id}.`);
  }
  // A message id that is not known is released too: the client may have missed the PUBREL [MQTT-4.3.3-4].
  acknowledge(connection, PacketType.PUBREL, ack.messageId);
  return undefined;
}
