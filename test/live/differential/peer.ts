import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { generate, type IConnectPacket, type Packet, parser } from 'mqtt-packet';

/** A client that sends just what it is told, answers what MQTT wants answered, and keeps all it gets. */
export class Peer {
  /** What came since it was last asked. */
  #received: Packet[] = [];
  #pings: (() => void)[] = [];
  /** Whether it leaves messages unacknowledged. */
  holds = false;

  private constructor(
    private readonly socket: Socket,
    private readonly version: 3 | 4 | 5,
  ) {
    const incoming = parser({ protocolVersion: version });
    incoming.on('packet', (packet: Packet) => this.#take(packet));
    incoming.on('error', (error: Error) => socket.destroy(error));
    socket.on('data', (bytes: Buffer) => incoming.parse(bytes));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      for (const done of this.#pings.splice(0)) done();
    });
  }

  static async open(port: number, packet: IConnectPacket): Promise<Peer> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    await once(socket, 'connect');
    const peer = new Peer(socket, packet.protocolVersion as 3 | 4 | 5);
    peer.send(packet);
    return peer;
  }

  get isOpen(): boolean {
    return !this.socket.destroyed && this.socket.readyState === 'open';
  }

  send(packet: Packet): void {
    if (this.isOpen) this.socket.write(generate(packet, { protocolVersion: this.version }));
  }

  /** Goes without a goodbye. */
  async drop(): Promise<void> {
    if (this.socket.destroyed) return;
    this.socket.destroy();
    await once(this.socket, 'close');
  }

  /** Resolves when the broker has answered everything sent before, or the connection is over. */
  ping(): Promise<void> {
    if (!this.isOpen) return Promise.resolve();
    return new Promise((resolve) => {
      this.#pings.push(resolve);
      this.send({ cmd: 'pingreq' });
    });
  }

  takeReceived(): Packet[] {
    return this.#received.splice(0);
  }

  #take(packet: Packet): void {
    if (packet.cmd === 'pingresp') {
      this.#pings.shift()?.();
      return;
    }
    this.#received.push(packet);
    const { messageId = 0 } = packet;
    if (packet.cmd === 'pubrec') this.send({ cmd: 'pubrel', messageId });
    if (this.holds) return;
    if (packet.cmd === 'publish' && packet.qos === 1) this.send({ cmd: 'puback', messageId });
    if (packet.cmd === 'publish' && packet.qos === 2) this.send({ cmd: 'pubrec', messageId });
    if (packet.cmd === 'pubrel') this.send({ cmd: 'pubcomp', messageId });
  }
}
