import { Connection } from '../connection/connection.js';
import type { FrameHandlers } from '../connection/frames.js';
import type { Transport, TransportEvents } from '../connection/transport.js';
import type { Core } from '../core.js';
import { Reason } from '../packets/codes.js';
import type { Fault } from '../packets/fault.js';
import type { Delivery } from '../session/delivery.js';
import type { Session } from '../session/session.js';
import type { BridgeEndpoint } from './bridge-endpoint.js';
import type { Connack } from './packets.js';

/** So many messages of QoS 0 are held until the other broker has accepted the bridge. */
const MOST_HELD = 10_000;

/** What happens to a connection of a bridge. */
export interface BridgeEvents {
  /** The other broker has answered the CONNECT. */
  answered(connack: Connack): Fault | undefined;
  closed(): void;
}

/** The connection of a bridge: here the broker is the client. */
export class BridgeConnection extends Connection {
  /** When something was sent last, in milliseconds since 1970. */
  lastOut: number;
  /** Whether the answer to a PINGREQ is awaited. */
  isPinging = false;
  /** The keep alive of this connection in seconds, which the other broker may change. */
  interval = 0;

  /**
   * @param held messages of QoS 0 that are sent once the other broker has accepted the bridge
   * @param open makes the transport, which reports to this connection
   */
  constructor(
    core: Core,
    endpoint: BridgeEndpoint,
    session: Session,
    private readonly held: Delivery[],
    open: (events: TransportEvents) => Transport,
    handlers: FrameHandlers<BridgeConnection>,
    readonly events: BridgeEvents,
  ) {
    super(core, endpoint, {}, open, handlers, () => events.closed());
    this.clientId = session.clientId;
    this.version = session.version;
    this.phase = { state: 'admitted', session };
    // The broker pings; it is not pinged.
    this.keepAlive.seconds = 0;
    this.lastOut = core.clock.now();
  }

  /** When nothing was sent or received for the keep alive, in milliseconds since 1970; Infinity for never. */
  get silentAt(): number {
    if (this.interval === 0) return Number.POSITIVE_INFINITY;
    return Math.min(this.lastOut, this.keepAlive.lastIn) + this.interval * 1000;
  }

  /** Until the other broker has accepted the bridge, messages of QoS 0 are held, others are in flight and not sent. */
  override send(delivery: Delivery): boolean {
    if (this.phase.state !== 'admitted') return super.send(delivery);
    if (delivery.qos === 0 && this.held.length < MOST_HELD) this.held.push(delivery);
    return true;
  }

  override sendPacket(packet: Buffer): void {
    this.lastOut = this.core.clock.now();
    super.sendPacket(packet);
  }

  override sendStretch(source: Buffer, start: number, end: number): void {
    this.lastOut = this.core.clock.now();
    super.sendStretch(source, start, end);
  }

  /** Also before the other broker has accepted the bridge. */
  protected override get saysWhy(): boolean {
    return true;
  }

  override sendDisconnect(reason: number): void {
    this.core.log.write('debug', `Bridge ${this.clientId} sending DISCONNECT`);
    super.sendDisconnect(this.core.conformance.hidesBridgeFaults ? Reason.SUCCESS : reason);
  }

  /** Sends what has waited for the other broker to accept the bridge. */
  resume(session: Session): void {
    const { core } = this;
    this.activate(session);
    session.outbox.resume(this, core.settings, core.clock.seconds());
    for (const delivery of this.held.splice(0)) super.send(delivery);
  }
}
