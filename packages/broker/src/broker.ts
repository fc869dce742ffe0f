import type { EventEmitter } from 'node:events';
import { type Duplex, duplexPair } from 'node:stream';
import {
  type AccessScope,
  type Configuration,
  type Host,
  openedListeners,
  Report,
  readAccess,
} from '@mosquitto-conf/config';
import { nodeHasher, nodeHost } from '@mosquitto-conf/config/node';
import { Access } from './access/access.js';
import { readmit } from './access/readmit.js';
import { Clock } from './clock.js';
import { Connection } from './connection/connection.js';
import { StreamTransport } from './connection/transport.js';
import { Core } from './core.js';
import { type Door, openDoor } from './listeners/door.js';
import { type OpenListener, openListener } from './listeners/open-listener.js';
import { type Log, silence } from './log/log.js';
import type { BrokerEvents } from './observer.js';
import { Store } from './persistence/store.js';
import { leaveSession, passTime, publishWill } from './session/sessions.js';
import { readSettings } from './settings.js';
import { SysTree } from './sys/sys-tree.js';

export interface BrokerOptions {
  /** `ephemeral` gives each listener a free port, so that brokers run side by side. */
  readonly ports?: 'configured' | 'ephemeral';
  /**
   * Where access files are read; the folder this runs in by default. As a function it is asked again at each reload, for
   * those that read a file only once.
   */
  readonly host?: Host | (() => Host);
  /** The access files as they were read already; they are read from the host otherwise. */
  readonly access?: readonly AccessScope[];
  /** Where the broker's own log goes; nowhere by default. */
  readonly log?: Log;
  /** Whether `persistence true` is followed: a database is read at the start and written. Not by default, in tests. */
  readonly persistence?: boolean;
  /** The port of the local-only mode; 1883 by default. */
  readonly localPort?: number | undefined;
  /** Where a path of the broker's is found here; the path itself by default. */
  readonly locate?: (path: string) => string;
}

/** How often it is looked whether something is due, in milliseconds. */
const TICK = 100;

/** A broker that executes a configuration. */
export class Broker {
  readonly clock: Clock;
  /** Those that accept, in the configuration's order. */
  readonly listeners: OpenListener[] = [];
  readonly #core: Core;
  readonly #doors: readonly Door[];
  readonly #host: () => Host;
  readonly #store: Store | undefined;
  #sys: SysTree | undefined;
  #timer: NodeJS.Timeout | undefined;
  #second = 0;

  constructor(
    readonly configuration: Configuration,
    private readonly options: BrokerOptions,
  ) {
    const { release, settings } = configuration;
    const { host = () => nodeHost(), log = silence, locate = (path: string) => path } = options;
    this.#host = typeof host === 'function' ? host : () => host;
    this.clock = new Clock();
    const access = options.access ?? readAccess(configuration, this.#host(), new Report());
    this.#core = new Core(
      release,
      readSettings(configuration),
      new Access(release, nodeHasher),
      this.clock,
      log,
    );
    this.#doors = openedListeners(configuration).map((listener) => openDoor(configuration, listener, access));
    const persists = options.persistence && settings.flag('persistence');
    this.#store = persists ? new Store(configuration, this.#core, locate) : undefined;
  }

  get events(): EventEmitter<BrokerEvents> {
    return this.#core.events;
  }

  /** Who subscribed to what. */
  get subscriptions(): { readonly clientId: string; readonly filter: string; readonly qos: number }[] {
    return [...this.#core.sessions.values()].flatMap(({ clientId, subscriptions }) =>
      [...subscriptions].map(([filter, { qos }]) => ({ clientId, filter, qos })),
    );
  }

