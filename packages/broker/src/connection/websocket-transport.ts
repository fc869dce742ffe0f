import type { WebSocket } from 'ws';
import type { Transport, TransportEvents } from './transport.js';

/** How long one who does not answer a close is waited for, in milliseconds. */
const PATIENCE = 1000;
/** Why a side closes, RFC 6455 section 7.4.1: all is done, or what came is no binary message. */
const NORMAL = 1000;
const UNSUPPORTED = 1003;

/** MQTT inside websockets: packets and messages need not begin and end together [MQTT-6.0.0-4]. */
export class WebsocketTransport implements Transport {
  constructor(
    private readonly websocket: WebSocket,
    readonly address: string,
    readonly port: number,
    private readonly events: TransportEvents,
  ) {
    websocket.binaryType = 'nodebuffer';
    websocket.on('message', (data: Buffer, isBinary: boolean) => {
      // What was on its way when we said goodbye does not count.
      if (websocket.readyState !== websocket.OPEN) return;
      // MQTT is never text [MQTT-6.0.0-1].
      if (isBinary) events.data(data);
      else this.#leave(UNSUPPORTED);
    });
    // Those who ask without reading the answers get none.
    websocket.on('ping', (data: Buffer) => {
      if (this.pending === 0 && websocket.readyState === websocket.OPEN)
        websocket.pong(data, false, () => this.#sent());
    });
    // A client at fault has been told by now which fault it is.
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
    this.#leave(NORMAL);
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

  #leave(code: number): void {
    this.websocket.close(code);
    this.#cutSoon();
  }

  #cutSoon(): void {
    if (this.websocket.readyState === this.websocket.CLOSED) return;
    const timer = setTimeout(() => this.websocket.terminate(), PATIENCE);
    timer.unref();
    this.websocket.once('close', () => clearTimeout(timer));
  }
}
