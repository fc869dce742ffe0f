/** What is due at a certain time. */
export interface Agenda {
  /** Milliseconds until the next of it is due; Infinity if nothing is. */
  untilNext(): number;
  /** Does what is due. */
  run(): void;
}

/**
 * The broker's time, which a test may move forward: what expires then has expired, without waiting. Milliseconds since
 * 1970, as `Date.now()`.
 */
export class Clock {
  /** What is done while time is moved. */
  agenda: Agenda | undefined;
  #ahead = 0;

  now(): number {
    return Date.now() + this.#ahead;
  }

  /** Whole seconds, in which the protocol counts. */
  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  /**
   * Advances from one due time to the next, so that everything happens at its own time.
   * @param seconds how far to move on; time never goes back
   */
  advance(seconds: number): void {
    let left = Math.max(0, seconds) * 1000;
    while (left > 0) {
      const step = Math.min(left, Math.max(1, Math.ceil(this.agenda?.untilNext() ?? left)));
      this.#ahead += step;
      left -= step;
      this.agenda?.run();
    }
  }
}
