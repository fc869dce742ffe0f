import type { Decision } from '../observer.js';

/** The latest decisions, up to a limit. */
export class DecisionRecord {
  #decisions: Decision[] = [];

  /** @param limit 0 keeps none */
  constructor(private readonly limit: number) {}

  add(decision: Decision): void {
    this.#decisions.push(decision);
    // Cut at twice the limit rather than each time.
    if (this.#decisions.length >= 2 * this.limit) this.#decisions = this.latest();
  }

  /** The oldest first. */
  latest(): Decision[] {
    return this.limit === 0 ? [] : this.#decisions.slice(-this.limit);
  }

  clear(): void {
    this.#decisions = [];
  }
}
