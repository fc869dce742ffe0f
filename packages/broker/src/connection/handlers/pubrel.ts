import { PacketType } from '../../packets/codes.js';
import type { Fault } from '../../packets/fault.js';
import type { Reader } from '../../packets/reader.js';
import { publish } from '../../routing/deliver.js';
import type { Session } from '../../session/session.js';
import { acknowledge } from '../acknowledge.js';
import type { Connection } from '../connection.js';
import { readAck, releaseReasons } from './ack.js';
import { isRefused } from './refuse-message.js';

/** A QoS 2 message is released: it is delivered now. */
export function handlePubrel(
  connection: Connection,
  session: Session,
  flags: number,
  reader: Reader,
): Fault | undefined {
  const ack = readAck(connection, PacketType.PUBREL, flags, 2, reader, releaseReasons);
  if (typeof ack === 'string') return ack;
  const { core } = connection;
  const incoming = session.inbox.get(ack.messageId);
  const isReleased = incoming !== undefined && !incoming.isQueued;
  if (isReleased) {
    core.changes++;
    const { message, reached } = incoming;
    if (!isRefused(message) && publish(core, message, session, undefined, reached) === 'not-retained')
      return 'no-memory';
    // It is removed last: what keeps the messages on disk continues with the same one (db__message_release_incoming).
    session.inbox.take(ack.messageId);
  }
  const { incomingLimit } = core.conformance;
  if (isReleased || incomingLimit !== 'queues') session.inbox.answered();
  // A message id that is not known was released before.
  acknowledge(connection, PacketType.PUBCOMP, ack.messageId);
  if (incomingLimit === 'queues')
    for (const id of session.inbox.receiveQueued()) acknowledge(connection, PacketType.PUBREC, id);
  return undefined;
}
