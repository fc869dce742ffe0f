import { since } from '@mosquitto-conf/config';
import type { Core } from '../core.js';
import type { Door } from '../listeners/door.js';
import { arrivalLine, departureLine, type Line, nameOf } from '../log/client-lines.js';
import type { Version } from '../packets/codes.js';
import type { Fault } from '../packets/fault.js';
import { disconnectPacket } from '../packets/generated.js';
import type { Route } from '../routing/routes.js';
import type { Delivery } from '../session/delivery.js';
import type { Session } from '../session/session.js';
import { beforeLeaving } from '../session/sessions.js';
import type { Authentication } from './authentication.js';
import { checkHeader } from './check-header.js';
import { type FrameEvents, Frames } from './frames.js';
import { handlePacket } from './handlers/index.js';
import { Outgoing } from './outgoing.js';
import { sendDelivery } from './send-delivery.js';
import type { Transport, TransportEvents } from './transport.js';

/**
 * `new`: nothing came yet. `deciding`: somebody looks at its password. `active`: it may do what MQTT allows.
 * `closing`: it said goodbye, or was told to go.
 */
export type ConnectionState = 'new' | 'deciding' | 'active' | 'closing' | 'closed';

/** What a client shows of itself below MQTT: a certificate, a pre-shared key. */
export interface Identity {
  /** Of the certificate: its common name. */
  readonly commonName?: string;
  /** Of the certificate: its whole subject, as RFC 2253 writes it. */
  readonly subject?: string;
  readonly pskIdentity?: string;
  /** `TLSv1.3 TLS_AES_256_GCM_SHA384`, for the log. */
  readonly cipher?: string;
}

const UNKNOWN: Identity = {};
/** So many bytes are handed over before the turn ends: what one turn may gather is bounded. */
const MOST_GATHERED = 4 << 20;
/** Nothing further is read of a client that leaves so many packets untaken: it may not ask for more and more answers. */
const MOST_UNTAKEN = 10_000;

/** One client's connection: it cuts bytes into packets, has them handled, and gathers what is sent. */
export class Connection implements TransportEvents, FrameEvents {
  state: ConnectionState = 'new';
  version: Version = 4;
  session: Session | undefined;
  /** What it calls itself, once that is known. */
  clientId: string | undefined;
  /** Seconds; 0 for no limit. */
  keepAlive = 60;
  /** When something last came, in milliseconds. */
  lastIn: number;
  /** The largest packet the client takes; 0 for any. */
  maximumPacketSize = 0;
  /** Topics the client has given numbers, by number. */
  aliasesIn: string[] | undefined;
  /** How many topics may be given numbers towards the client. */
  aliasMaximum = 0;
  aliasesOut: Map<string, number> | undefined;
  /** Whether packets go to it as they are: it knows no aliases, takes any size, and wants nothing else of its own. */
  takesPlain = true;
  /** Whether somebody wants to see each of its messages, or to stand in their way. */
  isWatched: boolean;
  /** Takes what comes before this connection sees it, where a test stands in between. */
  tap: ((bytes: Buffer) => void) | undefined;
  /** Where its last PUBLISH led, which was allowed: most clients publish to one topic again and again. */
  lastRoute: Route | undefined;
  lastRouteGeneration = -1;
  transport!: Transport;
  identity: Identity = UNKNOWN;
  /** What it proved itself with, so that it can be asked again after a reload. */
  password: Buffer | undefined;
  /** A certificate or key says who it is: nobody asks for a password. */
  isTrusted = false;
  /** How it shows who it is, where that takes more than a password. */
  authentication: Authentication | undefined;
  /** Whether a client of 5.0 is told why it ends. */
  isTold = true;
  /** Why it ends, where the broker ends it. */
  fault: Fault | undefined;
  readonly #frames: Frames;
  readonly #out = new Outgoing();
  #scheduled = false;
  /** Packets that wait for the client to take what was sent before. */
  #blocked = false;
  /** Nothing is read until the client has taken what waits for it. */
  #isHeldBack = false;

  constructor(
    readonly core: Core,
    readonly door: Door,
    /** What is called once it is over. */
    private readonly onClosed: (connection: Connection) => void,
  ) {
    this.lastIn = core.clock.now();
    this.isWatched = core.isWatched;
    this.#frames = new Frames(this);
  }

  get address(): string {
    return this.transport.address;
  }

  /** As the log names it. */
  get name(): string {
    return nameOf(this.core.release, this.clientId, this.transport);
  }

  /** What it has not been sent yet. */
  get waiting(): { readonly count: number; readonly bytes: number } {
    return this.#out;
  }

