import type { ConnectionCounting } from '@mosquitto-conf/config';

/** How many connections a listener has, as the release counts them for `max_connections`. It may be fewer than there are. */
export class ConnectionCount {
  #value = 0;

  constructor(private readonly counting: ConnectionCounting) {}

  get value(): number {
    return this.#value;
  }

  opened(): void {
    this.#value++;
  }

  /** @param isKept whether the session of the client continues without it */
  closed(isKept: boolean): void {
    this.#value--;
    if (!isKept) this.sessionEnded();
  }

  /** A client was refused because there were too many. */
  refused(): void {
    if (this.counting.keepsRefused) this.#value++;
  }

  /** The session of a client has ended, which is not connected (context__cleanup). */
  sessionEnded(): void {
    if (this.counting.endsTwice) this.#value--;
  }

  /** A client that was not connected is back, or its id is (connect__on_authorised). */
  sessionTakenOver(): void {
    this.sessionEnded();
    this.sessionEnded();
  }
}
