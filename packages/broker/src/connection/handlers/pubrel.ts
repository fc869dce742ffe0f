import { PacketType } from '../../packets/codes.js';
import type { Fault } from '../../packets/fault.js';
import type { Reader } from '../../packets/reader.js';
import { acknowledge } from '../acknowledge.js';
import type { Connection } from '../connection.js';
import { readAck, releaseReasons } from './ack.js';

/** A QoS 2 message is released: now it goes round. */
export function handlePubrel(connection: Connection, flags: number, reader: Reader): Fault | undefined {
  const ack = readAck(connection, PacketType.PUBREL, flags, 2, reader, releaseReasons);
  if (typeof ack === 'string') return ack;
  const { core, session } = connection;
  const incoming = session?.inbox.take(ack.messageId);
  if (incoming) {
    core.changes++;
    core.publish(incoming.message, session);
  }
  session?.inbox.answered();
  // One that is not known was released before.
  acknowledge(connection, PacketType.PUBCOMP, ack.messageId);
  return undefined;
}
