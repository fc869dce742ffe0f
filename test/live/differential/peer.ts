import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { generate, type IConnectPacket, type Packet } from 'mqtt-packet';
import { PacketReader } from '../../../packages/broker/test/support/packet-reader.js';
import { Received } from './received.js';

/** How long a broker may take for an answer, in milliseconds. */
const PATIENCE = 5000;

/** A client that sends just what it is told, answers what MQTT wants answered, and keeps all it gets. */
export class Peer {
  /** What came since it was last asked. */
  readonly received: Received;
  #pings: (() => void)[] = [];
  /** What it answers next. */
  #due: Packet[] = [];
  /** What it has not answered yet, as it was told to hold back. */
  #unanswered: Packet[] = [];
  #holds = false;
  /** The broker does not answer any more: it may wait for the rest of a packet. */
  #isSilent = false;

  private constructor(
    private readonly socket: Socket,
    readonly version: 3 | 4 | 5,
    before: Peer | undefined,
  ) {
    this.received = new Received(before?.received);
    const incoming = new PacketReader(version, (packet) => this.#take(packet));
    socket.on('data', (bytes: Buffer) => incoming.push(bytes));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      for (const done of this.#pings.splice(0)) done();
    });
  }

  /** @param before who had the same id */
  static async open(port: number, packet: IConnectPacket, before: Peer | undefined): Promise<Peer> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    await once(socket, 'connect');
    const peer = new Peer(socket, packet.protocolVersion as 3 | 4 | 5, before);
    peer.sendPacket(packet);
    return peer;
  }

  get isOpen(): boolean {
    return !this.socket.destroyed && this.socket.readyState === 'open';
  }

  sendPacket(packet: object): void {
    this.sendPackets([packet]);
  }

  /** All at once: the broker may go away after the first of them. */
  sendPackets(packets: readonly object[]): void {
    this.sendBytes(Buffer.concat(packets.map((packet) => this.#encode(packet as Packet))));
  }

  sendBytes(bytes: Uint8Array): void {
    if (this.isOpen) this.socket.write(bytes);
  }

  /** Goes without a goodbye. */
  async drop(): Promise<void> {
    if (this.socket.destroyed) return;
    this.socket.destroy();
    await once(this.socket, 'close');
  }

  /**
   * Answers what came. Everything that came before is received first and answered in one write: the order of other
   * packets on the way would depend on the timing.
   */
  async answer(): Promise<void> {
    await this.ping();
    for (const packet of this.#due.splice(0)) this.#answer(packet, 0);
    await this.ping();
  }

  /** Resolves when the broker has answered everything sent before, the connection is over, or the broker says nothing any more. */
  ping(): Promise<void> {
    if (!this.isOpen || this.#isSilent) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#isSilent = true;
        this.received.becomesSilent();
        resolve();
      }, PATIENCE);
      this.#pings.push(() => {
        clearTimeout(timer);
        resolve();
      });
      this.sendPacket({ cmd: 'pingreq' });
    });
  }

  /** Leaves what comes unanswered from now on, or answers all of it. */
  hold(holds: boolean): void {
    this.#holds = holds;
    if (!holds) this.#due.push(...this.#unanswered.splice(0));
  }

  /** Answers one of those packets that it left unanswered. */
  answerOne(which: 'first' | 'last', reason: number): void {
    const packet = which === 'first' ? this.#unanswered.shift() : this.#unanswered.pop();
    if (packet) this.#answer(packet, reason);
  }

  #take(packet: Packet): void {
    if (packet.cmd === 'pingresp') {
      this.#pings.shift()?.();
      return;
    }
    this.received.add(packet);
    const { cmd } = packet;
    const waits =
      (cmd === 'publish' && packet.qos > 0) ||
      (cmd === 'pubrec' && Number(packet.reasonCode ?? 0) < 0x80) ||
      cmd === 'pubrel';
    if (!waits) return;
    if (this.#holds) this.#unanswered.push(packet);
    else this.#due.push(packet);
  }

  #encode(packet: Packet): Buffer {
    const bytes = generate(packet, { protocolVersion: this.version });
    if (bytes.length === 0) throw new Error(`mqtt-packet makes nothing of ${JSON.stringify(packet)}`);
    return bytes;
  }

  #answer(packet: Packet, reasonCode: number): void {
    const { messageId } = packet;
    const reason = this.version === 5 && reasonCode > 0 ? { reasonCode } : {};
    if (packet.cmd === 'publish')
      this.sendPacket({ cmd: packet.qos === 1 ? 'puback' : 'pubrec', messageId, ...reason });
    else this.sendPacket({ cmd: packet.cmd === 'pubrec' ? 'pubrel' : 'pubcomp', messageId });
  }
}
