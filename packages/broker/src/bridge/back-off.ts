import type { Release } from '@mosquitto-conf/config';
import { since } from '@mosquitto-conf/config';

/** `restart_timeout`, in seconds. */
export interface RestartDelays {
  readonly base: number;
  /** The longest delay; undefined if the delay is always `base`. */
  readonly cap: number | undefined;
  /** How long a connection must last before the delay is the shortest again. */
  readonly stable: number | undefined;
}

/**
 * How long a bridge waits before it connects again. With a cap the delay is random, and grows from one attempt to the next
 * (bridge__backoff_step).
 */
export class BackOff {
  /** Milliseconds; 0 before the first attempt if the directive is not set. */
  #delay: number;

  /**
   * @param isSet whether the directive is set, or the delays are the default
   * @param random as `Math.random`
   */
  constructor(
    private readonly delays: RestartDelays,
    isSet: boolean,
    private readonly release: Release,
    private readonly random: () => number = Math.random,
  ) {
    this.#delay = isSet || delays.cap === undefined ? delays.base * 1000 : 0;
  }

  /** A connection begins. Before 2.1 the delay grows now, in whole seconds. */
  begins(): void {
    if (since(this.release, '2.1') || this.delays.cap === undefined) return;
    // Up to 2.0.8 the delay is the shortest again once CONNECT is sent; then only once the other broker has accepted it
    // (bridge__connect, bridge__on_connect).
    if (since(this.release, '2.0.9')) this.#grow(1000);
    else this.#delay = this.delays.base * 1000;
  }

  /** The other broker has accepted the bridge. */
  connected(): void {
    if (!since(this.release, '2.1') && this.delays.cap !== undefined) this.#delay = this.delays.base * 1000;
  }

  /**
   * A connection has ended, or could not be made.
   * @param lasted for how many seconds the bridge was connected; undefined if it was not
   * @returns the delay in milliseconds, and whether the connection lasted long enough to start from the shortest again
   */
  ended(lasted: number | undefined): { readonly delay: number; readonly wasStable: boolean } {
    const { base, cap, stable = 0 } = this.delays;
    if (cap === undefined || !since(this.release, '2.1')) return { delay: this.#delay, wasStable: false };
    const wasStable = lasted !== undefined && lasted >= stable;
    if (wasStable) this.#delay = base * 1000;
    else this.#grow(1);
    return { delay: this.#delay, wasStable };
  }

  /** @param unit the step of delays, in milliseconds */
  #grow(unit: number): void {
    const { base, cap = base } = this.delays;
    const low = (base * 1000) / unit;
    // The first delay without a directive is below twice the shortest (rand_between with a negative range).
    const range = Math.abs((this.#delay * 3) / unit - low) || low;
    const delay = (Math.floor(this.random() * range) + low) * unit;
    this.#delay = Math.min(delay, cap * 1000);
  }
}
