import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import type { Duplex } from 'node:stream';
import { type ConnectionOptions, connect as connectTls, type TLSSocket } from 'node:tls';
import { generate, type IConnectPacket, type Packet } from 'mqtt-packet';
import WebSocket, { createWebSocketStream } from 'ws';
import { PacketReader } from '../../packages/broker/test/support/packet-reader.js';
import { until } from './patience.js';

type Fields = Record<string, unknown>;

/** How a client connects. */
export interface ClientOptions extends Partial<Omit<IConnectPacket, 'cmd' | 'protocolVersion'>> {
  readonly port: number;
  readonly host?: string;
  /** The version of MQTT; 3.1.1 by default, which every release knows. */
  readonly version?: 3 | 4 | 5;
  readonly tls?: ConnectionOptions;
  /** Headers of a WebSockets request. */
  readonly web?: Readonly<Record<string, string>>;
  /** Bytes in front of everything else. */
  readonly before?: Buffer;
  /** Whether it leaves PUBLISH unanswered. */
  readonly silent?: boolean;
}

/** What came back for a packet. */
interface Answer {
  readonly cmd: string;
  readonly messageId?: number;
  readonly returnCode?: number;
  readonly reasonCode?: number;
  readonly sessionPresent?: boolean;
  readonly granted?: readonly number[];
  readonly properties?: Fields;
}

/** A PUBLISH that came. */
export interface Message {
  readonly topic: string;
  readonly payload: Buffer;
  readonly qos: number;
  readonly retain: boolean;
  readonly properties?: Fields;
}

/** A client that may be refused, and says what it sees. */
export class Client {
  readonly messages: Message[] = [];
  readonly #answers: Answer[] = [];
  #connack: Answer | undefined;
  #nextId = 1;
  #pongs = 0;

