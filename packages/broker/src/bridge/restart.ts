import { since } from '@mosquitto-conf/config';
import type { Core } from '../core.js';
import type { AddressList } from './address-list.js';
import { BackOff } from './back-off.js';
import type { BridgeSettings } from './bridge-settings.js';

/** When a bridge that is not connected connects again (bridge_check). */
export class Restart {
  readonly #backOff: BackOff;
  /** In milliseconds since 1970; undefined if it is not decided yet. */
  #at: number | undefined;
  /** How many messages waited when the connection ended. */
  #leftOver = 0;

  constructor(
    private readonly core: Core,
    private readonly settings: BridgeSettings,
    private readonly addresses: AddressList,
  ) {
    this.#backOff = new BackOff(settings.restart, settings.isRestartSet, core.release);
  }

  /** A connection begins. */
  begins(): void {
    this.#at = undefined;
    this.#backOff.begins();
  }

  /** The other broker has accepted the bridge. */
  connected(): void {
    this.#backOff.connected();
  }

  /** The connection has ended. @param waiting messages that wait for the next one */
  ended(waiting: number): void {
    this.#leftOver = waiting;
  }

  /** Whether it is decided when. */
  get isPlanned(): boolean {
    return this.#at !== undefined;
  }

  /**
   * Decides when, and which address is next.
   * @param lasted for how many seconds the bridge was connected; undefined if it was not
   */
  plan(lasted: number | undefined): void {
    const { log, clock, release } = this.core;
    const { delay, wasStable } = this.#backOff.ended(lasted);
    if (since(release, '2.1') && this.settings.restart.cap !== undefined) {
      const name = `Bridge ${this.settings.name}`;
      if (wasStable) log.write('information', `${name} connection was stable enough, resetting backoff`);
      log.write('information', `${name} next backoff will be ${delay} ms`);
    }
    this.#at = clock.seconds() * 1000 + delay;
    this.addresses.next();
  }

  /** When that is, in milliseconds since 1970; Infinity if it does not depend on time. */
  get dueAt(): number {
    if (this.#at === undefined) return this.core.clock.now() + 1;
    if (this.settings.startType !== 'automatic') return Number.POSITIVE_INFINITY;
    // Before 2.1 the time must be over, in whole seconds.
    return since(this.core.release, '2.1') ? this.#at : this.#at + 1000;
  }

  /** Whether it is now. @param waiting messages that wait for the connection */
  isDue(waiting: number): boolean {
    switch (this.settings.startType) {
      case 'automatic':
        return this.core.clock.seconds() * 1000 >= this.dueAt;
      case 'lazy':
        // A message that is published counts, not those that were there (db__message_insert_outgoing).
        return waiting >= this.settings.threshold && waiting > this.#leftOver;
      case 'once':
        return false;
    }
  }
}
