import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Transport, TransportEvents } from './transport.js';

/** How long a client that does not read is waited for at the end, in milliseconds. */
const PATIENCE = 1000;
/** Status codes of a close, RFC 6455 section 7.4.1: normal, or a message that is not binary. */
const NORMAL = 1000;
const UNSUPPORTED = 1003;

/** What differs by release. */
export interface WebsocketRules {
  /** Whether messages of text are read as binary ones, against [MQTT-6.0.0-1] (callback_mqtt up to 2.0). */
  readonly takesText: boolean;
  /** Whether a close frame comes before the end of a connection (callback_mqtt up to 2.0 sends none). */
  readonly saysClose: boolean;
}

/** MQTT inside websockets: packets and messages need not begin and end together [MQTT-6.0.0-4]. */
export class WebsocketTransport implements Transport {
  constructor(
    private readonly websocket: WebSocket,
    private readonly socket: Duplex,
    private readonly rules: WebsocketRules,
    readonly address: string,
    readonly port: number,
    private readonly events: TransportEvents,
  ) {
    websocket.binaryType = 'nodebuffer';
    websocket.on('message', (data: Buffer, isBinary: boolean) => {
      // A message that was sent before the client got the close is ignored.
      if (websocket.readyState !== websocket.OPEN) return;
      if (isBinary || rules.takesText) events.data(data);
      else this.#close(UNSUPPORTED);
    });
    // A client that does not read the answers gets none.
    websocket.on('ping', (data: Buffer) => {
      if (this.pending === 0 && websocket.readyState === websocket.OPEN)
        websocket.pong(data, false, () => this.#sent());
    });
    // The library has sent the client the status code by now.
    websocket.on('error', () => this.#cutSoon());
    websocket.on('close', () => events.gone());
  }

  get pending(): number {
    return this.websocket.bufferedAmount;
  }

  write(bytes: Buffer): void {
    if (this.websocket.readyState !== this.websocket.OPEN) return;
    this.websocket.send(bytes, { binary: true }, () => this.#sent());
  }

  end(): void {
    if (this.rules.saysClose) this.#close(NORMAL);
    else this.#endSocket();
  }

  leave(): void {
    this.end();
  }

  destroy(): void {
    this.websocket.terminate();
  }

  pause(): void {
    this.websocket.pause();
  }

  resume(): void {
    this.websocket.resume();
  }

  #sent(): void {
    if (this.pending === 0) this.events.drain();
  }

  #close(code: number): void {
    this.websocket.close(code);
    this.#endSocket();
  }

  /** Ends the connection without waiting for the client's close: the reference closes its socket at once. */
  #endSocket(): void {
    this.socket.end();
    this.#cutSoon();
  }

  #cutSoon(): void {
    if (this.websocket.readyState === this.websocket.CLOSED) return;
    const timer = setTimeout(() => this.websocket.terminate(), PATIENCE);
    timer.unref();
    this.websocket.once('close', () => clearTimeout(timer));
  }
}
