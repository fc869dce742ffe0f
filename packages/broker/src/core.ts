import { EventEmitter } from 'node:events';
import type { Release } from '@mosquitto-conf/config';
import type { Access } from './access/access.js';
import type { Clock } from './clock.js';
import { type Conformance, conformanceOf } from './conformance.js';
import type { AuthenticationHandler } from './connection/authentication-handler.js';
import type { ControlEndpoint } from './control/endpoint.js';
import { Counters } from './counters.js';
import type { Log } from './log/log.js';
import type { MemoryAccount } from './memory/memory-account.js';
import { type Asker, type BrokerEvents, type Decision, decisionOf, type Verdict } from './observer.js';
import type { ChangeRecorder } from './persistence/change-recorder.js';
import type { EndpointPlugins } from './plugins/endpoint-plugins.js';
import { RetainedMessages } from './routing/retained.js';
import { Routes } from './routing/routes.js';
import { SubscriptionTree } from './routing/subscription-tree.js';
import type { Session } from './session/session.js';
import type { BrokerSettings } from './settings.js';

/** A connection that gathers what it sends during one turn of the event loop. */
interface Gathering {
  flush(): void;
}

/** The state that all connections share: sessions, subscriptions, retained messages, settings. */
export class Core {
  readonly sessions = new Map<string, Session>();
  readonly subscriptions: SubscriptionTree;
  readonly retained: RetainedMessages;
  readonly routes: Routes;
  readonly conformance: Conformance;
  readonly counters = new Counters();
  readonly events = new EventEmitter<BrokerEvents>();
  /** Tells a plugin each change of what it keeps; undefined where none does. */
  recorder: ChangeRecorder | undefined;
  /** undefined without `memory_limit`. */
  memory: MemoryAccount | undefined;
  /** Changes that a database on disk does not have yet. */
  changes = 0;
  /** Whether a test observes each message and decision, so that none takes the short path. */
  isWatched = false;
  /** Client ids that a test refuses. */
  readonly refused = new Set<string>();
  /** What answers commands, by topic: `$CONTROL/broker/v1`. */
  readonly control = new Map<string, ControlEndpoint>();
  /** Enhanced authentication, by method. */
  authentication: ReadonlyMap<string, AuthenticationHandler> = new Map();
  /** The plugins that see the messages of bridges. */
  bridgePlugins: EndpointPlugins | undefined;
  /** In seconds since 1970. */
  readonly startedAt: number;
  #waiting: Gathering[] = [];

  constructor(
    readonly release: Release,
    /** Replaced by a reload. */
    public settings: BrokerSettings,
    readonly access: Access,
    readonly clock: Clock,
    readonly log: Log,
  ) {
    this.startedAt = clock.seconds();
    this.conformance = conformanceOf(release);
    this.subscriptions = new SubscriptionTree(
      this.conformance.separatesShares,
      this.conformance.matchesOldestFirst,
    );
    this.retained = new RetainedMessages(!this.conformance.cleansRetained);
    this.routes = new Routes(this.subscriptions, access, () => this.settings.upgradeOutgoingQos);
  }

  /**
   * When a message expires that is published now.
   * @param interval seconds; 0 for never
   * @returns seconds since 1970; 0 for never
   */
  expiresAt(interval: number): number {
    const isEndless = interval === 0xffffffff && this.conformance.hasEndlessExpiry;
    return interval > 0 && !isEndless ? this.clock.seconds() + interval : 0;
  }

  /** Emits a decision, if there is a listener for that event. */
  decided(kind: Decision['kind'], who: Asker, decision: Verdict, topic?: string): void {
    if (this.events.listenerCount('decision') === 0) return;
    this.events.emit('decision', decisionOf(kind, who, decision, topic));
  }

  /** Flushes a connection when this turn of the event loop is over. */
  schedule(connection: Gathering): void {
    if (this.#waiting.push(connection) === 1) setImmediate(this.#flush);
  }

  readonly #flush = (): void => {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const connection of waiting) connection.flush();
  };
}
