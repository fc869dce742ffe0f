import type { EventEmitter } from 'node:events';
import type { Duplex } from 'node:stream';
import { type Configuration, type Host, Report, reloadAccess } from '@mosquitto-conf/config';
import { persistence } from '@mosquitto-conf/config/directives';
import { nodeHasher, nodeHost } from '@mosquitto-conf/config/node';
import { Access } from './access/access.js';
import { readmit } from './access/readmit.js';
import type { BrokerListener } from './broker-listener.js';
import type { BrokerOptions } from './broker-options.js';
import { Clock } from './clock.js';
import { connectInMemory } from './connection/connect-in-memory.js';
import { Core } from './core.js';
import type { Counters } from './counters.js';
import { Entrances } from './entrances.js';
import { silence } from './log/log.js';
import type { BrokerEvents, Decision } from './observer.js';
import { Store } from './persistence/store.js';
import { passTime, publishWill } from './session/sessions.js';
import { readSettings } from './settings.js';
import { SysTree } from './sys/sys-tree.js';
import { DecisionRecord } from './testing/decision-record.js';
import { Disturbances } from './testing/disturbances.js';
import { untilNextDue } from './testing/due.js';
import { type Action, type Asking, may, mayConnect } from './testing/may.js';
import {
  type ConnectionInfo,
  connectionsOf,
  type MessageInfo,
  type QueuedMessage,
  queueOf,
  retainedOf,
  type SessionInfo,
  type SubscriptionInfo,
  sessionsOf,
  subscriptionsOf,
} from './testing/queries.js';
import { mustBeReadable, ReloadRefused } from './testing/refusal.js';
import type { Disturbance, Target, Trouble } from './testing/trouble.js';
import { type EventName, type EventOf, waitFor } from './testing/wait-for.js';
import { watchClosely } from './testing/watch.js';
import { type Gap, unhonoured } from './unhonoured.js';

/** How often it is looked whether something is due, in milliseconds. */
const TICK = 100;

/** A broker that executes a configuration. */
export class Broker {
  readonly clock: Clock;
  readonly #core: Core;
  readonly #entrances: Entrances;
  readonly #host: () => Host;
  readonly #store: Store | undefined;
  #sys: SysTree | undefined;
  #timer: NodeJS.Timeout | undefined;
  #second = 0;
  readonly #decisions: DecisionRecord;
  readonly #disturbances: Disturbances;
  #closing: Promise<void> | undefined;

