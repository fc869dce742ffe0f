import type { EventEmitter } from 'node:events';
import type { Duplex } from 'node:stream';
import { type Analysis, type Configuration, type Host, write } from '@mosquitto-conf/config';
import type { ReloadCrash, RestartNeeded } from '@mosquitto-conf/config/internal';
import { nodeHost } from '@mosquitto-conf/config/node';
import { ownAccess } from './access/own-access.js';
import { recheckClients } from './access/recheck-clients.js';
import type { BridgeInfo } from './bridge/bridge-info.js';
import { BridgeSet } from './bridge/bridge-set.js';
import type { BrokerOptions } from './broker-options.js';
import { Clock } from './clock.js';
import { connectInMemory } from './connection/connect-in-memory.js';
import { Retries } from './connection/retries.js';
import { addEndpoints } from './control/add-endpoints.js';
import type { Core } from './core.js';
import type { Counters } from './counters.js';
import { Housekeeping } from './housekeeping.js';
import type { BrokerListener } from './listeners/broker-listener.js';
import { ListenerSet } from './listeners/listener-set.js';
import { makeCore } from './make-core.js';
import { MemoryLimit } from './memory/memory-limit.js';
import type { BrokerEvents, Decision } from './observer.js';
import type { StateStore } from './persistence/state-store.js';
import { Store } from './persistence/store.js';
import { makePlugins } from './plugins/make-plugins.js';
import type { PluginSet } from './plugins/plugin-set.js';
import { startPlugins } from './plugins/start-plugins.js';
import { prepareReload } from './reload.js';
import { publishWill } from './session/sessions.js';
import { readSettings } from './settings.js';
import { DecisionRecord } from './testing/decision-record.js';
import { FaultInjection } from './testing/fault-injection.js';
import { kick } from './testing/kick.js';
import {
  type Action,
  type ClientDescription,
  type ConnectDescription,
  may,
  mayConnect,
} from './testing/may.js';
import type { FaultTarget, InjectedFault, NetworkFault } from './testing/network-fault.js';
import { publishWatched } from './testing/publish-watched.js';
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
import { mustBeReadable } from './testing/refusal.js';
import { type EventName, type EventOf, waitFor } from './testing/wait-for.js';
import { watchMessages } from './testing/watch.js';
import { startTexts } from './texts/start.js';
import { type UnsupportedDirective, unsupportedDirectives } from './unsupported.js';
import { WorkingFolder } from './working-folder.js';

/** A broker that executes a configuration. */
export class Broker {
  readonly clock: Clock;
  readonly #core: Core;
  readonly #options: BrokerOptions;
  readonly #listeners: ListenerSet;
  readonly #bridges: BridgeSet;
  readonly #host: () => Host;
  #store: StateStore | undefined;
  readonly #folder: WorkingFolder;
  readonly #plugins: PluginSet;
  readonly #housekeeping: Housekeeping;
  readonly #decisions: DecisionRecord;
  readonly #faults: FaultInjection;
  readonly #memoryLimit: MemoryLimit;
  #configuration: Configuration;
  #restartNeeded: readonly RestartNeeded[] = [];
  #reloadCrash: ReloadCrash | undefined;
  #closing: Promise<void> | undefined;

