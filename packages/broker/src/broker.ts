import type { EventEmitter } from 'node:events';
import { type Duplex, duplexPair } from 'node:stream';
import { type AccessScope, type Configuration, type Host, Report, readAccess } from '@mosquitto-conf/config';
import { nodeHasher, nodeHost } from '@mosquitto-conf/config/node';
import { Access } from './access/access.js';
import { Clock } from './clock.js';
import { Connection } from './connection/connection.js';
import { StreamTransport } from './connection/transport.js';
import { Core } from './core.js';
import { type Door, openDoor } from './listeners/door.js';
import { type OpenListener, openListener } from './listeners/open-listener.js';
import { type Log, silence } from './log.js';
import type { BrokerEvents } from './observer.js';
import { leaveSession, passTime } from './session/sessions.js';
import { readSettings } from './settings.js';

export interface BrokerOptions {
  /** `ephemeral` gives each listener a free port, so that brokers run side by side. */
  readonly ports?: 'configured' | 'ephemeral';
  /** Where access files are read; the folder this runs in by default. */
  readonly host?: Host;
  /** The access files as they were read already; they are read from the host otherwise. */
  readonly access?: readonly AccessScope[];
  /** Where the broker's own log goes; nowhere by default. */
  readonly log?: Log;
}

/** How often it is looked whether something is due, in milliseconds. */
const TICK = 1000;

/** A broker that executes a configuration. */
export class Broker {
  readonly clock: Clock;
  readonly listeners: OpenListener[] = [];
  readonly #core: Core;
  readonly #doors: readonly Door[];
  #timer: NodeJS.Timeout | undefined;

  constructor(
    readonly configuration: Configuration,
    private readonly options: BrokerOptions,
  ) {
    const { release } = configuration;
    const { host = nodeHost(), log = silence } = options;
    this.clock = new Clock();
    const access = options.access ?? readAccess(configuration, host, new Report());
    this.#core = new Core(
      release,
      readSettings(configuration),
      new Access(release, nodeHasher),
      this.clock,
      log,
    );
    this.#doors = configuration.listeners.map((listener) => openDoor(configuration, listener, access));
  }

  get events(): EventEmitter<BrokerEvents> {
    return this.#core.events;
  }

  /** Opens every listener. */
  async start(): Promise<void> {
    const context = {
      accept: (door: Door) => this.#accept(door),
      hasRoom: (door: Door) => this.#hasRoom(door),
      noDelay: this.#core.settings.setTcpNodelay,
    };
    const { ports = 'configured' } = this.options;
    try {
      for (const door of this.#doors) {
        const port = ports === 'ephemeral' ? 0 : door.listener.port;
        if (door.listener.port === 0 && door.listener.unixSocketPath === undefined) continue;
        this.listeners.push(await openListener(door, { port, host: door.listener.host }, context));
      }
    } catch (error) {
      await this.close();
      throw error;
    }
    this.#timer = setInterval(() => passTime(this.#core), TICK);
    this.#timer.unref();
  }

  /** A client's end of a connection without a socket. @param listener its port, path or name; the first by default */
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

  /** Ends everything: clients are disconnected, listeners closed. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    const closing = this.listeners.map((listener) => listener.close());
    for (const connection of [...this.#core.connections]) connection.close('administrative');
    await Promise.all(closing);
    this.listeners.length = 0;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
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
