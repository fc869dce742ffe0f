import { PacketType } from '../../packets/codes.js';
import type { Fault } from '../../packets/fault.js';
import type { Reader } from '../../packets/reader.js';
import { acknowledge } from '../acknowledge.js';
import type { Connection } from '../connection.js';
import { publishReasons, readAck } from './ack.js';

/** A QoS 2 message has arrived; it may be given on once PUBREL says so. */
export function handlePubrec(connection: Connection, flags: number, reader: Reader): Fault | undefined {
  const ack = readAck(connection, PacketType.PUBREC, flags, 0, reader, publishReasons);
  if (typeof ack === 'string') return ack;
  const { core, session } = connection;
  const delivery = session?.outbox.find(ack.messageId);
  if (delivery && delivery.qos !== 2) return 'protocol';
  if (ack.reason >= 0x80) {
    // It cannot refuse what it has taken already.
    if (delivery && delivery.state !== 'pubrec') return 'protocol';
    // No room is given back for it (db__message_delete_outgoing).
    session?.outbox.settle(delivery, connection, core.settings, core.clock.seconds());
    return undefined;
  }
  if (delivery) {
    delivery.state = 'pubcomp';
    core.changes++;
  }
  // One that is not known is released too: the client may have missed that it is done [MQTT-4.3.3-4].
  acknowledge(connection, PacketType.PUBREL, ack.messageId);
  return undefined;
}
