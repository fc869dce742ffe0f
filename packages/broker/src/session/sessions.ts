import type { Core } from '../core.js';
import { Message } from '../message.js';
import type { Fault } from '../packets/fault.js';
import { pluginClient } from '../plugins/plugin-client.js';
import { mayRead, publish } from '../routing/deliver.js';
import type { Client } from './client.js';
import { expiryOf, type Session, type Subscription } from './session.js';

/** A client's session, and whether it was there before its CONNECT. */
export interface EnteredSession {
  readonly session: Session;
  readonly isPresent: boolean;
}

/**
 * Begins or resumes the session of a client that may connect. Another connection with the same client id is closed
 * (connect__on_authorised).
 * @param fresh the session as this CONNECT describes it
 * @returns the session that is used from now on: the one that was kept, or `fresh`
 */
export function enterSession(core: Core, connection: Client, fresh: Session): EnteredSession {
  const { clientId } = fresh;
  const found = core.sessions.get(clientId);
  let session = fresh;
  let isPresent = false;
  if (found) {
    // With Clean Start, the old session's subscriptions are removed before its will is published.
    if (fresh.cleanStart) endSubscriptions(core, found);
    endWillOfOther(core, found, fresh);
    found.willAt = 0;
    const old = found.connection;
    found.connection = undefined;
    if (old) old.close('taken-over');
    else found.listener?.connections.sessionTakenOver();
    const isExpired = found.expiresAt > 0 && core.clock.seconds() > found.expiresAt;
    if (fresh.cleanStart || found.expiryInterval === 0 || isExpired) {
      removeSession(core, found);
      isPresent = !fresh.cleanStart && core.conformance.reportsAnySession;
    } else {
      isPresent = true;
      session = found;
      updateSession(core, session, fresh);
      session.inbox.resume(core.clock.seconds());
      // The username and its permissions may have changed (db__check_acl_of_all_messages).
      session.outbox.filter((message) => mayRead(core, session, message));
      session.inbox.filter((message) => mayWrite(core, session, message));
    }
  }
  session.expiresAt = 0;
  session.disconnectedAt = 0;
  session.connection = connection;
  core.sessions.set(clientId, session);
  if (session.subscriptions.size > 0) core.subscriptions.generation++;
  core.counters.clientsMaximum = Math.max(core.counters.clientsMaximum, core.sessions.size);
  if (!session.cleanStart) core.changes++;
  core.memory?.watch(session);
  core.recorder?.entered(session);
  return { session, isPresent };
}

/** Publishes the will of a session whose client connects again, or drops it. */
function endWillOfOther(core: Core, found: Session, fresh: Session): void {
  const { takenOverWill } = core.conformance;
  const isOver = fresh.cleanStart || (found.version === 5 ? found.expiryInterval === 0 : found.cleanStart);
  const isPublished = takenOverWill === 'if-session-ends' ? isOver : takenOverWill === 'published';
  // A delayed will is not published any more: the client is back.
  if (isPublished && found.will?.delay === 0) publishWill(core, found);
  found.will = undefined;
}

/** Updates what the new CONNECT describes, and keeps everything else of the session. */
function updateSession(core: Core, session: Session, fresh: Session): void {
  session.version = fresh.version;
  session.username = fresh.username;
  session.listener = fresh.listener;
  session.isBridge = fresh.isBridge;
  // A client with the id of a bridge of this broker's own is none.
  session.bridge = fresh.bridge;
  session.offlineQueue = fresh.offlineQueue;
  session.cleanStart = fresh.cleanStart;
  session.expiryInterval = fresh.expiryInterval;
  session.will = fresh.will;
  session.isDropping = false;
  if (!core.conformance.keepsShares) unsubscribeAll(core, session, ({ share }) => share !== undefined);
  const { outbox, inbox } = session;
  const isEmpty = outbox.inflight + outbox.queued + inbox.size === 0;
  const keepsMaximum = !core.conformance.renewsReceiveMaximum && !isEmpty;
  session.outbox.begin(keepsMaximum ? outbox.maximum : fresh.outbox.maximum);
  session.inbox.begin(core.settings.maxInflightMessages);
  session.outbox.reset(core.conformance.countsResumed);
}

function mayWrite(core: Core, session: Session, message: Message): boolean {
  return core.access.decide(session.listener, session, message.topic, 'write', message).allowed;
}

/** A connection is about to be closed. Its client may still receive its own will (context__disconnect). */
export function beforeLeaving(core: Core, connection: Client, session: Session): void {
  if (session.connection === connection && core.conformance.willBeforeClosing) endWithWill(core, session);
}

/** Publishes the will, or sets when it is due: a delayed one is published even if its session ends (will_delay__add). */
function endWithWill(core: Core, session: Session): void {
  if (!session.will) return;
  if (session.expiryInterval > 0 && !core.conformance.endsKeptWills) return;
  const { delay } = session.will;
  if (delay > 0) session.willAt = core.clock.seconds() + delay + (core.conformance.willsComeLater ? 1 : 0);
  else publishWill(core, session);
}

