import type { Release } from '@mosquitto-conf/config';
import type { Door } from './listeners/door.js';
import { type ListenerContext, type OpenListener, openListener } from './listeners/open-listener.js';
import { listenerUrl } from './testing/listener-url.js';

/** A listener of a running broker, which can be stopped and started. */
export class BrokerListener {
  #open: OpenListener | undefined;
  #port: number;

  /** @param port 0 for any that is free */
  constructor(
    readonly door: Door,
    port: number,
    private readonly release: Release,
    private readonly context: ListenerContext,
    private readonly disconnect: (door: Door) => void,
  ) {
    this.#port = port;
  }

  /** Its port in the configuration, or the path of its socket. */
  get name(): string {
    return this.door.name;
  }

  /** The port in the configuration; 0 for a unix socket. */
  get configuredPort(): number {
    return this.door.listener.port;
  }

  /** The port it has, which is another one where free ports were asked for; 0 for a unix socket. */
  get port(): number {
    return this.#port;
  }

  /** Where clients connect to: `mqtt://…`, `mqtts://…`, `ws://…`, `wss://…` or `mqtt+unix://…`. */
  get url(): string {
    return listenerUrl(this.door.listener, this.#port, this.release);
  }

  get isOpen(): boolean {
    return this.#open !== undefined;
  }

  /** Accepts clients, at the port it had before. @throws Error where that cannot be had */
  async start(): Promise<void> {
    if (this.#open) return;
    this.#open = await openListener(this.door, this.#port, this.context);
    this.#port = this.#open.port;
  }

  /** Accepts nobody any more, and disconnects those who came in here. */
  async stop(): Promise<void> {
    const open = this.#open;
    this.#open = undefined;
    const closing = open?.close();
    this.disconnect(this.door);
    await closing;
  }

  /** Reads certificates again, where it has any. */
  reload(): void {
    this.#open?.reload?.();
  }

  /** Whether a person who says `which` means this one. */
  isNamed(which: string | number): boolean {
    const name = String(which);
    return name === this.name || (this.#port > 0 && name === String(this.#port));
  }
}
