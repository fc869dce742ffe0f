import { appendFileSync } from 'node:fs';
import { type AccessScope, type Configuration, listenerPolicy, write } from '@mosquitto-conf/config';
import { packetBufferSize } from '@mosquitto-conf/config/directives';
import { isLocalOnly as isLocalOnlyConfiguration } from '@mosquitto-conf/config/internal';
import type { BrokerOptions } from '../broker-options.js';
import { ClientConnection } from '../connection/client-connection.js';
import type { Identity } from '../connection/credentials.js';
import { packetHandlers } from '../connection/handlers/index.js';
import type { Transport, TransportEvents } from '../connection/transport.js';
import type { Core } from '../core.js';
import { logText } from '../log/log.js';
import { startTexts } from '../texts/start.js';
import type { WorkingFolder } from '../working-folder.js';
import type { ListenerContext } from './accept.js';
import { BrokerListener } from './broker-listener.js';
import type { HttpState } from './http-api/documents.js';
import type { HttpClient } from './http-api/http-access.js';
import { ListenError } from './listen.js';
import { configuredPlace, freePlace } from './listener-place.js';
import { type ListenerState, listenerStates } from './listener-state.js';
import { loadWebsockets } from './load-websockets.js';
import { hasOwnWebsockets } from './own-websockets.js';

/** What listeners ask of the rest of the broker. */
interface RestOfBroker {
  /** What the broker counts, by topic below `$SYS`. */
  metrics(): Readonly<Record<string, number>>;
  /** How many bridges are connected, or connect. */
  bridgeConnections(): number;
}

/** The listeners of a broker, and the connections of their clients. */
export class ListenerSet {
  /** All listeners of the configuration, opened or not. */
  readonly states: readonly ListenerState[];
  /** Those that were opened, in the configuration's order. */
  readonly opened: BrokerListener[] = [];
  readonly connections = new Set<ClientConnection>();

  /**
   * @param folder for unix sockets with `ports: 'ephemeral'`
   * @param onAccepted called with each connection before anything is received
   * @param rest what the rest of the broker knows
   */
  constructor(
    readonly configuration: Configuration,
    access: readonly AccessScope[],
    readonly options: BrokerOptions,
    readonly core: Core,
    readonly folder: WorkingFolder,
    private readonly onAccepted: (connection: ClientConnection) => void,
    private readonly rest: RestOfBroker,
  ) {
    this.states = listenerStates({ configuration, access }, options.localPorts);
  }