  /** What is retained, without what the broker says of itself. */
  get retained(): { readonly topic: string; readonly payload: Buffer; readonly qos: number }[] {
    return [...this.#core.retained]
      .filter(({ topic }) => !topic.startsWith('$SYS/'))
      .map(({ topic, payload, qos }) => ({ topic, payload, qos }));
  }

  /** Puts back what was kept on disk, and opens every listener. */
  async start(): Promise<void> {
    this.#store?.restore(this.#doors);
    if (this.#core.settings.sysInterval > 0) this.#sys = new SysTree(this.#core);
    const context = {
      accept: (door: Door) => this.#accept(door),
      hasRoom: (door: Door) => this.#hasRoom(door),
      noDelay: this.#core.settings.setTcpNodelay,
      maxPacketSize: this.#core.settings.maxPacketSize,
      release: this.configuration.release,
      locate: this.options.locate ?? ((path: string) => path),
      say: (kind: 'information' | 'notice', text: string) => this.#core.log.write(kind, text),
    };
    const { ports = 'configured' } = this.options;
    try {
      for (const door of this.#doors) {
        const port = ports === 'ephemeral' ? 0 : this.#portOf(door);
        const isNone = door.listener.port === 0 && door.listener.unixSocketPath === undefined;
        // The HTTP interface is not there yet.
        if (isNone || door.listener.settings.text('protocol') === 'http_api') continue;
        this.listeners.push(await openListener(door, port, context));
      }
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
    const door =
      listener === undefined ? this.#doors[0] : this.#doors.find(({ name }) => name === String(listener));
    if (!door) throw new RangeError(`there is no listener ${listener ?? ''}`);
    const [inside, outside] = duplexPair();
    if (!this.#hasRoom(door)) {
      outside.destroy();
      return outside;
    }
    const connection = this.#accept(door);
    connection.transport = new StreamTransport(inside, 'memory', 0, connection);
    return outside;
  }

  /** Publishes as the broker itself. */
  publish(
    topic: string,
    payload: string | Buffer,
    options: { qos?: 0 | 1 | 2; retain?: boolean } = {},
  ): void {
    this.#core.publishOwn(topic, payload, options.qos ?? 0, options.retain ?? false);
  }

  /** Reads the access files again, as SIGHUP does; clients that lose access are disconnected. */
  reload(): void {
    const access = readAccess(this.configuration, this.#host(), new Report());
    for (const door of this.#doors)
      door.access = access.find(({ listeners }) => listeners.includes(door.listener));
    this.#core.access.generation++;
    for (const listener of this.listeners) listener.reload?.();
    readmit(this.#core);
  }

  /** Writes the database, where there is one. */
  async save(): Promise<void> {
    await this.#store?.save(false);
  }

  /** Ends everything: wills are published, the database is written, clients are disconnected, listeners closed. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#timer = undefined;
    const closing = this.listeners.map((listener) => listener.close());
    for (const session of this.#core.sessions.values()) if (session.will) publishWill(this.#core, session);
    await this.#store?.save(true);
    for (const connection of [...this.#core.connections]) connection.close('shutdown');
    await Promise.all(closing);
    this.listeners.length = 0;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #portOf({ listener }: Door): number {
    return listener.origin === 'local-only' ? (this.options.localPort ?? listener.port) : listener.port;
  }

  #tick(): void {
    this.#saveIfDue();
    const second = this.clock.seconds();
    if (second === this.#second) return;
    this.#second = second;
    passTime(this.#core);
    this.#sys?.tick();
    const { retainExpiryInterval } = this.#core.settings;
    if (retainExpiryInterval > 0 && second % retainExpiryInterval === 0) this.#core.retained.expire(second);
  }

  #saveIfDue(): void {
    this.#store?.tick().catch((error: Error) => {
      this.#core.log.write('error', `Error saving the database: ${error.message}`);
    });
  }

  #accept(door: Door): Connection {
    const core = this.#core;
    door.connections++;
    core.counters.connectionsOpened++;
    const connection = new Connection(core, door, (gone) => {
      door.connections--;
      core.connections.delete(gone);
      leaveSession(core, gone);
    });
    core.connections.add(connection);
    return connection;
  }

  #hasRoom({ maxConnections, connections }: Door): boolean {
    const { globalMaxConnections } = this.#core.settings;
    if (globalMaxConnections > 0 && this.#core.connections.size >= globalMaxConnections) return false;
    return maxConnections < 0 || connections < maxConnections;
  }
}

/**
 * Starts a broker that does what a configuration says.
 * @returns once every listener accepts
 * @throws Error where a listener cannot be opened
 */
export async function startBroker(
  configuration: Configuration,
  options: BrokerOptions = {},
): Promise<Broker> {
  const broker = new Broker(configuration, options);
  await broker.start();
  return broker;
}
