import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { generate, type Packet } from 'mqtt-packet';
import type { Broker } from '../../src/index.js';
import { PacketReader } from './packet-reader.js';
import type { Version } from './wire.js';

type Fields = Record<string, unknown>;

/** A CONNECT; of 5.0, with Clean Start, by default. */
export interface ConnectOptions {
  readonly version?: Version;
  readonly clean?: boolean;
  readonly keepalive?: number;
  readonly properties?: Fields;
  readonly will?: Fields;
  readonly username?: string;
}

/** A client that has connected, and whatever else it has received is forgotten. */
export async function connectedClient(
  broker: Broker,
  id: string,
  options?: ConnectOptions,
): Promise<ScriptedClient> {
  const client = await ScriptedClient.connects(broker, id, options);
  await client.receives();
  return client;
}

/** A client that sends packets, and shows each received one as a line: `PUBLISH a 'x' qos1 retain contentType=text`. */
export class ScriptedClient {
  #received: string[] = [];
  #pongs = 0;
  #isOver = false;

  private constructor(
    private readonly stream: Duplex,
    private readonly version: Version,
  ) {
    const incoming = new PacketReader(version, (packet) => {
      if (packet.cmd === 'pingresp') this.#pongs++;
      else this.#received.push(inWords(packet as Packet & Fields));
    });
    stream.on('data', (bytes: Buffer) => incoming.push(bytes));
    stream.on('error', () => undefined).on('end', () => stream.end());
    stream.on('close', () => {
      this.#isOver = true;
    });
  }

  /** Sends a CONNECT, which may be refused. @param listener the first by default */
  static async connects(
    broker: Broker,
    clientId: string,
    { version = 5, clean = true, keepalive = 0, ...more }: ConnectOptions = {},
    listener?: string | number,
  ): Promise<ScriptedClient> {
    const client = new ScriptedClient(broker.connect(listener), version);
    client.sends({
      cmd: 'connect',
      protocolId: version === 3 ? 'MQIsdp' : 'MQTT',
      protocolVersion: version,
      clientId,
      clean,
      keepalive,
      ...more,
    });
    return client;
  }

  sends(...packets: readonly Fields[]): this {
    for (const packet of packets)
      this.stream.write(generate(packet as unknown as Packet, { protocolVersion: this.version }));
    return this;
  }

  subscribes(filter: string, options: Fields = {}, properties: Fields = {}): this {
    const subscriptions = [{ topic: filter, qos: 0, ...options }];
    return this.sends({ cmd: 'subscribe', messageId: 1, subscriptions, properties });
  }

  publishes(topic: string, payload: string, options: Fields = {}): this {
    return this.sends({
      cmd: 'publish',
      topic,
      payload,
      messageId: 1,
      qos: 0,
      retain: false,
      dup: false,
      ...options,
    });
  }

  /** Everything it has received when a ping is answered; `closed` at the end if the broker has closed the connection. */
  async receives(): Promise<string[]> {
    const pongs = this.#pongs;
    if (!this.#isOver) this.sends({ cmd: 'pingreq' });
    while (this.#pongs === pongs && !this.#isOver)
      await Promise.race([once(this.stream, 'data'), once(this.stream, 'close')]);
    const received = this.#received;
    this.#received = [];
    return this.#isOver ? [...received, 'closed'] : received;
  }

  /** Closes the connection without a DISCONNECT, and waits until the broker has noticed. */
  async drops(broker: Broker): Promise<void> {
    const gone = broker.waitFor('disconnect');
    this.stream.destroy();
    await gone;
  }
}

/** A packet in a line, without values that are usual. */
function inWords(packet: Packet & Fields): string {
  const {
    cmd,
    topic,
    payload,
    qos,
    retain,
    dup,
    messageId,
    reasonCode,
    returnCode,
    granted,
    sessionPresent,
  } = packet;
  const words = [String(cmd).toUpperCase()];
  if (cmd === 'publish') {
    words.push(String(topic), `'${payload}'`);
    if (qos) words.push(`qos${qos}`);
    if (retain) words.push('retain');
    if (dup) words.push('dup');
  } else if (messageId !== undefined) {
    words.push(String(messageId));
  }
  const code = reasonCode ?? returnCode;
  if (cmd === 'connack' || code) words.push(String(code));
  if (granted) words.push(String(granted));
  if (sessionPresent) words.push('present');
  for (const [name, value] of Object.entries(packet.properties ?? {}))
    words.push(
      `${name}=${typeof value === 'object' && !Buffer.isBuffer(value) ? JSON.stringify(value) : value}`,
    );
  return words.join(' ');
}