  /**
   * Opens every listener.
   * @throws Error if one of them cannot be opened
   */
  async open(): Promise<void> {
    const { release, settings } = this.configuration;
    const { setTcpNodelay, maxPacketSize, connectionMessages } = this.core.settings;
    const { tlsKeylog: keylog } = this.options;
    const context: ListenerContext = {
      accept: (listener, identity, open) => {
        this.accept(listener, identity, open);
      },
      hasRoom: (listener) => this.hasRoom(listener),
      hasMemory: () => this.core.memory?.hasRoomForClient ?? true,
      noDelay: setTcpNodelay,
      maxPacketSize,
      headersSize: settings.get(packetBufferSize),
      release,
      locate: this.options.locate ?? ((path) => path),
      http: {
        mayRead: (listener, client, path) => this.#mayRead(listener, client, path),
        state: () => this.#state(),
      },
      logConnection: (line) => {
        if (line && connectionMessages) this.core.log.write(line.kind, line.text);
      },
      log: (kind, text) => {
        if (typeof text === 'string') this.core.log.write(kind, text);
        else logText(this.core.log, kind, text);
      },
      ...(keylog === undefined ? {} : { keylog: (line: Buffer) => appendFileSync(keylog, line) }),
    };
    const served = this.states.filter(isServed);
    await Promise.all(this.states.map((state) => this.#place(state, context.locate)));
    // Before the first listener is opened, so that none waits behind the others.
    await Promise.all(served.map(loadWebsockets));
    // All are opened at once: a client that reaches one of them may go straight to another.
    if (served.some(isLocalOnly)) await this.#openLocally(served, context);
    else await this.#start(served, context);
  }

  /**
   * In local-only mode the second listener gets the port of the first, and one of them is enough. The HTTP API is opened only beside
   * one of them (listeners__start_local_only).
   */
  async #openLocally(states: readonly ListenerState[], context: ListenerContext): Promise<void> {
    let failure: unknown;
    for (const state of states.filter(admitsClients))
      failure = (await this.#start([state], context)) ?? failure;
    if (failure !== undefined && this.opened.length === 0) throw failure;
    await this.#start(
      states.filter((state) => !admitsClients(state)),
      context,
    );
  }

  /** Closes every listener and every connection. */
  async close(): Promise<void> {
    await Promise.all(this.opened.map((listener) => listener.stop()));
    this.#disconnect();
  }

  /**
   * Uses what a reload has applied, with the access files as they were read again, and reads certificates again.
   * @param configuration with the same listeners as before, in the same order
   */
  reload(configuration: Configuration, access: readonly AccessScope[]): void {
    const isLocal = isLocalOnlyConfiguration(configuration);
    for (const [index, state] of this.states.entries()) {
      // The plugin for dynamic security does not read its file again.
      const { listener, dynamicSecurity } = state.policy;
      const now = (isLocal ? undefined : configuration.listeners[index]) ?? listener;
      state.policy = { ...listenerPolicy({ configuration, access }, now), dynamicSecurity };
    }
    for (const listener of this.opened) listener.reload();
    for (const connection of this.connections) connection.followEndpoint();
  }

  /**
   * A listener by its port, as configured or as it is, or the path of its socket; the first by default.
   * @throws RangeError if there is none
   */
  find(which?: string | number): BrokerListener {
    const found = which === undefined ? this.opened[0] : this.opened.find((one) => one.isNamed(which));
    if (found) return found;
    const names = this.opened.map(({ name }) => name).join(', ');
    throw new RangeError(`there is no listener ${which ?? ''}: name one of ${names}`);
  }

  /** The same for a listener's state, opened or not. */
  findState(which?: string | number): ListenerState {
    const first = this.states[0];
    if (which === undefined && first) return first;
    return this.states.find(({ name }) => name === String(which)) ?? this.find(which).state;
  }

  /**
   * Makes a connection for a client.
   * @param open makes its transport
   */
  accept(
    listener: ListenerState,
    identity: Identity,
    open: (events: TransportEvents) => Transport,
  ): ClientConnection {
    const { core } = this;
    listener.connections.opened();
    listener.hasServed = true;
    core.counters.connectionsOpened++;
    const connection = new ClientConnection(core, listener, identity, open, packetHandlers, this.#onClosed);
    this.connections.add(connection);
    this.onAccepted(connection);
    const wasLogged = listener.isWeb && hasOwnWebsockets(core.release);
    if (listener.policy.proxyProtocol.value === undefined && !wasLogged) connection.logArrival();
    return connection;
  }

  readonly #onClosed = (connection: ClientConnection, isKept: boolean): void => {
    connection.listener.connections.closed(isKept);
    this.connections.delete(connection);
  };

  /** Whether the HTTP interface lets a client read a document or a file, as MQTT would a topic (check_access). */
  async #mayRead(
    listener: ListenerState,
    { username, password }: HttpClient,
    path: string,
  ): Promise<boolean> {
    const { access } = this.core;
    const decided = await access.decideUser(
      listener,
      { clientId: 'http-api', username, password },
      undefined,
    );
    if (!decided.allowed) return false;
    return access.decide(listener, { clientId: 'http-api', username }, path, 'read').allowed;
  }

