import type { WebSocket } from 'ws';
import type { Transport, TransportEvents } from './transport.js';

/** How long one who does not answer a close is waited for, in milliseconds. */
const PATIENCE = 1000;
/** What came is no binary message, RFC 6455 section 7.4.1. */
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
      // MQTT is never text [MQTT-6.0.0-1].
      if (isBinary) events.data(data);
      else websocket.close(UNSUPPORTED);
    });
    websocket.on('error', () => websocket.terminate());
    websocket.on('close', () => events.gone());
  }

  get pending(): number {
    return this.websocket.bufferedAmount;
  }

  write(bytes: Buffer): void {
    if (this.websocket.readyState !== this.websocket.OPEN) return;
    this.websocket.send(bytes, { binary: true }, () => {
      if (this.pending === 0) this.events.drain();
    });
  }

  end(): void {
    this.websocket.close(1000);
    const timer = setTimeout(() => this.websocket.terminate(), PATIENCE);
    timer.unref();
    this.websocket.once('close', () => clearTimeout(timer));
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
}
