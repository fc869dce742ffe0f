import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { generate, type Packet } from 'mqtt-packet';
import type { Broker } from '../../src/index.js';
import { PacketReader } from './packet-reader.js';
import type { Version } from './wire.js';

type Told = Record<string, unknown>;

/** What a client says to come in; of 5.0, begun anew, by default. */
export interface Coming {
  readonly version?: Version;
  readonly clean?: boolean;
  readonly keepalive?: number;
  readonly properties?: Told;
  readonly will?: Told;
  readonly username?: string;
}

/** A client that says packets, and hears packets, each in a line: `PUBLISH a 'x' qos1 retain contentType=text`. */
export class Talker {
  #heard: string[] = [];
  #pongs = 0;
  #isOver = false;

  private constructor(
    private readonly stream: Duplex,
    private readonly version: Version,
  ) {
    const incoming = new PacketReader(version, (packet) => {
      if (packet.cmd === 'pingresp') this.#pongs++;
      else this.#heard.push(inWords(packet as Packet & Told));
    });
    stream.on('data', (bytes: Buffer) => incoming.push(bytes));
    stream.on('error', () => undefined).on('end', () => stream.end());
    stream.on('close', () => {
      this.#isOver = true;
    });
  }

  /** Connects, in or not. @param listener the first by default */
  static async comes(
    broker: Broker,
    clientId: string,
    { version = 5, clean = true, keepalive = 0, ...more }: Coming = {},
    listener?: string | number,
  ): Promise<Talker> {
    const talker = new Talker(broker.connect(listener), version);
    talker.says({
      cmd: 'connect',
      protocolId: version === 3 ? 'MQIsdp' : 'MQTT',
      protocolVersion: version,
      clientId,
      clean,
      keepalive,
      ...more,
    });
    return talker;
  }

  says(...packets: readonly Told[]): this {
    for (const packet of packets)
      this.stream.write(generate(packet as unknown as Packet, { protocolVersion: this.version }));
    return this;
  }

  subscribes(filter: string, options: Told = {}, properties: Told = {}): this {
    const subscriptions = [{ topic: filter, qos: 0, ...options }];
    return this.says({ cmd: 'subscribe', messageId: 1, subscriptions, properties });
  }

  publishes(topic: string, payload: string, options: Told = {}): this {
    return this.says({
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

  /** Everything it has heard by the time a ping is answered; `closed` at the end, where the broker has closed. */
  async hears(): Promise<string[]> {
    const pongs = this.#pongs;
    if (!this.#isOver) this.says({ cmd: 'pingreq' });
    while (this.#pongs === pongs && !this.#isOver)
      await Promise.race([once(this.stream, 'data'), once(this.stream, 'close')]);
    const heard = this.#heard;
    this.#heard = [];
    return this.#isOver ? [...heard, 'closed'] : heard;
  }

  /** Is gone without a word, and the broker knows. */
  async drops(broker: Broker): Promise<void> {
    const gone = broker.waitFor('disconnect');
    this.stream.destroy();
    await gone;
  }
}

/** Says what a packet says, without what goes without saying. */
function inWords(packet: Packet & Told): string {
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
