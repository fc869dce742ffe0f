import { since } from '@mosquitto-conf/config';
import type { Core } from '../../core.js';
import { Message } from '../../message.js';
import { PacketType, Reason } from '../../packets/codes.js';
import type { Fault } from '../../packets/fault.js';
import { type Outcome, publish } from '../../routing/deliver.js';
import type { Route } from '../../routing/routes.js';
import type { Incoming } from '../../session/incoming.js';
import type { Session } from '../../session/session.js';
import { acknowledge } from '../acknowledge.js';
import type { Connection } from '../connection.js';
import { isRefused, refuseMessage } from './refuse-message.js';

/** Takes a message that its client may publish: it is published, or waits for its PUBREL, and is acknowledged. */
export function acceptMessage(
  connection: Connection,
  session: Session,
  message: Message,
  messageId: number,
  route: Route,
): Fault | undefined {
  const { core, version } = connection;
  const known = message.qos > 0 && !core.conformance.replacesReused && session.inbox.get(messageId);
  if (known) return acceptKnown(connection, session, message, messageId, known);
  if (message.qos === 2) return acceptTwice(connection, session, message, messageId);
  if (message.qos === 1) {
    if (session.inbox.get(messageId)) reuse(core, session, messageId);
    const fault = faultAboveQuota(core, session);
    if (fault) return fault;
    if (core.conformance.acknowledgesDropped && !hasRoom(core, session))
      return refuseMessage(connection, session, 1, messageId, Reason.QUOTA_EXCEEDED);
  }
  const outcome = publish(core, message, session, route);
  if (outcome === 'not-retained') {
    if (message.qos === 0) return 'no-memory';
    if (version === 5) return 'cannot-retain';
  }
  if (message.qos === 1) {
    const isShort = core.memory?.takeShortage();
    if (isShort && version === 5) return 'no-memory';
    acknowledgeOutcome(connection, messageId, outcome);
    if (isShort && !core.conformance.staysAfterShortage) return 'no-memory';
  }
  return undefined;
}

/**
 * A message with the id of one that waits for its PUBREL counts as that one, whatever it is itself: it is acknowledged as the QoS of
 * this one demands, or from 2.0 as that of the first; with QoS 1 the first is published (handle__publish).
 */
function acceptKnown(
  connection: Connection,
  session: Session,
  { qos, retain }: Message,
  messageId: number,
  known: Incoming,
): Fault | undefined {
  const { core } = connection;
  if (qos === 2 || since(core.release, '2.0')) {
    acknowledge(connection, PacketType.PUBREC, messageId);
    return undefined;
  }
  const { topic, payload, properties, expiresAt, source } = known.message;
  if (isRefused(known.message)) {
    acknowledge(connection, PacketType.PUBACK, messageId);
    return undefined;
  }
  const message = new Message(topic, payload, 1, retain, properties, expiresAt, source);
  if (!core.settings.allowDuplicateMessages) known.reached ??= new Set();
  const outcome = publish(core, message, session, undefined, known.reached);
  acknowledgeOutcome(connection, messageId, outcome);
  return undefined;
}

/** The PUBACK for a message that was published: a client of 5.0 learns whether there was a subscriber. */
function acknowledgeOutcome(connection: Connection, messageId: number, outcome: Outcome): void {
  const isReached = outcome === 'delivered' || connection.version < 5;
  const reason = isReached ? Reason.SUCCESS : Reason.NO_MATCHING_SUBSCRIBERS;
  acknowledge(connection, PacketType.PUBACK, messageId, reason);
}

/** A new message of QoS 1 or 2 above the Receive Maximum. With `max_inflight_messages 0` that is each one. */
function faultAboveQuota({ conformance, log }: Core, { inbox, clientId }: Session): Fault | undefined {
  const { aboveQuota } = conformance;
  if (aboveQuota === 'refuses' || !inbox.isQuotaUsedUp) return undefined;
  if (aboveQuota === 'disconnects') return 'receive-maximum';
  log.write(
    'warning',
    `Client ${clientId} has exceeded its receive-maximum quota. This behaviour must be fixed on the client.`,
  );
  return undefined;
}

function hasRoom({ settings, conformance }: Core, { inbox }: Session): boolean {
  return inbox.hasRoom(settings) || (conformance.incomingLimit !== 'refuses' && inbox.mayQueue(settings));
}

/** A client that reuses a message id has forgotten the first message. */
function reuse(core: Core, { clientId, inbox }: Session, messageId: number): void {
  core.log.write(
    'warning',
    `Reused message ID ${messageId} from ${clientId} detected. Clearing from storage.`,
  );
  inbox.take(messageId);
}

/** QoS 2: it is delivered once it is released; a repeated one is acknowledged again [MQTT-4.3.3-10]. */
function acceptTwice(
  connection: Connection,
  session: Session,
  message: Message,
  messageId: number,
): Fault | undefined {
  const { core } = connection;
  const { inbox } = session;
  let known = inbox.get(messageId);
  if (known && (known.message.topic !== message.topic || !known.message.payload.equals(message.payload))) {
    reuse(core, session, messageId);
    known = undefined;
  }
  if (known) {
    known.dup++;
    // A client that missed the PUBREC repeats it once; more often is an error.
    if (core.conformance.countsRepeats && known.dup > 1) return 'protocol';
  } else {
    const fault = faultAboveQuota(core, session);
    if (fault) return fault;
    if (!hasRoom(core, session)) {
      if (!core.conformance.acknowledgesDropped) return undefined;
      if (!core.conformance.keepsRefused)
        return refuseMessage(connection, session, 2, messageId, Reason.QUOTA_EXCEEDED);
      acknowledge(connection, PacketType.PUBREC, messageId);
      return undefined;
    }
    if (core.memory?.mayDeliver(message, true, false) === false) return 'no-memory';
    const { incomingLimit } = core.conformance;
    // The number of messages alone decides what leaves the queue, so that one that is too large leaves it at once.
    const isQueued = incomingLimit === 'queues' && !inbox.hasQuota;
    inbox.add(messageId, message, isQueued);
    core.changes++;
    if (isQueued) return undefined;
    if (incomingLimit !== 'none') inbox.takeRoom();
  }
  acknowledge(connection, PacketType.PUBREC, messageId);
  return undefined;
}
