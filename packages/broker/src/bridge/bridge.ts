import { write } from '@mosquitto-conf/config';
import { errorMessage } from '@mosquitto-conf/config/internal';
import { StreamTransport } from '../connection/transport.js';
import type { Core } from '../core.js';
import { Reason, Refusal, type Version } from '../packets/codes.js';
import type { Fault } from '../packets/fault.js';
import { publish } from '../routing/deliver.js';
import type { Delivery } from '../session/delivery.js';
import type { Session } from '../session/session.js';
import { publishWill, removeSession } from '../session/sessions.js';
import { AddressList } from './address-list.js';
import { announce } from './announce.js';
import { BridgeConnection, type BridgeEvents } from './bridge-connection.js';
import { BridgeEndpoint } from './bridge-endpoint.js';
import type { BridgeInfo, BridgeState } from './bridge-info.js';
import { renewSession, takeSession } from './bridge-session.js';
import type { BridgeSettings } from './bridge-settings.js';
import { connectFields, mustHaveUsername } from './connect-fields.js';
import type { Route } from './destination.js';
import { type DialOptions, dial } from './dial.js';
import { bridgeHandlers } from './handlers.js';
import { checkBridgeKeepAlive } from './keep-alive.js';
import { DISCONNECTED, localWill, notification, publishesWill } from './notifications.js';
import { type Connack, encodeConnect, refusalLine } from './packets.js';
import { PrimaryProbe } from './primary-probe.js';
import { followLimits, followRefusal } from './remote-limits.js';
import { Restart } from './restart.js';
import { tlsOptionsOf } from './tls.js';

/** How the log shows the address of a bridge's connection, which the reference does not know. */
const NO_ADDRESS = '(null)';

/** A bridge: this broker as the client of another one, with which it exchanges messages (bridge.c). */
export class Bridge implements BridgeEvents {
  readonly session: Session;
  readonly #endpoint: BridgeEndpoint;
  readonly #addresses: AddressList;
  readonly #restart: Restart;
  readonly #probe = new PrimaryProbe();
  /** Messages of QoS 0 that were published while a connection began. */
  readonly #held: Delivery[] = [];
  #connection: BridgeConnection | undefined;
  /** When the other broker accepted it, in seconds since 1970; undefined if it has not. */
  #connectedAt: number | undefined;
  #version: Version;
  /** Whether the other broker may be told that this is a bridge. */
  #isPrivate: boolean;
  #isAnnounced = false;
  #isStopped = false;
  #failure: string | undefined;

  /**
   * @param route where it connects to
   * @param locate where a path of the broker's is found here
   */
  constructor(
    private readonly core: Core,
    private readonly settings: BridgeSettings,
    private readonly route: Route,
    private readonly locate: (path: string) => string,
  ) {
    this.#endpoint = new BridgeEndpoint(settings, core.bridgePlugins);
    this.#addresses = new AddressList(route.addresses, settings.roundRobin);
    this.#restart = new Restart(core, settings, this.#addresses);
    this.#version = settings.version;
    this.#isPrivate = settings.tryPrivate;
    this.session = takeSession(core, settings);
  }

  get connection(): BridgeConnection | undefined {
    return this.#connection;
  }

  get info(): BridgeInfo {
    const { name, localClientId, remoteClientId } = this.settings;
    const state = this.#state;
    const { refused } = this.route;
    return {
      name,
      state,
      isConnected: state === 'connected',
      address: this.#address,
      localClientId,
      remoteClientId,
      reason: refused ? write(refused) : state === 'connected' ? undefined : this.#failure,
    };
  }

  get #state(): BridgeState {
    if (this.route.refused !== undefined) return 'off';
    if (!this.#connection) return 'disconnected';
    return this.#connection.phase.state === 'active' ? 'connected' : 'connecting';
  }