/**
 * A connection is closed: its will is published, its session kept or removed (context__disconnect).
 * @param fault undefined after a DISCONNECT of the client
 */
export function leaveSession(
  core: Core,
  connection: Client,
  session: Session,
  fault: Fault | undefined,
): void {
  if (session.connection !== connection) return;
  session.connection = undefined;
  session.disconnectedAt = core.clock.seconds();
  const reason = fault ?? 'disconnect';
  session.listener?.plugins?.disconnected(pluginClient({ ...session, connection }), reason);
  if (!session.bridge) core.events.emit('disconnect', { clientId: session.clientId, reason });
  const now = core.clock.seconds();
  if (core.conformance.willBeforeForgetting && session.willAt === 0) endWithWill(core, session);
  if (session.listener?.policy.offlineAccess.value === false) forgetListener(core, session);
  if (session.willAt === 0) endWithWill(core, session);
  // The session of a bridge never ends (context__disconnect).
  if (session.bridge) return;
  if (session.expiryInterval === 0) {
    if (session.willAt === 0) removeSession(core, session);
    else core.recorder?.left(session);
    return;
  }
  session.expiresAt = expiryOf(core, session.expiryInterval, now);
  core.recorder?.left(session);
  core.changes++;
}

/** Whether a session continues without the connection that is closed: it is kept, or waits for its will to be published. */
export function outlives(session: Session, connection: Client): boolean {
  if (session.connection !== connection) return false;
  return session.expiryInterval !== 0 || session.willAt > 0 || (session.will?.delay ?? 0) > 0;
}

/** Publishes wills that are due and removes sessions that have expired (session_expiry__check, will_delay__check). */
export function expireSessions(core: Core): void {
  const now = core.clock.seconds();
  for (const session of [...core.sessions.values()]) {
    if (session.willAt > 0 && now >= session.willAt) {
      publishWill(core, session);
      if (session.expiryInterval === 0 && !session.connection) {
        session.listener?.connections.sessionEnded();
        removeSession(core, session);
      }
    }
    if (session.expiresAt > 0 && now > session.expiresAt) {
      core.log.write('notice', `Expiring client ${session.clientId} due to timeout.`);
      core.counters.clientsExpired++;
      if (session.will && core.conformance.expiryEndsDelay) publishWill(core, session);
      session.listener?.connections.sessionEnded();
      removeSession(core, session);
    }
  }
}

/** Publishes a session's will, if its client may publish there (context__send_will). */
export function publishWill(core: Core, session: Session): void {
  const { will } = session;
  session.will = undefined;
  session.willAt = 0;
  if (!will) return;
  core.recorder?.willGone(session);
  const { topic, payload, qos, retain, properties, source } = will.message;
  const { listener, clientId } = session;
  const decision = core.access.decide(listener, session, topic, 'write', will.message);
  core.decided('will', session, decision, topic);
  if (!decision.allowed) return;
  if (core.isWatched) core.events.emit('publish', { clientId, topic, payload, qos, retain });
  const expiresAt = core.expiresAt(will.expiry ?? 0);
  const isRetained = retain && core.settings.retainAvailable;
  publish(core, new Message(topic, payload, qos, isRetained, properties, expiresAt, source), session);
}

/** The permissions of the session are those of a client without a listener, until it is back. */
function forgetListener(core: Core, session: Session): void {
  session.listener = undefined;
  if (session.subscriptions.size > 0) core.subscriptions.generation++;
}

/** Ends a session: its subscriptions and messages are gone. */
export function removeSession(core: Core, session: Session): void {
  core.recorder?.removed(session);
  endSubscriptions(core, session);
  session.outbox.clear();
  session.inbox.clear();
  core.memory?.unwatch(session);
  if (core.sessions.get(session.clientId) === session) core.sessions.delete(session.clientId);
  core.changes++;
}

/** Removes all subscriptions of a session that ends. */
function endSubscriptions(core: Core, session: Session): void {
  const { subscriptions } = session;
  if (subscriptions.size === 0) return;
  if (core.recorder) for (const key of subscriptions.keys()) core.recorder.unsubscribed(session, key);
  core.subscriptions.removeAll(session, [...subscriptions.values()]);
  subscriptions.clear();
}

/** Removes subscriptions of a session that continues; all by default. */
export function unsubscribeAll(
  core: Core,
  session: Session,
  from: (subscription: Subscription) => boolean = () => true,
): void {
  for (const [key, subscription] of session.subscriptions) {
    if (!from(subscription)) continue;
    core.subscriptions.remove(subscription);
    session.subscriptions.delete(key);
    core.recorder?.unsubscribed(session, key);
  }
}