  private constructor(
    readonly stream: Duplex,
    private readonly options: ClientOptions,
  ) {
    const reader = new PacketReader(options.version ?? 4, (packet) => this.#take(packet));
    stream.on('data', (bytes: Buffer) => reader.push(bytes));
    stream.on('error', () => undefined).on('end', () => stream.destroy());
  }

  /** Connects, and waits until the broker has accepted or refused it. */
  static async connects(options: ClientOptions): Promise<Client> {
    const stream = await openStream(options);
    const client = new Client(stream, options);
    if (stream.destroyed) return client;
    if (options.before) stream.write(options.before);
    const {
      version = 4,
      clientId = 'probe',
      clean = true,
      keepalive = 60,
      username,
      password,
      will,
      properties,
    } = options;
    client.sends({
      cmd: 'connect',
      protocolId: version === 3 ? 'MQIsdp' : 'MQTT',
      protocolVersion: version,
      clientId,
      clean,
      keepalive,
      ...(username === undefined ? {} : { username }),
      ...(password === undefined ? {} : { password }),
      ...(will ? { will } : {}),
      ...(properties ? { properties } : {}),
    });
    await until('an answer to CONNECT', () => client.#connack !== undefined || stream.destroyed);
    return client;
  }

  /** The code of its CONNACK, or `closed` if there was none. */
  get code(): number | 'closed' {
    return this.#connack ? (this.#connack.reasonCode ?? this.#connack.returnCode ?? 0) : 'closed';
  }

  /** The properties of its CONNACK. */
  get properties(): Fields {
    return this.#connack?.properties ?? {};
  }

  get isSessionPresent(): boolean {
    return this.#connack?.sessionPresent ?? false;
  }

  get isClosed(): boolean {
    return this.stream.destroyed;
  }

  /** Of a connection with TLS. */
  get tls(): TLSSocket {
    return this.stream as TLSSocket;
  }

  /** The messages that came, as `TOPIC=PAYLOAD`. */
  get texts(): readonly string[] {
    return this.messages.map(({ topic, payload }) => `${topic}=${payload}`);
  }

  sends(packet: Fields): void {
    if (this.isClosed) return;
    this.stream.write(generate(packet as unknown as Packet, { protocolVersion: this.options.version ?? 4 }));
  }

  /** Subscribes. @returns what is granted */
  async subscribes(topic: string, qos: 0 | 1 | 2 = 0): Promise<number | 'closed'> {
    const messageId = this.#nextId++;
    this.sends({ cmd: 'subscribe', messageId, subscriptions: [{ topic, qos }] });
    const answer = await this.#answer(messageId);
    return answer === 'closed' ? answer : (answer.granted?.[0] as number);
  }

  /** Publishes, and waits until the broker has handled it. @returns the reason code of its answer, if there is any */
  async publishes(
    topic: string,
    payload: string,
    options: Fields = {},
  ): Promise<number | 'closed' | undefined> {
    const messageId = this.#nextId++;
    const { qos = 0 } = options;
    this.sends({ cmd: 'publish', topic, payload, qos, retain: false, dup: false, messageId, ...options });
    if (qos === 0) {
      await this.settles();
      return this.isClosed ? 'closed' : undefined;
    }
    const answer = await this.#answer(messageId);
    return answer === 'closed' ? answer : (answer.reasonCode ?? 0);
  }

  /** Waits until the broker has answered everything so far, or has closed the connection. */
  async settles(): Promise<void> {
    const pongs = this.#pongs;
    this.sends({ cmd: 'pingreq' });
    await until('PINGRESP', () => this.#pongs > pongs || this.isClosed);
  }

  /** Waits until everything has come that waits for it: with each acknowledgment, more may come. @returns how many messages came */
  async receivesAll(): Promise<number> {
    for (let before = -1; before < this.messages.length && !this.isClosed; ) {
      before = this.messages.length;
      await this.settles();
    }
    return this.messages.length;
  }

  /** Says DISCONNECT and goes. */
  async leaves(): Promise<void> {
    if (this.isClosed) return;
    this.sends({ cmd: 'disconnect' });
    this.stream.end();
    await until('the end of the connection', () => this.isClosed);
  }

  /** Goes without DISCONNECT. */
  drops(): void {
    this.stream.destroy();
  }

  async #answer(messageId: number): Promise<Answer | 'closed'> {
    const find = () => this.#answers.find((answer) => answer.messageId === messageId);
    return until('an acknowledgment', () => find() ?? (this.isClosed && 'closed'));
  }

  #take(packet: Packet): void {
    const { cmd, messageId } = packet;
    if (cmd === 'pingresp') this.#pongs++;
    else if (cmd === 'connack') this.#connack = packet as Answer;
    else if (cmd === 'publish') {
      this.messages.push(packet as unknown as Message);
      if (this.options.silent || packet.qos === 0) return;
      this.sends({ cmd: packet.qos === 1 ? 'puback' : 'pubrec', messageId });
    } else if (cmd === 'pubrel') this.sends({ cmd: 'pubcomp', messageId });
    else {
      if (cmd === 'pubrec' && !packet.reasonCode) this.sends({ cmd: 'pubrel', messageId });
      this.#answers.push(packet as unknown as Answer);
    }
  }
}

/** A connection, which is destroyed if there is none. */
async function openStream({ port, host = '127.0.0.1', tls, web }: ClientOptions): Promise<Duplex> {
  if (web) {
    const scheme = tls ? 'wss' : 'ws';
    const socket = new WebSocket(`${scheme}://${host}:${port}/mqtt`, 'mqtt', {
      headers: web,
      rejectUnauthorized: false,
    });
    const stream = createWebSocketStream(socket).on('error', () => stream.destroy());
    await Promise.race([once(socket, 'open'), once(socket, 'close')]).catch(() => undefined);
    return stream;
  }
  const stream = tls
    ? connectTls({ port, host, rejectUnauthorized: false, ...tls })
    : connectTcp({ port, host, noDelay: true });
  stream.on('error', () => undefined);
  await Promise.race([once(stream, tls ? 'secureConnect' : 'connect'), once(stream, 'close')]).catch(
    () => undefined,
  );
  return stream;
}
