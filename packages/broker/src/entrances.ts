import { appendFileSync } from 'node:fs';
import { type AccessScope, accessScopeOf, type Configuration } from '@mosquitto-conf/config';
import { packetBufferSize, protocol } from '@mosquitto-conf/config/directives';
import { BrokerListener } from './broker-listener.js';
import type { BrokerOptions } from './broker-options.js';
import { Connection } from './connection/connection.js';
import type { Core } from './core.js';
import { type Door, openDoors } from './listeners/doors.js';
import { ListenError } from './listeners/listen.js';
import { loadWebsockets } from './listeners/load-websockets.js';
import type { ListenerContext } from './listeners/open-listener.js';
import { leaveSession } from './session/sessions.js';

/** Where clients come in: the doors that the configuration opens, their listeners, and who is let in for now. */
export class Entrances {
  readonly doors: readonly Door[];
  /** Those that were opened, in the configuration's order. */
  readonly listeners: BrokerListener[] = [];

  /** @param welcome is told of each connection before anything comes from it */
  constructor(
    private readonly configuration: Configuration,
    access: readonly AccessScope[],
    private readonly options: BrokerOptions,
    private readonly core: Core,
    private readonly welcome: (connection: Connection) => void,
  ) {
    this.doors = openDoors(configuration, access, options.localPorts);
  }

  /**
   * Opens every listener.
   * @throws Error where one of them cannot be had
   */
  async open(): Promise<void> {
    const { release, settings } = this.configuration;
    const { setTcpNodelay, maxPacketSize } = this.core.settings;
    const { tlsKeylog: keylog } = this.options;
    const context: ListenerContext = {
      accept: (door) => this.accept(door),
      hasRoom: (door) => this.hasRoom(door),
      noDelay: setTcpNodelay,
      maxPacketSize,
      headersSize: settings.get(packetBufferSize),
      release,
      locate: this.options.locate ?? ((path) => path),
      say: (kind, text) => this.core.log.write(kind, text),
      ...(keylog === undefined ? {} : { keylog: (line: Buffer) => appendFileSync(keylog, line) }),
    };
    const doors = this.doors.filter(isServed);
    // Before the first of them opens, for none is to wait behind the others.
    await Promise.all(doors.map(loadWebsockets));
    // In local-only mode the second of the two takes the port of the first. Else all open at once: who sees one of them
    // accept may go straight to another.
    const isLocal = doors.some(({ listener }) => listener.origin === 'local-only');
    let failure: unknown;
    for (const group of isLocal ? doors.map((door) => [door]) : [doors])
      failure = (await this.#start(group, context)) ?? failure;
    if (failure !== undefined && this.listeners.length === 0) throw failure;
  }

  /** Closes every listener and disconnects everybody. */
  async close(): Promise<void> {
    await Promise.all(this.listeners.map((listener) => listener.stop()));
    this.#empty();
  }

  /** Takes access files that were read again, and has certificates read again. */
  reload(access: readonly AccessScope[]): void {
    for (const door of this.doors) door.access = accessScopeOf(this.configuration, access, door.listener);
    for (const listener of this.listeners) listener.reload();
  }

  /**
   * A listener by its port, as configured or as it is, or the path of its socket; the first by default.
   * @throws RangeError where there is none
   */
  listener(which?: string | number): BrokerListener {
    const found = which === undefined ? this.listeners[0] : this.listeners.find((one) => one.isNamed(which));
    if (found) return found;
    const names = this.listeners.map(({ name }) => name).join(', ');
    throw new RangeError(`there is no listener ${which ?? ''}: name one of ${names}`);
  }

  /** The same for what stands behind a listener, open or not. */
  door(which?: string | number): Door {
    const first = this.doors[0];
    if (which === undefined && first) return first;
    return this.doors.find(({ name }) => name === String(which)) ?? this.listener(which).door;
  }

  /** Makes a connection for a client that has come. */
  accept(door: Door): Connection {
    const { core } = this;
    door.connections++;
    core.counters.connectionsOpened++;
    const connection = new Connection(core, door, this.#leave);
    core.connections.add(connection);
    this.welcome(connection);
    return connection;
  }

  readonly #leave = (connection: Connection): void => {
    connection.door.connections--;
    this.core.connections.delete(connection);
    leaveSession(this.core, connection);
  };

  /** Whether there is room for another client. */
  hasRoom({ maxConnections, connections }: Door): boolean {
    const { globalMaxConnections } = this.core.settings;
    if (globalMaxConnections > 0 && this.core.connections.size >= globalMaxConnections) return false;
    return maxConnections <= 0 || connections < maxConnections;
  }

  /**
   * Opens listeners together.
   * @returns why one of them is not open, where the broker can do without
   * @throws Error where it cannot
   */
  async #start(doors: readonly Door[], context: ListenerContext): Promise<unknown> {
    const { ports = 'configured' } = this.options;
    const listeners = doors.map((door) => {
      const port = ports === 'ephemeral' ? this.#freePort(door) : door.listener.port;
      return new BrokerListener(door, port, this.configuration.release, context, (of) => this.#empty(of));
    });
    const outcomes = await Promise.allSettled(listeners.map((listener) => listener.start()));
    this.listeners.push(...listeners.filter(({ isOpen }) => isOpen));
    for (const [index, outcome] of outcomes.entries()) {
      if (outcome.status === 'fulfilled') continue;
      // In local-only mode one of the two loopback addresses is enough (listeners__start_local_only).
      if (doors[index]?.listener.origin !== 'local-only') throw outcome.reason;
      for (const line of outcome.reason instanceof ListenError ? outcome.reason.said : [])
        this.core.log.write('error', line);
      this.core.log.write('error', `Error: ${(outcome.reason as Error).message}`);
      return outcome.reason;
    }
    return undefined;
  }

  /** 0 for any; the loopback addresses of local-only mode share one, as they do there. */
  #freePort({ listener: { origin, port } }: Door): number {
    if (origin !== 'local-only') return 0;
    const twin = this.listeners.find(({ configuredPort }) => configuredPort === port);
    return twin?.port ?? 0;
  }

  /** Disconnects everybody, or those who came in at one door. */
  #empty(door?: Door): void {
    for (const connection of [...this.core.connections])
      if (!door || connection.door === door) connection.close('shutdown');
  }
}

/** Whether anybody can come in there. The HTTP interface is not there yet. */
function isServed({ listener: { port, unixSocketPath, settings } }: Door): boolean {
  return (port > 0 || unixSocketPath !== undefined) && settings.get(protocol) !== 'http_api';
}
