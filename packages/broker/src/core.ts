import { EventEmitter } from 'node:events';
import type { AclDecision, Release } from '@mosquitto-conf/config';
import type { Access } from './access/access.js';
import type { Clock } from './clock.js';
import { type Conformance, conformanceOf } from './conformance.js';
import type { AuthenticationHandler } from './connection/authentication.js';
import type { Connection } from './connection/connection.js';
import { Counters } from './counters.js';
import type { Door } from './listeners/door.js';
import type { Log } from './log/log.js';
import { Message, type Source } from './message.js';
import { type Asker, type BrokerEvents, type Decision, decisionOf, type Verdict } from './observer.js';
import type { QoS } from './packets/codes.js';
import { RetainedMessages } from './routing/retained.js';
import { type Route, Routes } from './routing/routes.js';
import { SubscriptionTree } from './routing/subscription-tree.js';
import type { Session } from './session/session.js';
import type { Subscription } from './session/subscription.js';
import type { BrokerSettings } from './settings.js';

const NOTHING = Buffer.alloc(0);

/** Everything that sessions share: who is there, who subscribed to what, what is retained; and how messages go round. */
export class Core {
  readonly sessions = new Map<string, Session>();
  readonly connections = new Set<Connection>();
  readonly subscriptions: SubscriptionTree;
  readonly retained = new RetainedMessages();
  readonly routes: Routes;
  readonly conformance: Conformance;
  readonly counters = new Counters();
  readonly events = new EventEmitter<BrokerEvents>();
  /** Changes that a database on disk does not have yet. */
  changes = 0;
  /** Whether somebody wants to see each message and decision, so that nothing takes a short path. */
  isWatched = false;
  /** Ids of clients that a test keeps out. */
  readonly refused = new Set<string>();
  /** Enhanced authentication, by method. */
  authentication: ReadonlyMap<string, AuthenticationHandler> = new Map();
  #waiting: Connection[] = [];

  constructor(
    readonly release: Release,
    public settings: BrokerSettings,
    readonly access: Access,
    readonly clock: Clock,
    readonly log: Log,
  ) {
    this.conformance = conformanceOf(release);
    this.subscriptions = new SubscriptionTree(this.conformance.separatesShares);
    this.routes = new Routes(this.subscriptions, access, (route) => this.#isPlain(route));
  }

  /**
   * Brings a message to everybody who subscribed to its topic, and keeps it if it is to be retained.
   * @param source who published it; undefined for the broker
   * @returns whether anybody subscribed
   */
  publish(message: Message, source: Session | undefined, route = this.routes.find(message.topic)): boolean {
    if (route.isPlain && !this.isWatched) {
      // Nobody gets it twice, and everybody may read it.
      for (const subscription of route.subscribers) this.#give(message, subscription);
    } else {
      this.#deliverEach(message, source, route);
    }
    if (message.retain && this.settings.retainAvailable) {
      this.retained.store(message);
      if (!message.topic.startsWith('$SYS')) this.changes++;
    }
    return (
      route.matches.length > 0 ||
      (!this.conformance.missesUnknown && !this.subscriptions.isKnown(message.topic))
    );
  }

  #deliverEach(message: Message, source: Session | undefined, { matches }: Route): void {
    // One alone overlaps with no other.
    const seen = this.settings.allowDuplicateMessages || matches.length < 2 ? undefined : new Set<Session>();
    for (const match of matches) {
      if ('subscription' in match) {
        const { subscription } = match;
        if (source !== undefined && subscription.noLocal && subscription.session === source) continue;
        this.#deliver(message, subscription, seen);
      } else {
        const { members } = match.group;
        const first = members[0] as Subscription;
        this.#deliver(message, first, seen);
        // The next message goes to the next of the group.
        if (members.length > 1) members.push(members.shift() as Subscription);
      }
    }
  }

  /**
   * Brings a message to one subscriber, if it may be read there (subs__send).
   * @param seen those who have it already, where overlapping subscriptions count once
   */
  #deliver(message: Message, subscription: Subscription, seen: Set<Session> | undefined): void {
    const { session } = subscription;
    if (!this.mayRead(session, message.topic)) return;
    // Overlapping subscriptions count once, but for 5.0, which tells them apart, and for what comes as retained.
    if (seen && !(subscription.retainAsPublished && message.retain)) {
      if (session.version !== 5 && seen.has(session)) return;
      if (this.#give(message, subscription)) seen.add(session);
      return;
    }
    this.#give(message, subscription);
  }

  /** Puts a message on its way to a subscriber who may have it, as `insert` does. */
  #give(message: Message, subscription: Subscription): boolean {
    const { session, retainAsPublished, identifier } = subscription;
    const retain = retainAsPublished && message.retain;
    return this.insert(session, message, this.#qosFor(message, subscription), retain, identifier);
  }

