import type { Core } from '../core.js';
import { departureLine, type Line, nameOf } from '../log/client-lines.js';
import type { QoS, Version } from '../packets/codes.js';
import { encodeDisconnect } from '../packets/encode.js';
import type { Fault } from '../packets/fault.js';
import type { Client } from '../session/client.js';
import type { Delivery } from '../session/delivery.js';
import type { Session } from '../session/session.js';
import { beforeLeaving, leaveSession, outlives } from '../session/sessions.js';
import { Credentials, type Identity } from './credentials.js';
import type { Endpoint } from './endpoint.js';
import { type FrameHandlers, Frames } from './frames.js';
import { KeepAlive } from './keep-alive.js';
import type { LastPublish } from './last-publish.js';
import { Outgoing } from './outgoing.js';
import { isEnding, type Phase, phases } from './phase.js';
import { PluginOutlet } from './plugin-outlet.js';
import { type MessageReceiver, sendDelivery } from './send-delivery.js';
import type { TopicAliases } from './topic-aliases.js';
import type { Transport, TransportEvents } from './transport.js';

/** So many bytes are handed to the transport before the turn ends: what one turn may gather is bounded. */
const MOST_GATHERED = 4 << 20;
/** Reading stops while a client leaves so many packets unread: it may not ask for more and more answers. */
const MOST_UNREAD = 10_000;

/** A connection with another side: cuts what is received into packets, has them handled, and gathers what is sent. */
export class Connection implements Client, MessageReceiver, TransportEvents {
  phase: Phase = phases.new;
  version: Version = 4;
  /** As the client gives it, once that is known. */
  clientId: string | undefined;
  /** The largest packet the client accepts; 0 for any. */
  maximumPacketSize = 0;
  takesPlain = false;
  /** The highest QoS that the other side may send, and that it is granted: as it was when it connected. */
  maxQos: QoS = 2;
  /** Of MQTT 5.0 only. */
  aliases: TopicAliases | undefined;
  /** undefined until it may take the short path. */
  lastPublish: LastPublish | undefined;
  isWatched: boolean;
  /** Receives what the client sends in place of this connection, where a test injects faults. */
  tap: ((bytes: Buffer) => void) | undefined;
  transport: Transport;
  /** Whether a client of 5.0 gets a DISCONNECT with the reason when the broker ends the connection. */
  sendsReason = true;
  readonly keepAlive: KeepAlive;
  readonly credentials: Credentials;
  readonly #frames: Frames<Connection>;
  readonly #out = new Outgoing();
  /** undefined until a plugin has seen a message for this client. */
  #outlet: PluginOutlet | undefined;
  #scheduled = false;
  /** Packets wait until the client has read what was sent before. */
  #blocked = false;
  /** Reading is paused until the client has read what waits for it. */
  #isHeldBack = false;
  /** Reading is paused until a decision is made. */
  #isWaiting = false;
  /** The client has closed its side behind packets that wait. */
  #isGone = false;

  /**
   * @param open makes the transport, which reports to this connection
   * @param onClosed called once the connection is closed, with whether its session goes on
   */
  constructor(
    readonly core: Core,
    readonly endpoint: Endpoint,
    identity: Identity,
    open: (events: TransportEvents) => Transport,
    handlers: FrameHandlers<Connection>,
    private readonly onClosed: (isKept: boolean) => void,
  ) {
    this.isWatched = core.isWatched;
    this.keepAlive = new KeepAlive(core.conformance.firstKeepAlive, core.clock.now());
    this.credentials = new Credentials(identity);
    this.#frames = new Frames<Connection>(this, handlers);
    this.transport = open(this);
  }

  get address(): string {
    return this.transport.address;
  }

  /** As the log calls it. */
  get name(): string {
    return nameOf(this.core.release, this.clientId, this.transport);
  }

  /** What has not been sent yet. */
  get waiting(): { readonly count: number; readonly bytes: number } {
    return this.#out;
  }

  data(bytes: Buffer): void {
    if (this.tap) this.tap(bytes);
    else this.receive(bytes);
  }

  /** Handles what the client has sent. */
  receive(bytes: Buffer): void {
    if (isEnding(this.phase)) return;
    this.keepAlive.lastIn = this.core.clock.now();
    this.core.counters.bytesReceived += bytes.length;
    const fault = this.#frames.push(bytes);
    if (fault) this.close(fault);
  }

  /** Keeps what is received until `go`. */
  wait(): void {
    this.#isWaiting = true;
    this.#frames.stop();
    this.transport.pause();
  }

