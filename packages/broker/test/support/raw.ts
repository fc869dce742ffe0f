import type { Duplex } from 'node:stream';
import type { Broker } from '../../src/index.js';

/** A broker that a client can connect to. */
export type Connectable = Pick<Broker, 'connect'>;

/** A client that sends bytes as they are, and keeps what comes back. */
export class RawClient {
  readonly stream: Duplex;
  /** Everything that came, in one. */
  received = Buffer.alloc(0);
  /** Whether the broker has ended the connection. */
  closed = false;

  constructor(broker: Connectable, listener?: string | number) {
    this.stream = broker.connect(listener);
    this.stream.on('data', (bytes: Buffer) => {
      this.received = Buffer.concat([this.received, bytes]);
    });
    this.stream
      .on('error', () => undefined)
      .on('close', () => {
        this.closed = true;
      });
    this.stream.on('end', () => this.stream.end());
  }

  send(...bytes: readonly number[]): this {
    this.stream.write(Buffer.from(bytes));
    return this;
  }

  /** What came once the broker has ended the connection. */
  async untilClosed(): Promise<number[]> {
    while (!this.closed) await this.#more();
    return [...this.received];
  }

  /** The next `length` bytes, which are not kept. */
  async next(length: number): Promise<number[]> {
    while (this.received.length < length && !this.closed) await this.#more();
    const bytes = [...this.received.subarray(0, length)];
    this.received = this.received.subarray(length);
    return bytes;
  }

  /** Whatever came by the time a ping is answered. */
  async untilPong(): Promise<number[]> {
    this.send(0xc0, 0);
    for (;;) {
      const { received } = this;
      if (received.length >= 2 && received.at(-2) === 0xd0 && received.at(-1) === 0) {
        this.received = Buffer.alloc(0);
        return [...received.subarray(0, -2)];
      }
      if (this.closed) return [...received];
      await this.#more();
    }
  }

  /** Resolves when something came, or the connection has ended, whatever the reason. */
  #more(): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        this.stream.off('data', done).off('close', done);
        resolve();
      };
      this.stream.once('data', done).once('close', done);
    });
  }
}

/** A text with its length in front. */
export const text = (value: string): number[] => [
  value.length >> 8,
  value.length & 0xff,
  ...Buffer.from(value),
];

export interface ConnectBytes {
  readonly level?: number;
  /** The connect flags: a clean start and nothing else by default. */
  readonly flags?: number;
  readonly properties?: readonly number[];
  readonly id?: string;
  /** What follows the client id. */
  readonly rest?: readonly number[];
}

/** A CONNECT shorter than 128 bytes; of 5.0 by default. */
export function connectBytes({
  level = 5,
  flags = 2,
  properties = [],
  id = 'raw',
  rest = [],
}: ConnectBytes = {}): number[] {
  const body = [
    ...text('MQTT'),
    level,
    flags,
    0,
    60,
    ...(level === 5 ? [properties.length, ...properties] : []),
    ...text(id),
    ...rest,
  ];
  return [0x10, body.length, ...body];
}

/** A client that is connected. */
export async function connected(
  broker: Connectable,
  options: ConnectBytes = {},
  listener?: string | number,
): Promise<RawClient> {
  const client = new RawClient(broker, listener);
  client.send(...connectBytes(options));
  await client.next(2);
  // The rest of the CONNACK, its length known by now; none of those here is longer than 127 bytes.
  await client.untilPong();
  return client;
}