  /** The lower of what was published and what was asked for, unless the broker is to raise it. */
  #qosFor({ qos }: Message, subscription: Subscription): QoS {
    return this.settings.upgradeOutgoingQos ? subscription.qos : (Math.min(qos, subscription.qos) as QoS);
  }

  /** Puts a message on its way to a client. @returns whether it will come to it, as far as can be told */
  insert(session: Session, message: Message, qos: QoS, retain: boolean, subscriptionId: number): boolean {
    const sender = session.connection;
    const dropped = session.outbox.insert(message, qos, retain, subscriptionId, sender, this.settings);
    if (qos > 0 || !sender) this.changes++;
    if (dropped) this.#dropped(session);
    return !dropped && (sender !== undefined || qos > 0 || this.settings.queueQos0);
  }

  /** Sends a new subscriber what is retained under its filters (retain__queue). */
  sendRetained(session: Session, subscriptions: readonly Subscription[]): void {
    for (const subscription of subscriptions) this.#sendRetainedOf(session, subscription);
    session.outbox.retainedBytes = 0;
  }

  #sendRetainedOf(session: Session, subscription: Subscription): void {
    for (const message of this.retained.match(subscription.filter, this.clock.seconds())) {
      if (!this.mayRead(session, message.topic) || !this.#sourceMayWrite(message)) continue;
      const qos = this.#qosFor(message, subscription);
      const isTaken = this.insert(session, message, qos, true, subscription.identifier);
      if (isTaken && qos === 0) session.outbox.retainedBytes += message.payload.length;
    }
  }

  /** Whether a client may receive what is published to a topic. */
  mayRead(session: Session, topic: string): boolean {
    const decision = this.#readDecision(session, topic);
    if (!decision) return true;
    this.decided('receive', session, decision, topic);
    return decision.allowed;
  }

  /**
   * When a message that lasts so many seconds is over; 0 for never.
   * @param interval 0 for ever
   */
  expiresAt(interval: number): number {
    const isEndless = interval === 0xffffffff && this.conformance.knowsEndless;
    return interval > 0 && !isEndless ? this.clock.seconds() + interval : 0;
  }

  /** Tells those who watch of a decision. */
  decided(kind: Decision['kind'], who: Asker, decision: Verdict, topic?: string): void {
    if (this.events.listenerCount('decision') === 0) return;
    this.events.emit('decision', decisionOf(kind, who, decision, topic));
  }

  /** Messages that are kept for somebody, each once. */
  storedMessages(): { readonly count: number; readonly bytes: number } {
    const stored = new Set<Message>(this.retained);
    for (const { outbox } of this.sessions.values())
      for (const { delivery } of outbox) stored.add(delivery.message);
    let bytes = 0;
    for (const { payload } of stored) bytes += payload.length;
    return { count: stored.size, bytes };
  }

  /** Publishes as the broker itself. @param expiresAt in seconds since 1970; 0 for never */
  publishOwn(topic: string, payload: string | Buffer, qos: QoS = 0, retain = false, expiresAt = 0): void {
    const bytes = typeof payload === 'string' ? Buffer.from(payload) : payload;
    this.publish(new Message(topic, bytes, qos, retain, NOTHING, expiresAt, undefined), undefined);
  }

  /** A connection has something to send, which goes out when this turn of the event loop is over. */
  schedule(connection: Connection): void {
    if (this.#waiting.push(connection) === 1) setImmediate(this.#flush);
  }

  /** Sends what waits, without waiting for the turn to end. */
  flush(): void {
    this.#flush();
  }

  readonly #flush = (): void => {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const connection of waiting) connection.flush();
  };

  #isPlain(route: Route): boolean {
    if (this.settings.upgradeOutgoingQos) return false;
    const seen = new Set<Session>();
    for (const match of route.matches) {
      if (!('subscription' in match)) return false;
      const { session, noLocal, identifier } = match.subscription;
      if (seen.has(session) || noLocal || identifier > 0 || session.door?.mountPoint) return false;
      seen.add(session);
      if (this.#readDecision(session, route.topic)?.allowed === false) return false;
    }
    return true;
  }

  /** undefined where nobody has to be asked. */
  #readDecision(session: Session, topic: string): AclDecision | undefined {
    const { door } = session;
    if (!door || (!this.isWatched && this.access.isOpen(door) && !topic.startsWith('$share')))
      return undefined;
    return this.access.decide(session as Session & { door: Door }, topic, 'read');
  }

  #sourceMayWrite({ source, topic }: Message): boolean {
    if (!this.settings.checkRetainSource || !source?.door) return true;
    return this.access.decide(source as Source & { door: Door }, topic, 'write').allowed;
  }

  #dropped(session: Session): void {
    this.counters.dropped++;
    if (session.isDropping) return;
    session.isDropping = true;
    this.log.write('notice', `Outgoing messages are being dropped for client ${session.clientId}.`);
  }
}
