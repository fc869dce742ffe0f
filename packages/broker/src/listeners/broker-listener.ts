import type { Place } from '@mosquitto-conf/config';
import { listenerUrl } from '../testing/listener-url.js';
import type { ListenerContext } from './accept.js';
import type { ListenerState } from './listener-state.js';
import { type OpenListener, openListener } from './open-listener.js';

/** A listener of a running broker, which can be stopped and started. */
export class BrokerListener {
  #open: OpenListener | undefined;
  #port: number;

  /** @param port 0 for any that is free */
  constructor(
    /** @internal */
    readonly state: ListenerState,
    port: number,
    private readonly context: ListenerContext,
    private readonly disconnect: (listener: ListenerState) => void,
  ) {
    this.#port = port;
  }

  /** Its port in the configuration, or the path of its socket. */
  get name(): string {
    return this.state.name;
  }

  /** The port in the configuration; 0 for a unix socket. */
  get configuredPort(): number {
    return this.state.port;
  }

  /** Its line in the configuration; undefined for a listener that no line begins. */
  get configuredAt(): Place | undefined {
    return this.state.policy.listener.place;
  }

  /** The port it has, which differs from the configured one with `ports: 'ephemeral'`; 0 for a unix socket. */
  get port(): number {
    return this.#port;
  }

  /**
   * Where clients connect to: `mqtt://…`, `mqtts://…`, `ws://…`, `wss://…` or `mqtt+unix://…`; for the HTTP API `http://…` or
   * `https://…`.
   */
  get url(): string {
    return listenerUrl(this.state, this.#port);
  }

  get isOpen(): boolean {
    return this.#open !== undefined;
  }

  /** Accepts clients, at the port it had before. @throws Error if that port cannot be used */
  async start(): Promise<void> {
    if (this.#open) return;
    this.#open = await openListener(this.state, this.#port, this.context);
    this.#port = this.#open.port;
  }

  /** Stops accepting clients, and disconnects those that are connected to it. */
  async stop(): Promise<void> {
    const open = this.#open;
    this.#open = undefined;
    const closing = open?.close();
    this.disconnect(this.state);
    await closing;
  }

  /** Follows what a reload has changed, and reads certificates again, if it has any. */
  reload(): void {
    this.#open?.reload();
  }

  /** Whether `which` is its name or the port it has. */
  isNamed(which: string | number): boolean {
    const name = String(which);
    return name === this.name || (this.#port > 0 && name === String(this.#port));
  }
}