  go(): void {
    if (isEnding(this.phase)) return;
    this.#isWaiting = false;
    // What was kept may have to wait again.
    const fault = this.#frames.resume();
    if (fault) this.close(fault);
    else if (!this.#isGone) this.#read();
    else if (!this.#isWaiting) this.close('closed');
  }

  drain(): void {
    if (!this.#blocked) return;
    this.#blocked = false;
    this.#write();
    if (this.#isHeldBack && !this.#blocked) {
      this.#isHeldBack = false;
      this.#read();
    }
    const { phase } = this;
    if (phase.state === 'active')
      phase.session.outbox.fill(this, this.core.settings, this.core.clock.seconds());
  }

  gone(): void {
    // What it sent before still counts: a DISCONNECT may be among it.
    if (this.#isWaiting && this.phase.state === 'active') this.#isGone = true;
    else this.close('closed');
  }

  sendPacket(packet: Buffer): void {
    this.#out.add(packet);
    this.core.counters.messagesSent++;
    if (!this.#scheduled) this.#schedule();
    if (this.#blocked) {
      if (this.#out.count > MOST_UNREAD) this.#holdBack();
    } else if (this.#out.bytes > MOST_GATHERED) {
      this.#write();
    }
  }

  sendStretch(source: Buffer, start: number, end: number): void {
    if (this.#blocked) this.#out.add(Buffer.from(source.subarray(start, end)));
    else this.#out.addStretch(source, start, end);
    this.core.counters.messagesSent++;
    if (!this.#scheduled) this.#schedule();
  }

  send(delivery: Delivery): boolean {
    const { plugins } = this.endpoint;
    const { session } = this.phase;
    if (!plugins?.changesOutgoing || !session) return sendDelivery(this, delivery);
    this.#outlet ??= new PluginOutlet(this, plugins, session);
    return this.#outlet.send(delivery);
  }

  /** Whether a QoS 0 message is sent or dropped (db__ready_for_flight). */
  get hasRoom(): boolean {
    const { limitsPlain } = this.core.settings;
    if (this.unsent === 0 && !this.#blocked && !limitsPlain) return true;
    const { session } = this.phase;
    return session?.outbox.takesPlain(this.unsent, this.core.settings) ?? false;
  }

  get unsent(): number {
    return (this.#blocked ? this.#out.count : 0) + (this.#outlet?.waiting ?? 0);
  }

  /** Hands everything to the transport, unless the client has not read what was sent before. */
  flush(): void {
    this.#scheduled = false;
    this.#write();
  }

  /** The client is connected: from now on messages are delivered to it. */
  activate(session: Session): void {
    this.phase = { state: 'active', session };
    this.maxQos = this.endpoint.maxQos;
    this.followEndpoint();
  }

  /** To be called once its endpoint has other topics, after a reload. */
  followEndpoint(): void {
    if (this.phase.state !== 'active') return;
    const { keepsTopics, plugins } = this.endpoint;
    this.takesPlain =
      this.maximumPacketSize === 0 && !this.aliases?.maximum && keepsTopics && !plugins?.changesOutgoing;
  }

  /**
   * Ends the connection. A client of 5.0 gets a DISCONNECT with the reason.
   * @param fault undefined after a DISCONNECT of the client
   */
  close(fault?: Fault): void {
    const { session } = this.phase;
    if (isEnding(this.phase)) return;
    const reason = fault && this.core.conformance.reasons[fault];
    if (this.saysWhy && this.sendsReason && this.version === 5 && reason !== undefined)
      this.sendDisconnect(reason);
    this.log(departureLine(this.core.release, this.clientId, this.transport, fault));
    this.phase = { state: 'closing', session };
    this.takesPlain = false;
    if (session) beforeLeaving(this.core, this, session);
    if (fault !== 'closed') this.flush();
    this.phase = phases.closed;
    this.#out.clear();
    this.aliases = undefined;
    if (fault === 'closed') this.transport.destroy();
    else if (fault === undefined) this.transport.leave();
    else this.transport.end();
    this.onClosed(session !== undefined && outlives(session, this));
    if (session) leaveSession(this.core, this, session, fault);
  }

  /** Whether the other side may be told why the connection ends, once it is connected. */
  protected get saysWhy(): boolean {
    return this.phase.state === 'active';
  }

  /** Sends a DISCONNECT with a reason. */
  sendDisconnect(reason: number): void {
    this.sendPacket(encodeDisconnect(reason));
  }

  #write(): void {
    const { state } = this.phase;
    if (state === 'closed') return;
    for (;;) {
      if (this.transport.pending > 0 && state !== 'closing') {
        this.#blocked = true;
        return;
      }
      const bytes = this.#out.take();
      if (!bytes) return;
      if (this.core.settings.sendsNothing) continue;
      this.core.counters.bytesSent += bytes.length;
      this.transport.write(bytes);
    }
  }

  #read(): void {
    if (!this.#isWaiting && !this.#isHeldBack) this.transport.resume();
  }

  #holdBack(): void {
    if (this.#isHeldBack) return;
    this.#isHeldBack = true;
    this.transport.pause();
  }

  #schedule(): void {
    this.#scheduled = true;
    this.core.schedule(this);
  }

  /** Logs that the connection begins or ends. */
  protected log(line: Line | undefined): void {
    const { log, settings } = this.core;
    if (line && settings.connectionMessages && this.endpoint.logsConnections) log.write(line.kind, line.text);
  }
}
