import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TLSSocket, type TlsOptions } from 'node:tls';
import { generate, type IConnectPacket, type Packet } from 'mqtt-packet';
import { PacketReader } from '../../packages/broker/test/support/packet-reader.js';
import { until } from './patience.js';

/** A connection of a bridge, seen from the other broker. It answers what MQTT wants answered, and keeps all it gets. */
class FarConnection {
  readonly packets: Packet[] = [];
  #version: 3 | 4 | 5 = 4;
  #reader = new PacketReader(4, (packet) => this.#take(packet));

  constructor(
    readonly socket: Socket,
    private readonly options: FarOptions,
  ) {
    socket.on('data', (bytes: Buffer) => this.#reader.push(bytes));
    socket.on('error', () => undefined).on('end', () => socket.destroy());
  }

  get isOver(): boolean {
    return this.socket.destroyed;
  }

  /** Of a connection with TLS. */
  get tls(): TLSSocket {
    return this.socket as TLSSocket;
  }

  /** Its CONNECT. */
  get connect(): Promise<IConnectPacket> {
    return this.packet('connect') as Promise<IConnectPacket>;
  }

  /** The first packet of a kind. */
  async packet<C extends Packet['cmd']>(cmd: C): Promise<Extract<Packet, { cmd: C }>> {
    const isIt = (packet: Packet): packet is Extract<Packet, { cmd: C }> => packet.cmd === cmd;
    return until(`${cmd} at the far end of the bridge`, () => this.packets.find(isIt));
  }

  /** The messages that came, as `TOPIC=PAYLOAD`. */
  get texts(): readonly string[] {
    return this.packets.flatMap((packet) =>
      packet.cmd === 'publish' ? `${packet.topic}=${packet.payload}` : [],
    );
  }

  sends(packet: object): void {
    this.socket.write(generate(packet as Packet, { protocolVersion: this.#version }));
  }

  /** Cuts the connection. */
  cut(): void {
    this.socket.destroy();
  }

  #take(packet: Packet): void {
    this.packets.push(packet);
    const { cmd, messageId } = packet;
    if (cmd === 'connect') {
      this.#version = packet.protocolVersion as 3 | 4 | 5;
      this.#reader = new PacketReader(this.#version, (next) => this.#take(next));
      const { properties = {} } = this.options;
      const code = this.#version === 5 ? { reasonCode: 0, properties } : { returnCode: 0 };
      this.sends({ cmd: 'connack', sessionPresent: false, ...code });
    } else if (cmd === 'subscribe')
      this.sends({ cmd: 'suback', messageId, granted: packet.subscriptions.map(({ qos }) => qos) });
    else if (cmd === 'unsubscribe')
      this.sends({ cmd: 'unsuback', messageId, granted: packet.unsubscriptions.map(() => 0) });
    else if (cmd === 'pingreq') this.sends({ cmd: 'pingresp' });
    else if (cmd === 'publish' && packet.qos > 0)
      this.sends({ cmd: packet.qos === 1 ? 'puback' : 'pubrec', messageId });
    else if (cmd === 'pubrel') this.sends({ cmd: 'pubcomp', messageId });
  }
}

/** What another broker is like. */
export interface FarOptions {
  /** It speaks TLS. */
  readonly tls?: TlsOptions;
  /** It speaks TLS with this key, in hexadecimal digits, which it shares with every client. */
  readonly psk?: string;
  /** Its address; 127.0.0.1 by default. */
  readonly host?: string;
  /** Properties of its CONNACK. */
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** Another broker, to which a bridge connects. */
export class FarEnd {
  readonly connections: FarConnection[] = [];
  /** TLS handshakes that failed. */
  failures = 0;
  /** The identities of those that share a key with it. */
  readonly identities: string[] = [];
  #server: Server | undefined;

  constructor(readonly port: number) {}

  async listens(options: FarOptions = {}): Promise<this> {
    const accept = (socket: Socket) => void this.connections.push(new FarConnection(socket, options));
    const tls = options.psk === undefined ? options.tls : this.#shares(options.psk);
    const server = tls ? createTlsServer(tls, accept) : createServer(accept);
    server.on('tlsClientError', () => this.failures++);
    server.listen(this.port, options.host ?? '127.0.0.1');
    await once(server, 'listening');
    this.#server = server;
    return this;
  }

  #shares(psk: string): TlsOptions {
    return {
      ciphers: 'PSK',
      maxVersion: 'TLSv1.2',
      pskCallback: (_, identity) => {
        this.identities.push(identity);
        return Buffer.from(psk, 'hex');
      },
    };
  }

  /** The connection with this number, from 0. */
  async connection(number = 0): Promise<FarConnection> {
    return until(`connection ${number + 1} at the far end`, () => this.connections[number]);
  }

  /** The first connection; undefined if the handshake of TLS fails. */
  async secured(): Promise<FarConnection | undefined> {
    await until('a TLS handshake', () => this.connections.length + this.failures > 0);
    return this.connections[0];
  }

  close(): void {
    this.#server?.close();
    for (const connection of this.connections) connection.cut();
  }
}
