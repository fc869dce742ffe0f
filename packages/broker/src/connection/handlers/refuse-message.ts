import { since } from '@mosquitto-conf/config';
import { Message } from '../../message.js';
import { PacketType, type QoS } from '../../packets/codes.js';
import type { Fault } from '../../packets/fault.js';
import type { Session } from '../../session/session.js';
import { acknowledge } from '../acknowledge.js';
import type { Connection } from '../connection.js';

/**
 * A refused message is acknowledged all the same, in 5.0 with the reason. Up to 1.5, one of QoS 2 occupies its message id. Since
 * 2.0.16 the client is disconnected if as many packets as may be queued wait for it; up to 2.0.21 also where `max_queued_messages 0`
 * sets no limit (process_bad_message).
 */
export function refuseMessage(
  connection: Connection,
  session: Session,
  qos: QoS,
  messageId: number,
  reason: number,
): Fault | undefined {
  const { release, settings, conformance } = connection.core;
  if (qos === 2 && conformance.keepsRefused) return keepRefused(connection, session, messageId);
  acknowledgeAnyway(connection, session, qos, messageId, reason);
  const { maxQueuedMessages } = settings;
  if (!since(release, '2.0.16') || connection.unsent < maxQueuedMessages) return undefined;
  return maxQueuedMessages > 0 || !since(release, '2.0.22') ? 'quota-exceeded' : undefined;
}

/** A refused message that occupies its message id until its PUBREL. It has no topic, so that no client gets it (process_bad_message). */
const refused = new Message('', Buffer.alloc(0), 2, false, Buffer.alloc(0), 0, undefined);

/** Whether a message waits for its PUBREL that was refused. */
export function isRefused({ topic }: Message): boolean {
  return topic === '';
}

/** Keeps a refused message of QoS 2. A client for whose message there is no room is disconnected. */
function keepRefused(connection: Connection, session: Session, messageId: number): Fault | undefined {
  const { inbox } = session;
  if (!inbox.get(messageId)) {
    const { settings } = connection.core;
    const isQueued = !inbox.hasRoom(settings);
    if (!isQueued || inbox.mayQueue(settings)) inbox.add(messageId, refused, isQueued);
    if (isQueued) return 'protocol';
    inbox.takeRoom();
  }
  acknowledge(connection, PacketType.PUBREC, messageId);
  return undefined;
}

/** Acknowledges a message that is not published. */
export function acknowledgeAnyway(
  connection: Connection,
  { inbox }: Session,
  qos: QoS,
  messageId: number,
  reason: number,
): void {
  if (qos === 1 || (qos === 2 && connection.version === 5)) inbox.answered();
  if (qos === 1) acknowledge(connection, PacketType.PUBACK, messageId, reason);
  if (qos === 2) acknowledge(connection, PacketType.PUBREC, messageId, reason);
}
