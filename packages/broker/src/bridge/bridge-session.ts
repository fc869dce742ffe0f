import { type Release, since } from '@mosquitto-conf/config';
import { readFilter } from '../connection/handlers/filter.js';
import type { Core } from '../core.js';
import type { QoS } from '../packets/codes.js';
import { sendRetained } from '../routing/deliver.js';
import { NEVER, Session, type Subscription } from '../session/session.js';
import { unsubscribeAll } from '../session/sessions.js';
import type { BridgeEndpoint } from './bridge-endpoint.js';
import type { BridgeSettings } from './bridge-settings.js';

/** The session of a bridge at this broker: the one that was restored from disk, or a new one. It never ends (bridge__new). */
export function takeSession(core: Core, settings: BridgeSettings): Session {
  const { localClientId, version } = settings;
  const session = core.sessions.get(localClientId) ?? new Session(localClientId);
  session.version = version;
  describe(session, settings);
  core.sessions.set(localClientId, session);
  core.memory?.watch(session);
  core.recorder?.entered(session);
  return session;
}

function describe(session: Session, { username, localCleanStart, startType }: BridgeSettings): void {
  session.bridge = true;
  session.isBridge = true;
  session.username = username;
  session.listener = undefined;
  session.cleanStart = localCleanStart;
  session.expiryInterval = NEVER;
  session.expiresAt = 0;
  session.offlineQueue = localCleanStart ? 'nothing' : startType === 'lazy' ? 'all' : 'configured';
}

/**
 * A connection begins: what was in flight is sent again, unless the session starts afresh, and the subscriptions are those of
 * the configuration (bridge__connect).
 */
export function renewSession(
  core: Core,
  session: Session,
  settings: BridgeSettings,
  endpoint: BridgeEndpoint,
): void {
  const { cleanStart, localCleanStart, receiveMaximum } = settings;
  const { maxInflightMessages } = core.settings;
  // A client with the same id may have taken the session over.
  core.sessions.get(session.clientId)?.connection?.close('taken-over');
  core.sessions.set(session.clientId, session);
  describe(session, settings);
  session.isDropping = false;
  session.outbox.begin(maxInflightMessages);
  session.outbox.reset(core.conformance.countsResumed);
  session.inbox.begin(receiveMaximum ?? maxInflightMessages);
  session.inbox.resume(core.clock.seconds());
  if (cleanStart) session.inbox.clear();
  if (localCleanStart) session.outbox.clear();
  unsubscribeAll(core, session);
  for (const { localFilter, qos } of settings.topics.outgoing) {
    core.log.write('debug', `Bridge ${session.clientId} doing local SUBSCRIBE on topic ${localFilter}`);
    const subscription = localSubscription(core, session, localFilter, lower(qos, endpoint.maxQos));
    if (!subscription) continue;
    core.subscriptions.add(subscription, session.subscriptions.get(localFilter));
    session.subscriptions.set(localFilter, subscription);
  }
  if (queuesRetained(core.release)) sendRetained(core, session, [...session.subscriptions.values()]);
}

/** Whether retained messages are queued for a bridge whenever it begins to connect: those of QoS 0 are not (bridge__connect). */
function queuesRetained(release: Release): boolean {
  return since(release, '1.5.3') && !since(release, '1.5.8');
}

/** What a bridge subscribes to at this broker: it gets everything as it was published, and none of its own messages. */
export function localSubscription(
  { release }: Core,
  session: Session,
  text: string,
  qos: QoS,
): Subscription | undefined {
  const kept = readFilter(text, '', release);
  const options = { noLocal: true, retainAsPublished: true, retainHandling: 0, identifier: 0 } as const;
  return kept && { ...kept, ...options, session, qos };
}

/** The lower of two levels. */
export function lower(a: QoS, b: QoS): QoS {
  return Math.min(a, b) as QoS;
}
