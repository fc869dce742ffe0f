import { since } from '@mosquitto-conf/config';
import type { Connection } from '../connection/connection.js';
import type { Core } from '../core.js';
import { entryLine, willLines } from '../log/client-lines.js';
import { Message } from '../message.js';
import { NEVER, type Session } from './session.js';
import type { Subscription } from './subscription.js';

/**
 * Lets a client in under its id: another connection with it has to go, and what was kept of it is taken up unless it
 * wants to begin anew (connect__on_authorised).
 * @param fresh the session as this CONNECT describes it
 * @returns whether a session was there to take up
 */
export function enterSession(core: Core, connection: Connection, fresh: Session): boolean {
  const { clientId } = fresh;
  const found = core.sessions.get(clientId);
  let session = fresh;
  let isPresent = false;
  if (found) {
    // Whoever begins anew does not hear what it left to be said.
    if (fresh.cleanStart) unsubscribeAll(core, found);
    const isOver = found.version === 5 ? found.expiryInterval === 0 : found.cleanStart;
    // One that waits is not said any more: the client is back.
    if (found.will && found.will.delay === 0 && (isOver || fresh.cleanStart)) publishWill(core, found);
    found.will = undefined;
    found.willAt = 0;
    const old = found.connection;
    found.connection = undefined;
    if (old) {
      old.close('taken-over');
      old.session = undefined;
    }
    const isExpired = found.expiresAt > 0 && core.clock.seconds() > found.expiresAt;
    if (fresh.cleanStart || found.expiryInterval === 0 || isExpired) {
      forget(core, found);
    } else {
      isPresent = true;
      session = found;
      adopt(core, session, fresh);
      session.inbox.resume(core.clock.seconds());
      // Names and rights may have changed (db__check_acl_of_all_messages).
      session.outbox.filter(({ topic }) => core.mayRead(session, topic));
      session.inbox.filter(({ topic }) => mayWrite(core, session, topic));
    }
  }
  session.expiresAt = 0;
  session.disconnectedAt = 0;
  session.connection = connection;
  connection.session = session;
  core.sessions.set(clientId, session);
  if (session.subscriptions.size > 0) core.subscriptions.generation++;
  core.counters.clientsMaximum = Math.max(core.counters.clientsMaximum, core.sessions.size);
  if (!session.cleanStart) core.changes++;
  logEntry(core, connection, session);
  return isPresent;
}

/** Takes over what the new CONNECT says, and keeps what the session has. */
function adopt(core: Core, session: Session, fresh: Session): void {
  session.version = fresh.version;
  session.username = fresh.username;
  session.door = fresh.door;
  session.isBridge = fresh.isBridge;
  session.cleanStart = fresh.cleanStart;
  session.expiryInterval = fresh.expiryInterval;
  session.will = fresh.will;
  session.isDropping = false;
  if (!core.conformance.keepsShares) unsubscribeAll(core, session, ({ share }) => share !== undefined);
  session.outbox.begin(fresh.outbox.maximum);
  session.inbox.begin(core.settings.maxInflightMessages);
  session.outbox.reset();
}

function mayWrite(core: Core, session: Session, topic: string): boolean {
  const { door, clientId, username } = session;
  return !door || core.access.decide({ door, clientId, username }, topic, 'write').allowed;
}

/** A connection is about to be closed: its client may hear its own will (context__disconnect). */
export function beforeLeaving(core: Core, connection: Connection): void {
  const { session } = connection;
  if (session?.connection === connection && core.conformance.willBeforeClosing) sayWill(core, session);
}

/** A will that waits is published when its time has come, even after the session's end (will_delay__add). */
function sayWill(core: Core, session: Session): void {
  if (!session.will) return;
  if (session.will.delay > 0) session.willAt = core.clock.seconds() + session.will.delay;
  else publishWill(core, session);
}

/** A connection is over: its will is published, its session kept or forgotten (context__disconnect). */
export function leaveSession(core: Core, connection: Connection): void {
  const { session } = connection;
  if (!session || session.connection !== connection) return;
  session.connection = undefined;
  session.disconnectedAt = core.clock.seconds();
  core.events.emit('disconnect', { clientId: session.clientId, reason: connection.fault ?? 'goodbye' });
  const now = core.clock.seconds();
  if (session.willAt === 0) sayWill(core, session);
  if (session.expiryInterval === 0) {
    if (session.willAt === 0) forget(core, session);
    return;
  }
  const most = core.settings.persistentClientExpiration;
  const interval = most > 0 ? Math.min(most, session.expiryInterval) : session.expiryInterval;
  session.expiresAt = interval === NEVER ? 0 : now + interval;
  core.changes++;
}

/** Looks at what time brings: wills that are due, sessions that are over (session_expiry__check, will_delay__check). */
export function passTime(core: Core): void {
  const now = core.clock.seconds();
  for (const session of [...core.sessions.values()]) {
    if (session.willAt > 0 && now >= session.willAt) {
      publishWill(core, session);
      if (session.expiryInterval === 0 && !session.connection) forget(core, session);
    }
    if (session.expiresAt > 0 && now > session.expiresAt) {
      core.log.write('notice', `Expiring client ${session.clientId} due to timeout.`);
      core.counters.clientsExpired++;
      if (session.will) publishWill(core, session);
      forget(core, session);
    }
  }
  for (const connection of [...core.connections]) {
    // One and a half times what it promised [MQTT-3.1.2-22].
    const limit = connection.keepAlive * 1500;
    if (limit > 0 && core.clock.now() - connection.lastIn > limit) connection.close('keep-alive');
  }
}

/** Publishes what a client left to be said, if it might say it (context__send_will). */
export function publishWill(core: Core, session: Session): void {
  const { will } = session;
  session.will = undefined;
  session.willAt = 0;
  if (!will) return;
  const { topic, payload, qos, retain, properties, source } = will.message;
  const { door, clientId, username } = session;
  if (door) {
    const decision = core.access.decide({ door, clientId, username }, topic, 'write');
    core.decided('will', session, decision, topic);
    if (!decision.allowed) return;
  }
  if (core.isWatched) core.events.emit('publish', { clientId, topic, payload, qos, retain });
  const expiresAt = core.expiresAt(will.expiry ?? 0);
  core.publish(
    new Message(topic, payload, qos, retain && core.settings.retainAvailable, properties, expiresAt, source),
    session,
  );
}

/** Nothing is kept of a client. */
export function forget(core: Core, session: Session): void {
  unsubscribeAll(core, session);
  session.outbox.clear();
  session.inbox.clear();
  if (core.sessions.get(session.clientId) === session) core.sessions.delete(session.clientId);
  core.changes++;
}

function unsubscribeAll(
  core: Core,
  session: Session,
  from: (subscription: Subscription) => boolean = () => true,
): void {
  for (const [key, subscription] of session.subscriptions) {
    if (!from(subscription)) continue;
    core.subscriptions.remove(session, subscription.filter, subscription.share);
    session.subscriptions.delete(key);
  }
}

function logEntry(core: Core, connection: Connection, session: Session): void {
  const { log, settings, release } = core;
  const { cipher } = connection.identity;
  if (settings.connectionMessages) {
    const { kind, text } = entryLine(release, connection.transport, connection.keepAlive, session);
    log.write(kind, text);
    for (const line of willLines(session)) log.write('debug', line);
  }
  // Since 2.1 (connect__on_authorised).
  if (cipher && since(release, '2.1')) log.write('notice', `Client ${session.clientId} negotiated ${cipher}`);
}
