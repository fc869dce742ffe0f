import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';

/** Carries the bytes of one client: over TCP, TLS, a unix socket, websockets, or in memory. */
export interface Transport {
  /** Bytes that were written and are not sent yet. */
  readonly pending: number;
  /** Sends bytes, which must not be changed afterwards. */
  write(bytes: Buffer): void;
  /** Closes once everything is sent, or after a while if the client does not read. */
  end(): void;
  /** Closes in the same way, for a client that has said that it sends nothing more. */
  leave(): void;
  destroy(): void;
  pause(): void;
  resume(): void;
  /** Address and port of the client, as the log shows them. */
  readonly address: string;
  readonly port: number;
}

/** What a transport reports to its connection. */
export interface TransportEvents {
  data(bytes: Buffer): void;
  /** All that was written is sent. */
  drain(): void;
  /** The transport is closed. */
  gone(): void;
}

/** How long a client that does not read is waited for at the end, in milliseconds. */
const PATIENCE = 1000;

/** A transport over a stream: a socket, or one end of a pair in memory. */
export class StreamTransport implements Transport {
  readonly #written: () => void;

  constructor(
    private readonly stream: Duplex,
    readonly address: string,
    readonly port: number,
    events: TransportEvents,
  ) {
    stream.on('data', (bytes: Buffer) => events.data(bytes));
    // The event `drain` is emitted only after the stream's buffer was full.
    this.#written = () => {
      if (stream.writableLength === 0 && !stream.destroyed) events.drain();
    };
    // A client that closes its side ends the connection: MQTT is not used half closed. It is gone at once: what others have sent
    // since is not for it, although the stream is closed only at the end of this turn of the event loop.
    const end = () => {
      events.gone();
      stream.destroy();
    };
    stream.on('end', end);
    stream.on('error', end);
    stream.on('close', () => events.gone());
  }

  get pending(): number {
    return this.stream.writableLength;
  }

  write(bytes: Buffer): void {
    if (this.stream.writable) this.stream.write(bytes, this.#written);
  }

  end(): void {
    if (this.stream.destroyed) return;
    this.stream.end();
    if (this.stream.writableLength === 0) {
      this.stream.destroySoon?.();
      return;
    }
    const timer = setTimeout(() => this.stream.destroy(), PATIENCE);
    timer.unref();
    this.stream.once('finish', () => this.stream.destroy()).once('close', () => clearTimeout(timer));
  }

  leave(): void {
    // To close a socket is enough where nothing is left to write: a shutdown before it costs a sixth of a short connection.
    if (isPlainSocket(this.stream) && this.pending === 0) this.stream.destroy();
    else this.end();
  }

  destroy(): void {
    this.stream.destroy();
  }

  pause(): void {
    this.stream.pause();
  }

  resume(): void {
    this.stream.resume();
  }
}

/** TLS has an alert that ends it, and a pair in memory is not a socket. */
function isPlainSocket(stream: Duplex): boolean {
  return stream instanceof Socket && !(stream instanceof TLSSocket);
}

declare module 'node:stream' {
  interface Duplex {
    /** Of sockets: destroys once everything is written. */
    destroySoon?(): void;
  }
}
