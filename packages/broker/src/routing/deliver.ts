import type { Core } from '../core.js';
import { Message } from '../message.js';
import type { QoS } from '../packets/codes.js';
import type { Session, Subscription } from '../session/session.js';
import type { Route } from './routes.js';

const NOTHING = Buffer.alloc(0);

/** What became of a message: whether there was a subscriber, or that it cannot be retained. */
export type Outcome = 'delivered' | 'no-subscribers' | 'not-retained';

/**
 * Delivers a message to all subscribers of its topic, and keeps it if it is to be retained.
 * @param source who published it; undefined for the broker
 * @param reached who has it already, and is not to get it again
 * @returns whether there was a subscriber, or that the release cannot retain it
 */
export function publish(
  core: Core,
  message: Message,
  source: Session | undefined,
  route = core.routes.find(message.topic),
  reached?: Set<object>,
): Outcome {
  if (route.isPlain && !core.isWatched && !reached) {
    // Each subscriber gets it once and may read it.
    for (const subscription of route.subscribers) give(core, message, subscription);
  } else {
    deliverEach(core, message, source, route, reached);
  }
  const { topic } = message;
  if (message.retain && core.settings.retainAvailable && core.memory?.mayRetain(message) !== false) {
    const { retainsReserved } = core.conformance;
    if (retainsReserved === 'none' && isReserved(topic)) return 'not-retained';
    if (retainsReserved !== 'known' || core.subscriptions.isKnown(topic)) {
      core.retained.store(message);
      if (!topic.startsWith('$SYS')) core.changes++;
    }
  }
  const isReached =
    route.matches.length > 0 ||
    (!core.conformance.ignoresUnknownTopics && !core.subscriptions.isKnown(topic));
  return isReached ? 'delivered' : 'no-subscribers';
}

/** Whether a topic begins with a level of its own that begins with `$`, other than that of the broker. */
function isReserved(topic: string): boolean {
  return topic.startsWith('$') && topic !== '$SYS' && !topic.startsWith('$SYS/');
}

/** Publishes as the broker itself. @param expiresAt in seconds since 1970; 0 for never */
export function publishOwn(
  core: Core,
  topic: string,
  payload: string | Buffer,
  qos: QoS = 0,
  retain = false,
  expiresAt = 0,
): void {
  const bytes = typeof payload === 'string' ? Buffer.from(payload) : payload;
  publish(core, new Message(topic, bytes, qos, retain, NOTHING, expiresAt, undefined), undefined);
}

function deliverEach(
  core: Core,
  message: Message,
  source: Session | undefined,
  { matches }: Route,
  reached: Set<object> | undefined,
): void {
  // A single subscription overlaps with no other.
  const isSimple = core.settings.allowDuplicateMessages || matches.length < 2;
  const seen = reached ?? (isSimple ? undefined : new Set<object>());
  for (const match of matches) {
    if ('subscription' in match) {
      const { subscription } = match;
      if (source !== undefined && subscription.noLocal && subscription.session === source) continue;
      deliver(core, message, subscription, seen);
    } else {
      const { members } = match.group;
      const first = members[0] as Subscription;
      deliver(core, message, first, seen);
      // The next message is sent to the next of the group.
      if (members.length > 1) members.push(members.shift() as Subscription);
    }
  }
}

/**
 * Delivers a message to one subscriber, if it may read the topic (subs__send).
 * @param seen sessions that have the message already, where overlapping subscriptions count once
 */
function deliver(
  core: Core,
  message: Message,
  subscription: Subscription,
  seen: Set<object> | undefined,
): void {
  const { session } = subscription;
  if (!mayRead(core, session, message)) return;
  // Overlapping subscriptions count once, except for 5.0, which distinguishes them, and for what is sent as retained.
  if (seen && !(subscription.retainAsPublished && message.retain)) {
    if (seen.has(session) && !(session.version === 5 && core.conformance.repeatsOverlapping)) {
      // What is not sent has a message id all the same (subs__send).
      if (qosFor(core, message, subscription) > 0) session.outbox.nextId();
      return;
    }
    if (give(core, message, subscription)) seen.add(session);
    return;
  }
  give(core, message, subscription);
}