  constructor(configuration: Configuration, options: BrokerOptions) {
    this.#configuration = configuration;
    const { host = () => nodeHost(), locate = (path: string) => path } = options;
    this.#options = options;
    this.#host = typeof host === 'function' ? host : () => host;
    this.clock = new Clock();
    const access = ownAccess(options.access ?? mustBeReadable(configuration, this.#host()));
    this.#core = makeCore(configuration, options, this.clock);
    this.#folder = new WorkingFolder(options.workingFolder);
    const copies = options.persistence === 'in-place' ? undefined : this.#folder;
    this.#store = options.persistence ? new Store(configuration, this.#core, locate, copies) : undefined;
    this.#listeners = new ListenerSet(
      configuration,
      access,
      options,
      this.#core,
      this.#folder,
      (connection) => this.#faults.onAccepted(connection),
      {
        metrics: () => this.#housekeeping.metrics,
        bridgeConnections: () => this.#bridges.connections.length,
      },
    );
    const { connections } = this.#listeners;
    addEndpoints(this.#listeners, () => this.configuration, this.#host());
    this.#bridges = new BridgeSet(configuration, options, this.#core, () => this.#host().hostname);
    this.#plugins = makePlugins(configuration, options, this.#core, copies);
    const everyConnection = () => [...connections, ...this.#bridges.connections];
    this.#housekeeping = new Housekeeping(
      this.#core,
      connections,
      this.#bridges,
      this.#store,
      this.#plugins,
      new Retries(this.#core, everyConnection),
    );
    this.clock.agenda = this.#housekeeping;
    // The packet that needs the memory is handled first.
    this.#memoryLimit = new MemoryLimit(this.#core, (limit) => setImmediate(() => this.#exhaust(limit)));
    this.#faults = new FaultInjection(this.#core, connections);
    watchMessages(this.#core, everyConnection);
    const { decisions = false } = options;
    this.#decisions = new DecisionRecord(decisions === true ? 10_000 : Number(decisions));
    if (decisions) this.events.on('decision', (decision) => this.#decisions.add(decision));
  }

  /** What is in force: what it was started with, and what reloads have applied since. */
  get configuration(): Configuration {
    return this.#configuration;
  }

  /** Lines of the configuration that was read by the latest reload, and that only a restart applies. */
  get restartNeeded(): readonly RestartNeeded[] {
    return this.#restartNeeded;
  }

  /** Why the target would have crashed because of the latest reload, after which this broker continues; undefined where it would not. */
  get reloadCrash(): ReloadCrash | undefined {
    return this.#reloadCrash;
  }

  /** The listeners that were opened, in the configuration's order. */
  get listeners(): readonly BrokerListener[] {
    return this.#listeners.opened;
  }

  get events(): EventEmitter<BrokerEvents> {
    return this.#core.events;
  }

  /** The lines that this broker does not execute, such as plugins and bridges to other machines, with what happens instead. */
  get unsupported(): readonly UnsupportedDirective[] {
    return unsupportedDirectives(this.configuration, { ...this.#options, others: this.#bridges.unconnected });
  }

  /** The clients that are connected. */
  get connections(): ConnectionInfo[] {
    return connectionsOf(this.#listeners.connections);
  }

  /** The bridges of the configuration, and whether they are connected. */
  get bridges(): BridgeInfo[] {
    return this.#bridges.infos;
  }

  /** The session of each client, connected or not. */
  get sessions(): SessionInfo[] {
    return sessionsOf(this.#core);
  }

  /** The subscriptions of all clients. */
  get subscriptions(): SubscriptionInfo[] {
    return subscriptionsOf(this.#core);
  }

  /** Retained messages, without those below `$SYS`. */
  get retained(): MessageInfo[] {
    return retainedOf(this.#core);
  }

  /** Messages on their way to a client: those in flight, then those that wait. */
  queue(clientId: string): QueuedMessage[] {
    return queueOf(this.#core, clientId);
  }

  /** The counters since the start, as they are now. */
  get counters(): Readonly<Counters> {
    return { ...this.#core.counters };
  }

  /** The latest decisions, the oldest first; only with the option `decisions`. */
  get decisions(): Decision[] {
    return this.#decisions.latest();
  }

  /** Whether a connected client may do something with a topic, and the line that decides. */
  may(client: ClientDescription, action: Action, topic: string): Decision {
    return may(this.#core, this.#listeners.findState(client.listener), client, action, topic);
  }

  /** Whether a client may connect, and the line that decides. */
  mayConnect(client: ConnectDescription): Promise<Decision> {
    return mayConnect(this.#listeners.findState(client.listener), client);
  }

  /**
   * The next event of a kind that fits. Start to wait before you do what causes it.
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
    return this.#listeners.find(which);
  }

  /** Where clients of a listener connect to: `mqtt://localhost:1883`. */
  url(which?: string | number): string {
    return this.listener(which).url;
  }

  /** Restores what was kept on disk, and opens every listener. @throws Error if a listener cannot be opened */
  async start(): Promise<void> {
    try {
      this.#store = await startPlugins(this.#plugins, this.#listeners, this.#store);
      this.#housekeeping.store = this.#store;
      this.#memoryLimit.follow(this.configuration);
      this.#memoryLimit.checkRestored();
    } catch (error) {
      // Nothing is saved in the place of what was not restored.
      await this.#end();
      throw error;
    }
    this.#housekeeping.publishSys();
    try {
      await this.#listeners.open();
    } catch (error) {
      await this.close();
      throw error;
    }
    this.#bridges.start();
    this.#plugins.tick();
    this.#housekeeping.start();
  }

  /**
   * A client's end of a connection without a socket.
   * @param listener its port, path or name; the first by default
   */
  connect(listener?: string | number): Duplex {
    return connectInMemory(this.#listeners, listener);
  }

  /** Publishes as the broker itself. */
  publish(topic: string, payload: string | Buffer, options?: { qos?: 0 | 1 | 2; retain?: boolean }): void {
    publishWatched(this.#core, topic, payload, options);
  }

  /**
   * Disconnects a client. The reason of its DISCONNECT is "administrative action".
   * @returns whether it was connected
   */
  kick(clientId: string): boolean {
    return kick(this.#core, clientId);
  }

  /** Injects a network fault into the connections of a listener or of a client, until it is ended. */
  injectFault(target: FaultTarget, fault: NetworkFault): InjectedFault {
    const into = 'clientId' in target ? target : { listener: this.#listeners.findState(target.listener) };
    return this.#faults.inject(into, fault);
  }

  /**
   * Applies a configuration that was read again as SIGHUP does, and reads access files and certificates again. What the target
   * does not apply is in `restartNeeded`, and whether it would crash in `reloadCrash`. Clients that may no longer connect are disconnected, as there.
   * @param source the configuration, read again; by default the one in force, so that only the files are read again. Of an
   *   analysis with a problem nothing below that line is applied
   * @throws ReloadRefused if there is an error in an access file, or in certificates over which the target ends. If the target would
   *   end, nothing is changed; earlier releases continue without what they cannot read, and so does this broker
   */
  reload(source: Configuration | Analysis = this.configuration): void {
    const reload = prepareReload(this.configuration, source, this.#host());
    const { configuration, access, stop, restartNeeded, crash, refused } = reload;
    const core = this.#core;
    this.#plugins.reload();
    this.#configuration = configuration;
    this.#restartNeeded = restartNeeded;
    this.#reloadCrash = crash;
    core.settings = readSettings(configuration);
    this.#store?.follow(configuration);
    this.#memoryLimit.follow(configuration);
    this.#listeners.reload(configuration, access);
    core.access.reload(configuration);
    recheckClients(core, this.#listeners.connections);
    if (!stop) this.#bridges.reload(configuration);
    if (refused) throw refused;
  }

  /** Where the database is written: a copy, or with `persistence: 'in-place'` itself; undefined without one. */
  get database(): string | undefined {
    return this.#store?.written;
  }

  /** Writes the database, if there is one. @throws Error of the system if that fails */
  async save(): Promise<void> {
    const failure = await this.#store?.save(false);
    if (failure) throw failure;
  }

  /** Ends everything: wills are published, the database is written, clients are disconnected, listeners closed. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  /** Ends as the target does when it cannot allocate a hash table: no will is published, nothing is saved (uthash_fatal). */
  #exhaust(limit: number): void {
    if (this.#closing) return;
    for (const session of this.#core.sessions.values()) session.will = undefined;
    this.#closing = this.#end();
    this.events.emit('exhausted', { limit, message: write(startTexts.exhausted({ limit })) });
  }

  async #close(): Promise<void> {
    this.#housekeeping.stop();
    for (const session of this.#core.sessions.values()) if (session.will) publishWill(this.#core, session);
    await this.#store?.save(true);
    await this.#end();
  }

  async #end(): Promise<void> {
    this.#housekeeping.stop();
    this.#bridges.stop();
    await this.#listeners.close();
    await this.#plugins.close();
    this.#folder.remove();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** Closes it without waiting: `using broker = await startBroker(…)`. */
  [Symbol.dispose](): void {
    this.close().catch((error: Error) => this.#core.log.write('error', error.message));
  }
}