  constructor(
    readonly configuration: Configuration,
    options: BrokerOptions,
  ) {
    const { release, settings } = configuration;
    const { host = () => nodeHost(), log = silence, locate = (path: string) => path } = options;
    this.#host = typeof host === 'function' ? host : () => host;
    this.clock = new Clock();
    const access = options.access ?? mustBeReadable(configuration, this.#host());
    this.#core = new Core(
      release,
      readSettings(configuration),
      new Access(release, nodeHasher),
      this.clock,
      log,
    );
    this.#core.authentication = new Map(Object.entries(options.authentication ?? {}));
    const persists = options.persistence && settings.get(persistence);
    this.#store = persists ? new Store(configuration, this.#core, locate) : undefined;
    this.clock.agenda = { untilNext: () => untilNextDue(this.#core), run: () => this.#tick() };
    this.#disturbances = new Disturbances(this.#core);
    this.#entrances = new Entrances(configuration, access, options, this.#core, (connection) =>
      this.#disturbances.welcome(connection),
    );
    watchClosely(this.#core);
    const { decisions = false } = options;
    this.#decisions = new DecisionRecord(decisions === true ? 10_000 : Number(decisions));
    if (decisions) this.events.on('decision', (decision) => this.#decisions.add(decision));
  }

  /** Those that were opened, in the configuration's order. */
  get listeners(): readonly BrokerListener[] {
    return this.#entrances.listeners;
  }

  get events(): EventEmitter<BrokerEvents> {
    return this.#core.events;
  }

  /** What the configuration asks for and a test broker does not do: bridges, a plugin, a `user`, … */
  get gaps(): readonly Gap[] {
    return unhonoured(this.configuration);
  }

  /** Clients that are connected. */
  get connections(): ConnectionInfo[] {
    return connectionsOf(this.#core);
  }

  /** What is kept of each client, connected or not. */
  get sessions(): SessionInfo[] {
    return sessionsOf(this.#core);
  }

  /** Who subscribed to what. */
  get subscriptions(): SubscriptionInfo[] {
    return subscriptionsOf(this.#core);
  }

  /** What is retained, without what the broker says of itself. */
  get retained(): MessageInfo[] {
    return retainedOf(this.#core);
  }

  /** What is on its way to a client: in flight, then what waits. */
  queue(clientId: string): QueuedMessage[] {
    return queueOf(this.#core, clientId);
  }

  /** What was counted since the start, as it is now. */
  get counters(): Readonly<Counters> {
    return { ...this.#core.counters };
  }

  /** The latest decisions, the oldest first; only with the option `decisions`. */
  get decisions(): Decision[] {
    return this.#decisions.latest();
  }

  /** Whether a client that is in may do something with a topic, and which line says so. */
  may(who: Asking, action: Action, topic: string): Decision {
    return may(this.#core, this.#entrances.door(who.listener), who, action, topic);
  }

  /** Whether a client would be let in with its name and password, and which line says so. */
  mayConnect(who: Asking & { readonly password?: string | Buffer }): Promise<Decision> {
    return mayConnect(this.#core, this.#entrances.door(who.listener), who);
  }

  /**
   * The next event of a kind that fits. Begin to wait before you do what it comes of.
   * @throws Error after `timeout` milliseconds
   */
  waitFor<Name extends EventName>(
    name: Name,
    fits: (event: EventOf<Name>) => boolean = () => true,
    timeout = 5000,
  ): Promise<EventOf<Name>> {
    return waitFor(this.events, name, fits, timeout);
  }

  /**
   * A listener.
   * @param which its port, as configured or as it is, or the path of its socket; the first by default
   */
  listener(which?: string | number): BrokerListener {
    return this.#entrances.listener(which);
  }

  /** Where clients of a listener connect to: `mqtt://localhost:1883`. */
  url(which?: string | number): string {
    return this.listener(which).url;
  }

  /** Puts back what was kept on disk, and opens every listener. */
  async start(): Promise<void> {
    this.#store?.restore(this.#entrances.doors);
    if (this.#core.settings.sysInterval > 0) this.#sys = new SysTree(this.#core);
    try {
      await this.#entrances.open();
    } catch (error) {
      await this.close();
      throw error;
    }
    this.#timer = setInterval(() => this.#tick(), TICK);
    this.#timer.unref();
  }

  /**
   * A client's end of a connection without a socket.
   * @param listener its port, path or name; the first by default
   */
  connect(listener?: string | number): Duplex {
    return connectInMemory(this.#entrances, listener);
  }

  /** Publishes as the broker itself. */
  publish(
    topic: string,
    payload: string | Buffer,
    options: { qos?: 0 | 1 | 2; retain?: boolean } = {},
  ): void {
    const { qos = 0, retain = false } = options;
    if (this.#core.isWatched) {
      const bytes = Buffer.from(payload as string);
      this.events.emit('publish', { clientId: undefined, topic, payload: bytes, qos, retain });
    }
    this.#core.publishOwn(topic, payload, qos, retain);
  }

  /**
   * Disconnects a client, which is told that an administrator did it.
   * @returns whether it was there
   */
  kick(clientId: string): boolean {
    const connection = this.#core.sessions.get(clientId)?.connection;
    connection?.close('administrative');
    return connection !== undefined;
  }

  /** Makes trouble for a listener's clients or for one client, until it is ended. */
  disturb(target: Target, trouble: Trouble): Disturbance {
    const whom = 'clientId' in target ? target : { door: this.#entrances.door(target.listener) };
    return this.#disturbances.add(whom, trouble);
  }

  /**
   * Reads the access files again, as SIGHUP does; clients that lose access are disconnected.
   * @throws ReloadRefused where something is wrong with one of them. Where the target would end, what held before still
   *   holds; earlier releases go on without what they could not read, and so does this broker
   */
  reload(): void {
    const report = new Report();
    const access = reloadAccess(this.configuration, this.#host(), report);
    const [first, ...others] = report.problems;
    const refused = first && new ReloadRefused(this.configuration.release, [first, ...others], report);
    if (refused?.ends) throw refused;
    this.#entrances.reload(access);
    this.#core.access.generation++;
    readmit(this.#core);
    if (refused) throw refused;
  }

  /** Writes the database, where there is one. @throws Error of the system where that fails */
  async save(): Promise<void> {
    const failure = await this.#store?.save(false);
    if (failure) throw failure;
  }

  /** Ends everything: wills are published, the database is written, clients are disconnected, listeners closed. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    clearInterval(this.#timer);
    this.#timer = undefined;
    for (const session of this.#core.sessions.values()) if (session.will) publishWill(this.#core, session);
    await this.#store?.save(true);
    await this.#entrances.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** Ends it without waiting for it: `using broker = await startBroker(…)`. */
  [Symbol.dispose](): void {
    this.close().catch((error: Error) => this.#core.log.write('error', error.message));
  }

  #tick(): void {
    this.#store?.tick();
    const second = this.clock.seconds();
    if (second === this.#second) return;
    const last = this.#second;
    this.#second = second;
    passTime(this.#core);
    this.#sys?.tick();
    const { retainExpiryInterval } = this.#core.settings;
    if (Math.floor(second / retainExpiryInterval) > Math.floor(last / retainExpiryInterval))
      this.#core.retained.expire(second);
  }
}