  #state(): HttpState {
    return {
      version: this.core.release.name,
      listeners: this.states.map((state) => {
        const open = this.opened.find((one) => one.state === state);
        return { state, port: open?.port ?? state.port };
      }),
      metrics: this.rest.metrics(),
    };
  }

  /** Whether there is room for another client. */
  hasRoom({ policy: { limits }, connections }: ListenerState): boolean {
    const { globalMaxConnections } = this.core.settings;
    if (globalMaxConnections > 0 && this.#connectionCount() >= globalMaxConnections) return false;
    const { value } = limits.maxConnections;
    return value === undefined || connections.value < value;
  }

  /** Every connection, also before a WebSocket request, and those of bridges (db.contexts_by_sock). */
  #connectionCount(): number {
    const ofListeners = this.states.reduce((sum, { connections: { value } }) => sum + value, 0);
    return ofListeners + this.rest.bridgeConnections();
  }

  /**
   * Opens listeners together.
   * @returns why one of them is not open, if the broker can run without it
   * @throws Error if it cannot
   */
  async #start(states: readonly ListenerState[], context: ListenerContext): Promise<unknown> {
    const { ports = 'configured' } = this.options;
    const listeners = states.map((state) => {
      const port = ports === 'ephemeral' ? this.#freePort(state) : state.port;
      return new BrokerListener(state, port, context, (of) => this.#disconnect(of));
    });
    const outcomes = await Promise.allSettled(listeners.map((listener) => listener.start()));
    this.opened.push(...listeners.filter(({ isOpen }) => isOpen));
    let failure: unknown;
    for (const [index, outcome] of outcomes.entries()) {
      if (outcome.status === 'fulfilled') continue;
      const state = states[index];
      if (!state || !isOptional(state)) throw outcome.reason;
      this.#logFailure(state, outcome.reason as Error);
      failure = outcome.reason;
    }
    return failure;
  }

  /** Mosquitto logs nothing if the HTTP API is not opened (http_api__start). */
  #logFailure(state: ListenerState, error: Error): void {
    const { log } = this.core;
    if (!admitsClients(state)) {
      log.write('warning', write(startTexts.httpApiClosed({ reason: error.message })));
      return;
    }
    for (const line of error instanceof ListenError ? error.mosquittoLines : []) log.write('error', line);
    log.write('error', `Error: ${error.message}`);
  }

  /** Decides where a listener is opened. */
  async #place(state: ListenerState, locate: (path: string) => string): Promise<void> {
    const { listener } = state.policy;
    const index = this.states.indexOf(state);
    state.place =
      this.options.ports === 'ephemeral'
        ? await freePlace(listener, () => this.folder.file(`${index}.sock`))
        : configuredPlace(listener, locate);
  }

  /** 0 for any; the loopback addresses of local-only mode share one for MQTT. */
  #freePort(state: ListenerState): number {
    if (!isLocalOnly(state) || !admitsClients(state)) return 0;
    const twin = this.opened.find(({ configuredPort }) => configuredPort === state.port);
    return twin?.port ?? 0;
  }

  /** Closes the connections of one listener, or of all. */
  #disconnect(listener?: ListenerState): void {
    for (const connection of [...this.connections])
      if (!listener || connection.listener === listener) connection.close('shutdown');
  }
}

/** Whether it can be connected to. The HTTP interface knows no unix sockets (http_api__start). */
function isServed(state: ListenerState): boolean {
  return state.port > 0 || (admitsClients(state) && state.policy.listener.unixSocketPath !== undefined);
}

function admitsClients({ policy }: ListenerState): boolean {
  return policy.admitsClients;
}

/** Whether the broker can run without it: one loopback address of two, and the HTTP API, which is a server of its own. */
function isOptional(state: ListenerState): boolean {
  return isLocalOnly(state) || !admitsClients(state);
}

function isLocalOnly({ policy }: ListenerState): boolean {
  return policy.listener.origin === 'local-only';
}
