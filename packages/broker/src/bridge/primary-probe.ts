import type { Socket } from 'node:net';
import type { RemoteAddress } from './address-list.js';
import { type DialOptions, dial } from './dial.js';

/** Tries whether the first address of a bridge answers, while the bridge is connected to another one (bridge_check). */
export class PrimaryProbe {
  #socket: Socket | undefined;

  get isUnderway(): boolean {
    return this.#socket !== undefined;
  }

  /** @param onResult called with whether it answers, unless the probe is stopped */
  start(address: RemoteAddress, options: DialOptions, onResult: (answers: boolean) => void): void {
    // TLS is left for the connection itself.
    const socket = dial(address, { ...options, tls: undefined });
    this.#socket = socket;
    const end = (answers: boolean) => {
      socket.destroy();
      if (this.#socket !== socket) return;
      this.#socket = undefined;
      onResult(answers);
    };
    socket.once('connect', () => end(true));
    socket.on('error', () => end(false));
  }

  stop(): void {
    this.#socket?.destroy();
    this.#socket = undefined;
  }
}
