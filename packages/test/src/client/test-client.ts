import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Text } from '@mosquitto-conf/config';
import { generate, type IPublishPacket, type Packet, parser, writeToStream } from 'mqtt-packet';
import { resultTexts } from '../texts/results.js';
import { type ClientOptions, connectPacket } from './client-options.js';
import type { Endpoint } from './endpoint.js';
import { openStream } from './open-stream.js';

// Otherwise the first packet makes a buffer of each number up to 65,535: 30 ms and 15 MB.
writeToStream.cacheNumbers = false;

/** A message that a client received. */
export interface Received {
  readonly topic: string;
  readonly payload: string;
  readonly qos: number;
  readonly retain: boolean;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What a client is answered to its CONNECT: a code, or undefined where the connection is closed. */
export interface Connected {
  readonly code: number | undefined;
  readonly sessionPresent: boolean;
  /** Why there is no answer. */
  readonly why?: string | Text;
}

/** Milliseconds that an answer may take. */
const PATIENCE = 5_000;

/** An MQTT client that does exactly what a test says, and stores what it receives. It acknowledges what it receives. */
export class TestClient {
  readonly #messages: Received[] = [];
  readonly #waiting: {
    readonly fits: (packet: Packet) => boolean;
    readonly done: (packet?: Packet) => void;
  }[] = [];
  #stream: Duplex | undefined;
  #isOpen = false;
  #nextId = 1;
  #disconnectReason: number | undefined;
  #closedByUs = false;

  constructor(readonly options: ClientOptions) {}

