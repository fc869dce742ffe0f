import type { Duplex } from 'node:stream';
import type { Packet } from 'mqtt-packet';
import { bytesOf, connecting, listen } from './wire.js';

/** How often it publishes, in milliseconds. */
const INTERVAL = 10;
const TOPIC = 'steady/beat';

/**
 * A client that publishes to itself all the while something else happens: it shows whether others lose messages, and how long
 * they wait.
 */
export class SteadyClient {
  readonly #packets: Packet[];
  readonly #sentAt: number[] = [];
  readonly #timer: NodeJS.Timeout;
  #seen = 0;
  #longest = 0;

  private constructor(private readonly end: Duplex) {
    this.#packets = listen(end, 4);
    end.write(connecting('steady', 4));
    end.write(bytesOf({ cmd: 'subscribe', messageId: 1, subscriptions: [{ topic: TOPIC, qos: 0 }] }, 4));
    end.on('data', () => this.#read());
    this.#timer = setInterval(() => this.#publish(), INTERVAL);
  }

  /** @param end of a connection on which nothing was sent yet */
  static on(end: Duplex): SteadyClient {
    return new SteadyClient(end);
  }

  /** Waits for what is on its way. @returns the longest that a message took, in milliseconds @throws Error if one is missing */
  async leave(): Promise<number> {
    clearInterval(this.#timer);
    const until = Date.now() + 5000;
    while (this.#seen < this.#sentAt.length && !this.end.destroyed && Date.now() < until)
      await new Promise((resolve) => setTimeout(resolve, INTERVAL));
    this.end.destroy();
    if (this.#seen !== this.#sentAt.length)
      throw new Error(`Of ${this.#sentAt.length} messages another client got ${this.#seen}.`);
    return this.#longest;
  }

  #publish(): void {
    const payload = `${this.#sentAt.length}`;
    this.#sentAt.push(performance.now());
    this.end.write(bytesOf({ cmd: 'publish', topic: TOPIC, payload, qos: 0, dup: false, retain: false }, 4));
  }

  #read(): void {
    for (const packet of this.#packets.splice(0)) {
      if (packet.cmd !== 'publish') continue;
      if (String(packet.payload) !== `${this.#seen}`)
        throw new Error(`Another client got ${packet.payload} in the place of ${this.#seen}.`);
      this.#longest = Math.max(this.#longest, performance.now() - this.#sentAt[this.#seen++]!);
    }
  }
}