  get #address(): string {
    const { host, port } = this.#addresses.current;
    return `${host}:${port}`;
  }

  get #isIdle(): boolean {
    return this.#isStopped || this.route.refused !== undefined;
  }

  get #waiting(): number {
    const { inflight, queued } = this.session.outbox;
    return inflight + queued;
  }

  /** Connects for the first time, whatever the start type (bridge__start_all). */
  start(): void {
    if (this.#isIdle || this.#connect()) return;
    this.core.log.write('warning', `Warning: Unable to connect bridge ${this.settings.name}.`);
  }

  /** To be called once a second: does what is due (bridge_check). */
  tick(): void {
    if (this.#isIdle) return;
    if (this.#connection) {
      this.#check(this.#connection);
    } else if (!this.#restart.isPlanned) {
      const connectedAt = this.#connectedAt;
      this.#connectedAt = undefined;
      this.#restart.plan(connectedAt === undefined ? undefined : this.core.clock.seconds() - connectedAt);
    } else if (this.#restart.isDue(this.#waiting) && !this.#connect()) {
      this.#addresses.next();
    }
  }

  /** When `tick` has something to do next, in milliseconds since 1970; Infinity if that is not known. */
  get dueAt(): number {
    if (this.#isIdle) return Number.POSITIVE_INFINITY;
    if (!this.#connection) return this.#restart.dueAt;
    const { primaryRetryAt } = this.#addresses;
    const { silentAt } = this.#connection;
    return primaryRetryAt > 0 ? Math.min(silentAt, primaryRetryAt * 1000) : silentAt;
  }

  /** Ends it with the broker. */
  stop(): void {
    this.#isStopped = true;
    this.#probe.stop();
    this.#connection?.close('shutdown');
  }

  /** Ends it for good, while the broker continues: its session is gone with it (bridge__destroy). */
  destroy(): void {
    const { core, session } = this;
    this.#connection?.sendDisconnect(Reason.SUCCESS);
    this.stop();
    if (session.will) publishWill(core, session);
    removeSession(core, session);
  }

  answered(connack: Connack): Fault | undefined {
    const { core, settings, session } = this;
    const endpoint = this.#endpoint;
    const connection = this.#connection as BridgeConnection;
    const { version } = connection;
    const { code, isOld } = connack;
    if (isOld) {
      const text = `Remote bridge ${settings.name} does not support MQTT v5.0, reconnecting using MQTT v3.1.1.`;
      core.log.write('notice', `Warning: ${text}`);
      this.#version = 4;
      return 'protocol';
    }
    if (version === 5) followLimits(connection, session, endpoint, settings, connack);
    if (code !== 0) {
      followRefusal(endpoint, version, code);
      if (version < 5 && code === Refusal.PROTOCOL_VERSION) this.#isPrivate = false;
      this.#failure = refusalLine(version, code);
      core.log.write('error', this.#failure);
      return 'closed';
    }
    this.#failure = undefined;
    announce(core, connection, session, settings, endpoint);
    this.#connectedAt = core.clock.seconds();
    this.#restart.connected();
    connection.resume(session);
    this.#emit('connected');
    return undefined;
  }

  closed(): void {
    this.#connection = undefined;
    this.#probe.stop();
    this.#restart.ended(this.#waiting);
    this.#emit('disconnected');
  }

  /** Begins a connection (bridge__connect). @returns whether it could be begun */
  #connect(): boolean {
    const { core, settings, session } = this;
    const { name, notifications, keepAlive } = settings;
    const endpoint = this.#endpoint;
    this.#restart.begins();
    session.version = this.#version;
    renewSession(core, session, settings, endpoint);
    if (settings.localCleanStart) this.#held.length = 0;
    if (notifications) this.#announceDisconnected(notifications.topic);
    core.log.write('notice', `Connecting bridge ${name} (${this.#address})`);
    let connection: BridgeConnection;
    try {
      mustHaveUsername(settings, this.#version);
      const socket = dial(this.#addresses.current, this.#dialOptions());
      socket.on('error', (error) => this.#failed(error));
      connection = new BridgeConnection(
        core,
        endpoint,
        session,
        this.#held,
        (events) => new StreamTransport(socket, NO_ADDRESS, 0, events),
        bridgeHandlers,
        this,
      );
    } catch (error) {
      this.#failed(error as Error);
      return false;
    }
    connection.interval = keepAlive;
    connection.maximumPacketSize = settings.maxPacketSize;
    this.#connection = connection;
    session.connection = connection;
    this.#addresses.retryPrimary(core.clock.seconds());
    core.log.write('debug', `Bridge ${settings.remoteClientId} sending CONNECT`);
    const fields = connectFields(core, settings, endpoint, this.#version, this.#isPrivate);
    connection.sendPacket(encodeConnect(fields));
    this.#emit('connecting');
    return true;
  }

  /** The state at this broker, at first and whenever a connection ends. */
  #announceDisconnected(topic: string): void {
    const { core, settings, session } = this;
    const qos = this.#endpoint.maxQos === 0 ? 0 : 1;
    if (!this.#isAnnounced) publish(core, notification(settings, topic, DISCONNECTED, qos), session);
    this.#isAnnounced = true;
    if (publishesWill(settings, core)) session.will = localWill(settings, topic, qos);
  }

  /** @throws Error if a file for TLS cannot be read */
  #dialOptions(): DialOptions {
    const { core, settings, route } = this;
    const { bridge, bindAddress, tcpKeepAlive } = settings;
    return {
      bindAddress,
      tcpKeepAlive,
      noDelay: core.settings.setTcpNodelay,
      tls: route.isPlain ? undefined : tlsOptionsOf(bridge, core.release, this.locate),
    };
  }

  #check(connection: BridgeConnection): void {
    const { core, settings, session } = this;
    const found = checkBridgeKeepAlive(core, connection, settings);
    if (found === 'lost') {
      connection.close('keep-alive');
    } else if (found === 'idle') {
      const text = `Bridge connection ${session.clientId} has exceeded idle timeout, disconnecting.`;
      core.log.write('notice', text);
      this.#closeSilently();
    } else {
      this.#tryPrimary();
    }
  }

  /** Returns to the first address once it answers. */
  #tryPrimary(): void {
    const addresses = this.#addresses;
    const now = this.core.clock.seconds();
    if (addresses.primaryRetryAt === 0 || now < addresses.primaryRetryAt || this.#probe.isUnderway) return;
    this.#probe.start(addresses.primary, this.#dialOptions(), (answers) => {
      if (answers) this.#closeSilently();
      if (answers) addresses.returnToPrimary();
      else addresses.retryPrimary(this.core.clock.seconds());
    });
  }

  /** Closes the connection, and publishes no will (net__socket_close). */
  #closeSilently(): void {
    this.session.will = undefined;
    this.#connection?.close('shutdown');
  }

  #failed(error: Error): void {
    if (this.#connectedAt !== undefined && this.#connection) return;
    const { log } = this.core;
    const reason = errorMessage(error, log.language);
    this.#failure = reason;
    log.write('error', `Error creating bridge: ${reason}.`);
  }

  #emit(state: 'connecting' | 'connected' | 'disconnected'): void {
    const { name } = this.settings;
    this.core.events.emit('bridge', { name, state, address: this.#address });
  }
}