  /** Whether the connection is there. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** The reason of the broker's DISCONNECT, `closed` where the broker just closed the connection; undefined for neither. */
  get disconnected(): number | 'closed' | undefined {
    if (this.#disconnectReason !== undefined) return this.#disconnectReason;
    return this.#stream && !this.#isOpen && !this.#closedByUs ? 'closed' : undefined;
  }

  /** Opens the connection, without MQTT. @returns why there is none; undefined where there is one */
  async open(endpoint: Endpoint): Promise<string | Text | undefined> {
    const stream = await openStream(endpoint, this.options);
    if ('why' in stream) return stream.why;
    this.#stream = stream;
    this.#isOpen = true;
    this.#disconnectReason = undefined;
    this.#closedByUs = false;
    const incoming = parser({ protocolVersion: this.options.version });
    incoming.on('packet', (packet: Packet) => this.#receive(packet));
    incoming.on('error', () => stream.destroy());
    stream.on('data', (bytes: Buffer) => incoming.parse(bytes));
    const end = () => {
      if (this.#stream !== stream) return;
      this.#isOpen = false;
      for (const { done } of this.#waiting.splice(0)) done();
    };
    stream.on('error', end).once('end', end).once('close', end);
    return undefined;
  }

  /** Opens the connection and sends CONNECT. */
  async connect(endpoint: Endpoint): Promise<Connected> {
    const why = await this.open(endpoint);
    if (why !== undefined) return { code: undefined, sessionPresent: false, why };
    const answer = this.#answer(({ cmd }) => cmd === 'connack');
    this.#send(connectPacket(this.options));
    const connack = await answer;
    if (connack?.cmd !== 'connack')
      return { code: undefined, sessionPresent: false, why: resultTexts.closed };
    const code = connack.reasonCode ?? connack.returnCode ?? 0;
    if (code !== 0) this.cut();
    return { code, sessionPresent: connack.sessionPresent };
  }

  /** Subscribes. @returns the granted QoS or code of each filter; undefined where the connection is closed */
  async subscribe(
    filters: readonly string[],
    qos: 0 | 1 | 2,
    properties: Readonly<Record<string, unknown>> = {},
  ): Promise<readonly number[] | undefined> {
    const messageId = this.#id();
    const { noLocal, retainAsPublished, retainHandling, ...rest } = properties;
    const subscriptions = filters.map((topic) => ({
      topic,
      qos,
      ...(this.options.version === 5
        ? { nl: noLocal === true, rap: retainAsPublished === true, rh: Number(retainHandling ?? 0) }
        : {}),
    }));
    const answer = this.#answer((packet) => packet.cmd === 'suback' && packet.messageId === messageId);
    this.#send({ cmd: 'subscribe', messageId, subscriptions, properties: rest });
    const suback = await answer;
    return suback?.cmd === 'suback' ? (suback.granted as number[]) : undefined;
  }

  async unsubscribe(filters: readonly string[]): Promise<void> {
    const messageId = this.#id();
    const answer = this.#answer((packet) => packet.cmd === 'unsuback' && packet.messageId === messageId);
    this.#send({ cmd: 'unsubscribe', messageId, unsubscriptions: [...filters] });
    await answer;
  }

  /** Publishes. @returns the code of the acknowledgement, 0 for QoS 0; undefined where the connection is closed */
  async publish(message: {
    readonly topic: string;
    readonly payload: string;
    readonly qos: 0 | 1 | 2;
    readonly retain: boolean;
    readonly properties?: Readonly<Record<string, unknown>>;
  }): Promise<number | undefined> {
    const messageId = message.qos === 0 ? undefined : this.#id();
    const packet: IPublishPacket = {
      cmd: 'publish',
      dup: false,
      topic: message.topic,
      payload: message.payload,
      qos: message.qos,
      retain: message.retain,
      ...(messageId === undefined ? {} : { messageId }),
      ...(this.options.version === 5 && message.properties ? { properties: message.properties } : {}),
    };
    if (messageId === undefined) {
      this.#send(packet);
      await this.ping();
      return this.#isOpen ? 0 : undefined;
    }
    const first = this.#answer(
      ({ cmd, messageId: id }) => (cmd === 'puback' || cmd === 'pubrec') && id === messageId,
    );
    this.#send(packet);
    const answered = await first;
    if (answered?.cmd === 'puback') return answered.reasonCode ?? 0;
    if (answered?.cmd !== 'pubrec') return undefined;
    if ((answered.reasonCode ?? 0) >= 128) return answered.reasonCode;
    const last = this.#answer(({ cmd, messageId: id }) => cmd === 'pubcomp' && id === messageId);
    this.#send({ cmd: 'pubrel', messageId });
    return (await last) === undefined ? undefined : 0;
  }

  /** Resolves once the broker has answered what was sent so far. */
  async ping(): Promise<void> {
    if (!this.#isOpen) return;
    const answer = this.#answer(({ cmd }) => cmd === 'pingresp');
    this.#send({ cmd: 'pingreq' });
    await answer;
  }

  /** Sends DISCONNECT and waits until the broker has closed the connection. */
  async disconnect(): Promise<void> {
    if (!this.#isOpen) return;
    this.#closedByUs = true;
    this.#send({ cmd: 'disconnect' });
    await this.#untilClosed();
  }

  /** Ends the connection without a word. */
  cut(): void {
    this.#closedByUs = true;
    this.#isOpen = false;
    // Plain TCP only: neither TLS nor sockets with a path can be reset, nor what is being closed already.
    const plain = this.#stream as Socket | undefined;
    const canReset =
      plain?.readyState === 'open' && plain.remotePort !== undefined && !('encrypted' in plain);
    if (canReset) plain.resetAndDestroy();
    else this.#stream?.destroy();
  }

  /** Sends bytes as they are. */
  send(bytes: Uint8Array): void {
    if (this.#isOpen) this.#stream?.write(bytes);
  }

  /** What it received since this was last asked. */
  takeMessages(): readonly Received[] {
    return this.#messages.splice(0);
  }

  /** How many messages wait to be taken. */
  get received(): number {
    return this.#messages.length;
  }

  #receive(packet: Packet): void {
    const isAcknowledged = this.#isOpen;
    if (packet.cmd === 'publish') {
      const { topic, payload, qos, retain, messageId, properties = {} } = packet;
      this.#messages.push({ topic, payload: String(payload), qos, retain, properties: { ...properties } });
      if (isAcknowledged && qos === 1) this.#send({ cmd: 'puback', messageId: messageId! });
      if (isAcknowledged && qos === 2) this.#send({ cmd: 'pubrec', messageId: messageId! });
    } else if (packet.cmd === 'pubrel') {
      if (isAcknowledged) this.#send({ cmd: 'pubcomp', messageId: packet.messageId! });
    } else if (packet.cmd === 'disconnect') {
      this.#disconnectReason = packet.reasonCode ?? 0;
    }
    const index = this.#waiting.findIndex(({ fits }) => fits(packet));
    if (index >= 0) this.#waiting.splice(index, 1)[0]!.done(packet);
  }

  #answer(fits: (packet: Packet) => boolean): Promise<Packet | undefined> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        resolve(undefined);
      }, PATIENCE);
      const waiting = {
        fits,
        done: (packet?: Packet) => {
          clearTimeout(timer);
          resolve(packet);
        },
      };
      this.#waiting.push(waiting);
    });
  }

  #send(packet: Packet): void {
    if (this.#isOpen) this.#stream?.write(generate(packet, { protocolVersion: this.options.version }));
    // An answer to what was not sent does not come.
    else for (const { done } of this.#waiting.splice(0)) done();
  }

  #untilClosed(): Promise<void> {
    return new Promise((resolve) => {
      if (!this.#isOpen) return resolve();
      const timer = setTimeout(() => this.cut(), PATIENCE);
      this.#stream?.once('close', () => {
        clearTimeout(timer);
        this.#isOpen = false;
        resolve();
      });
      this.#stream?.once('end', () => this.#stream?.end());
    });
  }

  #id(): number {
    const id = this.#nextId;
    this.#nextId = (id % 65_535) + 1;
    return id;
  }
}
