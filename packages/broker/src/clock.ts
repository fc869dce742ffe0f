/**
 * The broker's time, which a test may move forward: what expires then has expired, without waiting. Milliseconds since
 * 1970, as `Date.now()`.
 */
export class Clock {
  #ahead = 0;

  now(): number {
    return Date.now() + this.#ahead;
  }

  /** Whole seconds, in which the protocol counts. */
  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  /** @param seconds how far to move on; time never goes back */
  advance(seconds: number): void {
    this.#ahead += Math.max(0, seconds) * 1000;
  }
}