  /** Begins, with who has come over a transport. */
  arrive(transport: Transport): void {
    this.transport = transport;
    const { release } = this.core;
    this.#say(arrivalLine(release, transport, this.door.listener.port));
  }

  data(bytes: Buffer): void {
    if (this.tap) this.tap(bytes);
    else this.receive(bytes);
  }

  /** What has come from the client. */
  receive(bytes: Buffer): void {
    if (this.state === 'closing' || this.state === 'closed') return;
    this.lastIn = this.core.clock.now();
    this.core.counters.bytesReceived += bytes.length;
    const fault = this.#frames.push(bytes);
    if (fault) this.close(fault);
  }

  header(first: number, remaining: number): Fault | undefined {
    return checkHeader(this, first, remaining);
  }

  packet(bytes: Buffer, start: number, body: number, end: number): Fault | undefined {
    return handlePacket(this, bytes, start, body, end);
  }

  /** Keeps what comes until `go`. */
  wait(): void {
    this.#frames.stop();
    this.transport.pause();
  }

  go(): void {
    if (this.state === 'closed') return;
    const fault = this.#frames.resume();
    if (fault) this.close(fault);
    else if (!this.#isHeldBack) this.transport.resume();
  }

  drain(): void {
    if (!this.#blocked) return;
    this.#blocked = false;
    this.#write();
    if (this.#isHeldBack && !this.#blocked) {
      this.#isHeldBack = false;
      if (this.state !== 'deciding') this.transport.resume();
    }
    if (this.session && this.state === 'active')
      this.session.outbox.fill(this, this.core.settings, this.core.clock.seconds());
  }

  gone(): void {
    this.close(this.fault ?? 'closed');
  }

  /** Sends a whole packet. */
  sendPacket(packet: Buffer): void {
    this.#out.add(packet);
    this.core.counters.messagesSent++;
    if (!this.#scheduled) this.#schedule();
    if (this.#blocked) {
      if (this.#out.count > MOST_UNTAKEN) this.#holdBack();
    } else if (this.#out.bytes > MOST_GATHERED) {
      this.#write();
    }
  }

  /** Sends a packet that stands in a buffer, uncopied unless it has to wait. */
  sendStretch(source: Buffer, start: number, end: number): void {
    if (this.#blocked) this.#out.add(Buffer.from(source.subarray(start, end)));
    else this.#out.addStretch(source, start, end);
    this.core.counters.messagesSent++;
    if (!this.#scheduled) this.#schedule();
  }

  send(delivery: Delivery): boolean {
    return sendDelivery(this, delivery);
  }

  /** Whether a QoS 0 message is sent or dropped (db__ready_for_flight). */
  get hasRoom(): boolean {
    const { limitsPlain } = this.core.settings;
    if (!this.#blocked && !limitsPlain) return true;
    return this.session?.outbox.takesPlain(this.#blocked ? this.#out.count : 0, this.core.settings) ?? false;
  }

  /** Hands everything over to the transport, unless that has not taken what it got before. */
  flush(): void {
    this.#scheduled = false;
    this.#write();
  }

  /**
   * Ends the connection, telling a 5.0 client why.
   * @param fault undefined where the client said goodbye
   */
  close(fault?: Fault): void {
    if (this.state === 'closed') return;
    const wasActive = this.state === 'active';
    const reason = fault && this.core.conformance.reasons[fault];
    if (wasActive && this.isTold && this.version === 5 && reason !== undefined)
      this.sendPacket(disconnectPacket(reason));
    this.#say(departureLine(this.core.release, this.clientId, this.transport, fault));
    this.fault = fault;
    this.state = 'closing';
    beforeLeaving(this.core, this);
    if (fault !== 'closed') this.flush();
    this.state = 'closed';
    this.#out.clear();
    this.aliasesIn = undefined;
    this.aliasesOut = undefined;
    if (fault === 'closed') this.transport.destroy();
    else this.transport.end();
    this.onClosed(this);
  }

  #write(): void {
    if (this.state === 'closed') return;
    for (;;) {
      if (this.transport.pending > 0 && this.state !== 'closing') {
        this.#blocked = true;
        return;
      }
      const bytes = this.#out.take();
      if (!bytes) return;
      this.core.counters.bytesSent += bytes.length;
      this.transport.write(bytes);
    }
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

  #say(line: Line | undefined): void {
    const { log, settings, release } = this.core;
    if (!line || !settings.connectionMessages) return;
    // libwebsockets, which served websockets before 2.1, says nothing of who comes and goes.
    if (this.door.isWeb && !since(release, '2.1')) return;
    log.write(line.kind, line.text);
  }
}
