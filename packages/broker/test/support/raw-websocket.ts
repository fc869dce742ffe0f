import type { Socket } from 'node:net';
import { openSocket } from './ways.js';

export const UPGRADE =
  'GET /mqtt HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
  'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: mqtt\r\n\r\n';

/** Opcodes of RFC 6455 section 5.2. */
export const CONTINUATION = 0;
export const TEXT = 1;
export const BINARY = 2;
export const PING = 9;

/** A frame's first bytes, whatever follows: 2 to 10 of them, and a mask that changes nothing. */
export function frameHead(opcode: number, length: number | bigint, { fin = true, mask = true } = {}): Buffer {
  const first = opcode | (fin ? 0x80 : 0);
  const masked = mask ? 0x80 : 0;
  const key = Buffer.alloc(mask ? 4 : 0);
  if (length < 126) return Buffer.concat([Buffer.from([first, masked | Number(length)]), key]);
  if (length < 65_536)
    return Buffer.concat([
      Buffer.from([first, masked | 126, Number(length) >> 8, Number(length) & 255]),
      key,
    ]);
  const long = Buffer.alloc(8);
  long.writeBigUInt64BE(BigInt(length));
  return Buffer.concat([Buffer.from([first, masked | 127]), long, key]);
}

/** A whole frame. */
export function frame(opcode: number, payload: Buffer, options = {}): Buffer {
  return Buffer.concat([frameHead(opcode, payload.length, options), payload]);
}

/** A socket on which bytes are sent as they are, and what came back. */
export class RawSocket {
  received = Buffer.alloc(0);
  closed = false;

  private constructor(readonly socket: Socket) {
    socket.on('data', (bytes) => {
      this.received = Buffer.concat([this.received, bytes]);
    });
    socket.on('close', () => {
      this.closed = true;
    });
  }

  static async open(port: number): Promise<RawSocket> {
    return new RawSocket(await openSocket(port));
  }

  /** One that has asked for a websocket and got it. */
  static async upgraded(port: number): Promise<RawSocket> {
    const raw = await RawSocket.open(port);
    raw.socket.write(UPGRADE);
    while (!raw.received.includes('\r\n\r\n')) await new Promise((done) => raw.socket.once('data', done));
    const end = raw.received.indexOf('\r\n\r\n') + 4;
    const head = raw.received.subarray(0, end).toString('latin1');
    if (!head.startsWith('HTTP/1.1 101 ')) throw new Error(`There is no websocket: ${head}`);
    raw.received = raw.received.subarray(end);
    return raw;
  }

  /** Sends the same again and again until the other side has had enough. @returns bytes sent */
  async flood(bytes: Buffer, most: number): Promise<number> {
    let sent = 0;
    while (!this.closed && !this.socket.destroyed && sent < most) {
      await new Promise((done) => this.socket.write(bytes, done));
      sent += bytes.length;
      await new Promise((done) => setImmediate(done));
    }
    return sent;
  }

  /** Everything that came, once the other side has closed. */
  async untilClosed(): Promise<Buffer> {
    if (!this.closed) await new Promise((done) => this.socket.once('close', done));
    return this.received;
  }
}

/** The code of the close frame that a server's bytes end with; undefined where they do not. */
export function closeCode(bytes: Buffer): number | undefined {
  const at = bytes.lastIndexOf(0x88);
  return at >= 0 && bytes.length >= at + 4 ? bytes.readUInt16BE(at + 2) : undefined;
}
