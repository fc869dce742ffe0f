import { once } from 'node:events';
import { connect as open } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { IConnectPacket } from 'mqtt-packet';
import { PacketReader } from '../../../packages/broker/test/support/packet-reader.js';
import { Peer } from './peer.js';
import { Received } from './received.js';
import type { Setup } from './settings.js';

/** What each client got in a step, and whether it is still connected. */
export type Got = Readonly<Record<string, readonly unknown[]>>;

/** Who connects where. */
interface Attempt {
  readonly client: number;
  readonly listener: number;
}

/** Clients on one broker, while a script is played. */
export class Stage {
  readonly #peers = new Map<number, Peer>();
  readonly #ids = new Map<number, number>();
  /** Who was there in this step and is no more, by what they are called. */
  #gone = new Map<string, Peer>();
  #strangers: unknown[] = [];
  /** Milliseconds since the last step that was meant to take time, and the most of them. */
  #active = 0;
  #slowest = 0;

  /** @param ports of both listeners */
  constructor(
    private readonly ports: readonly number[],
    private readonly setup: Setup,
  ) {}

  /**
   * Whether the script took so long, without the steps that are meant to take time, that something that lasts a second may have ended
   * at one broker and not at another.
   */
  get isSlow(): boolean {
    return this.#slowest > SECOND;
  }

  /** Plays a script. @param perform does one step of it @returns what came in each step */
  async play<S>(steps: readonly S[], perform: (step: S, stage: Stage) => Promise<void>): Promise<Got[]> {
    const all: Got[] = [];
    try {
      for (const step of steps) {
        const start = performance.now();
        await perform(step, this);
        await pause(BREATH);
        await this.#settle();
        all.push(this.#take());
        const took = performance.now() - start;
        // A step that takes so long lets everything end that lasts a second.
        this.#active = took > LONG_WAIT ? 0 : this.#active + took;
        this.#slowest = Math.max(this.#slowest, this.#active);
      }
    } finally {
      for (const peer of this.#peers.values()) await peer.drop();
    }
    return all;
  }

  /** A client that is connected. */
  peer(client: number): Peer | undefined {
    const peer = this.#peers.get(client);
    return peer?.isOpen ? peer : undefined;
  }

  /** Whether clients of a listener go by their usernames. */
  namesClients(listener: number): boolean {
    return this.setup.listeners[listener]?.includes('use_username_as_clientid true') ?? false;
  }

  nextId(client: number): number {
    const id = (this.#ids.get(client) ?? 0) + 1;
    this.#ids.set(client, id);
    return id;
  }

  /** Lets a client in; if it is there already, it is there twice for a moment. */
  async enter({ client, listener }: Attempt, packet: IConnectPacket): Promise<void> {
    const before = this.#peers.get(client);
    const peer = await Peer.open(this.ports[listener] as number, packet, before);
    await peer.ping();
    if (before) {
      await before.ping();
      this.#gone.set(`${client} before`, before);
    }
    this.#peers.set(client, peer);
  }

  async drop(client: number): Promise<void> {
    await this.#peers.get(client)?.drop();
    await pause(NOTICED);
  }

  /** Sends bytes on a connection of their own, and keeps those that come back. */
  async stranger(listener: 0 | 1, bytes: Buffer): Promise<void> {
    const socket = open({ port: this.ports[listener] as number, host: '127.0.0.1', noDelay: true });
    const chunks: Buffer[] = [];
    socket.on('error', () => undefined).on('data', (chunk) => chunks.push(chunk));
    await once(socket, 'connect');
    const closed = new Promise((resolve) => socket.once('close', () => resolve(true)));
    socket.write(bytes);
    const isClosed = await Promise.race([closed, pause(PATIENCE, false)]);
    socket.destroy();
    this.#strangers.push(...packetsIn(Buffer.concat(chunks)), isClosed ? 'closed' : 'open');
  }

  /** QoS 2 goes to and fro twice, on either side of the broker, and what waits follows what is done. */
  async #settle(): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const before = this.#count();
      for (const peer of this.#peers.values()) await peer.ping();
      for (const peer of this.#peers.values()) await peer.answer();
      if (round > 0 && this.#count() === before) return;
    }
  }

  #count(): number {
    return [...this.#peers.values()].reduce((sum, { received }) => sum + received.count, 0);
  }

  #take(): Got {
    const all = new Map([
      ...this.#gone,
      ...[...this.#peers].map(([client, peer]) => [`${client}`, peer] as const),
    ]);
    this.#gone = new Map();
    const got: Record<string, unknown[]> = {};
    for (const [name, peer] of all) got[name] = [...peer.received.take(), ...(peer.isOpen ? [] : ['closed'])];
    if (this.#strangers.length > 0) got.stranger = this.#strangers.splice(0);
    return got;
  }
}

/**
 * Before anything else is sent, in milliseconds: a broker that closes a connection on which more is coming resets it, and
 * what it said last may be lost.
 */
const BREATH = 3;
/** Until a broker has noticed that a connection is lost, in milliseconds. */
const NOTICED = 20;
/** How long a stranger waits to be sent away, in milliseconds. */
const PATIENCE = 100;
const MOST_ROUNDS = 200;
/** The shortest time that sessions, wills and messages last, with room for the step that ends it; in milliseconds. */
const SECOND = 900;
/** Less than a step that waits, in milliseconds. */
const LONG_WAIT = 3000;

/** What a broker sends to a client whose version of MQTT is unclear: a short CONNACK is one from before 5.0. */
function packetsIn(bytes: Buffer): object[] {
  const received = new Received(undefined);
  new PacketReader(bytes[1] === 2 ? 4 : 5, (packet) => received.add(packet)).push(bytes);
  return received.take();
}
