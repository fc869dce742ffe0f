import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { generate, type Packet } from 'mqtt-packet';
import { PacketReader } from './packet-reader.js';
import type { Version } from './wire.js';

/** A connection of a bridge at a scripted broker. */
export class RemoteConnection {
  readonly #packets: Packet[] = [];
  #wake: (() => void) | undefined;
  isOver = false;

  constructor(
    private readonly socket: Socket,
    private readonly version: Version,
  ) {
    const incoming = new PacketReader(version, (packet) => {
      this.#packets.push(packet);
      this.#wake?.();
    });
    socket.on('data', (bytes: Buffer) => incoming.push(bytes));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.isOver = true;
      this.#wake?.();
    });
  }

  /** The next packet. @throws Error if the connection ends first */
  async next(): Promise<Record<string, unknown>> {
    while (this.#packets.length === 0) {
      if (this.isOver) throw new Error('The bridge has closed the connection.');
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.#packets.shift() as unknown as Record<string, unknown>;
  }

  /** The next packets of a kind; others are left out. */
  async nextOf(cmd: string): Promise<Record<string, unknown>> {
    for (;;) {
      const packet = await this.next();
      if (packet.cmd === cmd) return packet;
    }
  }

  sends(packet: Record<string, unknown>): void {
    this.socket.write(generate(packet as unknown as Packet, { protocolVersion: this.version }));
  }

  sendsBytes(hex: string): void {
    this.socket.write(Buffer.from(hex, 'hex'));
  }

  /** Accepts the bridge. @returns its CONNECT */
  async accepts(properties: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
    const connect = await this.next();
    const code = this.version === 5 ? { reasonCode: 0, properties } : { returnCode: 0 };
    this.sends({ cmd: 'connack', sessionPresent: false, ...code });
    return connect;
  }

  /** Ends the connection without a DISCONNECT. */
  cut(): void {
    this.socket.destroy();
  }

  async ends(): Promise<void> {
    if (!this.isOver) await once(this.socket, 'close');
  }
}

/** A broker on loopback that does what a test says. */
export class Remote {
  readonly #connections: RemoteConnection[] = [];
  #wake: (() => void) | undefined;

  private constructor(
    private readonly server: Server,
    version: Version,
  ) {
    server.on('connection', (socket: Socket) => {
      this.#connections.push(new RemoteConnection(socket, version));
      this.#wake?.();
    });
  }

  static async listens(version: Version = 4): Promise<Remote> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Remote(server, version);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** The next connection of a bridge. */
  async connection(): Promise<RemoteConnection> {
    while (this.#connections.length === 0) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.#connections.shift() as RemoteConnection;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.server.close();
    for (const connection of this.#connections) connection.cut();
  }
}
