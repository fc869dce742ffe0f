import type { Duplex } from 'node:stream';
import { generate, type Packet, parser } from 'mqtt-packet';
import { packet, text } from '../live/differential/bytes.js';

/** What a client says of itself in its CONNECT. */
export interface ClientIdentity {
  readonly clientId: string;
  readonly username?: string;
  readonly password?: string;
  /** 4, MQTT 3.1.1, by default. */
  readonly version?: 3 | 4 | 5;
  /** Clean Session or Clean Start; true by default. */
  readonly clean?: boolean;
}

/** What each client publishes to. */
export const topics: readonly string[] = ['a', 'u/alice', 'c/c1'];

const SUBSCRIBED = 1;
const KEEP_ALIVE = 60;

/** A client waits this long for an answer, in milliseconds. The broker closes connections of clients that it denies. */
const PATIENCE = 5_000;

/** What became of a client. */
export interface Tried {
  /** What fixtures/policy/README.md calls an answer. */
  readonly answer: string;
  /** Disconnects. Resolves once the broker no longer counts the connection. */
  leave(): Promise<void>;
}

/**
 * Connects a client, and publishes to each topic if it may connect.
 * @param stream a connection to the broker
 */
export async function tryClient(stream: Duplex, client: ClientIdentity): Promise<Tried> {
  const { version: protocolVersion = 4 } = client;
  const packets = new Packets(stream, protocolVersion);
  const send = (packet: Packet) => stream.write(generate(packet, { protocolVersion }));
  const leave = async () => {
    if (stream.writable) send({ cmd: 'disconnect' });
    await packets.untilEnd();
    stream.destroy();
    if (!stream.closed) await new Promise((resolve) => stream.once('close', resolve));
  };
  stream.write(connectPacket(client));
  const connack = await packets.next();
  if (connack?.cmd !== 'connack') return { answer: 'x', leave };
  const code = connack.returnCode ?? connack.reasonCode;
  if (code !== 0) return { answer: String(code), leave };
  send({ cmd: 'subscribe', messageId: SUBSCRIBED, subscriptions: [{ topic: '#', qos: 0 }] });
  await packets.next();
  for (const [index, topic] of topics.entries()) {
    const messageId = SUBSCRIBED + 1 + index;
    send({ cmd: 'publish', messageId, topic, payload: 'x', qos: 1, dup: false, retain: false });
  }
  const got = await received(packets, topics.length, 'puback');
  // Releases before 2.0 deliver after they acknowledge, but never after they answer a second ping.
  for (let ping = 0; ping < 2; ping++) {
    send({ cmd: 'pingreq' });
    got.push(...(await received(packets, 1, 'pingresp')));
  }
  return { answer: `0 ${got.sort().join(',')}`, leave };
}

/** A CONNECT with whatever the client says, also what mqtt-packet does not write because no client should. */
function connectPacket({ clientId, username, password, version = 4, clean = true }: ClientIdentity): Buffer {
  const flags =
    (clean ? 0x02 : 0) | (username === undefined ? 0 : 0x80) | (password === undefined ? 0 : 0x40);
  const credentials = [username, password].filter((one) => one !== undefined).flatMap(text);
  return Buffer.from(
    packet(
      0x10,
      ...text(version === 3 ? 'MQIsdp' : 'MQTT'),
      ...[version, flags, 0, KEEP_ALIVE],
      ...(version === 5 ? [0] : []),
      ...text(clientId),
      ...credentials,
    ),
  );
}

/** The topics of the messages that come until a number of packets of another kind has come. */
async function received(packets: Packets, count: number, kind: Packet['cmd']): Promise<string[]> {
  const got: string[] = [];
  for (let seen = 0; seen < count; ) {
    const packet = await packets.next();
    if (packet === undefined) return [...got, '!closed'];
    if (packet.cmd === 'publish') got.push(packet.topic);
    else if (packet.cmd === kind) seen++;
  }
  return got;
}

/** The packets of a connection, one after the other. */
class Packets {
  readonly #waiting: Packet[] = [];
  #ended = false;
  #wake = () => {};

  constructor(
    private readonly stream: Duplex,
    protocolVersion: number,
  ) {
    const incoming = parser({ protocolVersion });
    incoming.on('packet', (packet: Packet) => {
      this.#waiting.push(packet);
      this.#wake();
    });
    incoming.on('error', () => this.#end());
    stream.on('data', (bytes: Buffer) => incoming.parse(bytes));
    for (const event of ['end', 'close', 'error']) stream.on(event, () => this.#end());
  }

  /** @returns undefined once the connection has ended, or if nothing comes */
  async next(): Promise<Packet | undefined> {
    const timer = setTimeout(() => this.#end(), PATIENCE);
    while (this.#waiting.length === 0 && !this.#ended && !this.stream.destroyed)
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    clearTimeout(timer);
    return this.#waiting.shift();
  }

  /** Resolves once the broker has closed the connection. */
  async untilEnd(): Promise<void> {
    while (!this.#ended && !this.stream.destroyed) await this.next();
  }

  #end(): void {
    this.#ended = true;
    this.#wake();
  }
}