/** Sends a message to a subscriber that may have it, as `insert` does. */
function give(core: Core, message: Message, subscription: Subscription): boolean {
  const { session, retainAsPublished, identifier } = subscription;
  const retain = retainAsPublished && message.retain;
  return insert(core, session, message, qosFor(core, message, subscription), retain, identifier);
}

/** The lower of both QoS, unless the broker is to raise it. */
function qosFor({ settings }: Core, { qos }: Message, subscription: Subscription, mayRaise = true): QoS {
  return mayRaise && settings.upgradeOutgoingQos
    ? subscription.qos
    : (Math.min(qos, subscription.qos) as QoS);
}

/**
 * Sends a message to a client, or queues it.
 * @returns whether the client will get it, as far as is known
 */
export function insert(
  core: Core,
  session: Session,
  message: Message,
  qos: QoS,
  retain: boolean,
  subscriptionId: number,
): boolean {
  const sender = session.connection;
  const { offlineQueue } = session;
  if (!sender && offlineQueue === 'nothing') return false;
  const { settings } = core;
  const queuesPlain = settings.queueQos0 || offlineQueue === 'all';
  if (core.memory && (sender || qos > 0 || queuesPlain)) {
    const isKept = !sender || qos > 0;
    if (!core.memory.mayDeliver(message, isKept, sender !== undefined)) return false;
  }
  const dropped = session.outbox.insert(message, qos, retain, subscriptionId, sender, settings, queuesPlain);
  if (qos > 0 || !sender) core.changes++;
  if (dropped) countDropped(core, session);
  return !dropped && (sender !== undefined || qos > 0 || queuesPlain);
}

function countDropped({ counters, log }: Core, session: Session): void {
  counters.dropped++;
  if (session.isDropping) return;
  session.isDropping = true;
  log.write('notice', `Outgoing messages are being dropped for client ${session.clientId}.`);
}

/** Sends a new subscriber what is retained under its filters (retain__queue). */
export function sendRetained(core: Core, session: Session, subscriptions: readonly Subscription[]): void {
  const { memory } = core;
  let count = 0;
  const found = subscriptions.map((subscription) => {
    const messages = permittedRetained(core, session, subscription);
    if (!memory) return { subscription, messages };
    const list = [...messages];
    count += list.length;
    return { subscription, messages: list };
  });
  if (memory?.mayQueue(count) === false) return;
  // Whether they fit is decided before the first is sent (retain__queue, db__message_write_inflight_out_latest).
  session.outbox.retained = { count: 0, bytes: 0, waiting: session.connection?.unsent ?? 0 };
  for (const { subscription, messages } of found) sendRetainedOf(core, session, subscription, messages);
  session.outbox.retained = undefined;
}

/** What is retained under a filter and may be sent to the client: access is decided before memory is taken (retain__process). */
function* permittedRetained(core: Core, session: Session, { filter }: Subscription): Generator<Message> {
  for (const message of core.retained.match(filter, core.clock.seconds()))
    if (mayRead(core, session, message) && mayStillWrite(core, message)) yield message;
}

function sendRetainedOf(
  core: Core,
  session: Session,
  subscription: Subscription,
  messages: Iterable<Message>,
): void {
  const { retained } = session.outbox;
  for (const message of messages) {
    const qos = qosFor(core, message, subscription, core.conformance.upgradesRetained);
    const isTaken = insert(core, session, message, qos, true, subscription.identifier);
    if (!isTaken || qos > 0 || !retained) continue;
    retained.count++;
    retained.bytes += message.payload.length;
  }
}

/** Whether a client may receive a message. */
export function mayRead(core: Core, session: Session, message: Message): boolean {
  const { listener } = session;
  const { topic } = message;
  if (!core.isWatched && core.access.mayReadAll(listener, topic)) return true;
  const decision = core.access.decide(listener, session, topic, 'read', message);
  core.decided('receive', session, decision, topic);
  return decision.allowed;
}

/** Whether the client that published a retained message may still do so, where the broker is to check that. */
function mayStillWrite({ access, settings }: Core, message: Message): boolean {
  const { source, topic } = message;
  if (!settings.checkRetainSource || !source) return true;
  return access.decide(source.listener, source, topic, 'write', message).allowed;
}
