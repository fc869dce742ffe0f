/** How long one slice of a long work may last, in milliseconds. */
const SLICE = 5;

/** Works through long jobs in slices of a few milliseconds, one job after the other, so that clients are served in between. */
export class Slices {
  readonly #jobs: Iterator<unknown>[] = [];

  /** @param job each of its steps is short; the last may be taken only after `add` has returned */
  add(job: Iterator<unknown>): void {
    if (this.#jobs.push(job) === 1) this.#schedule();
  }

  /** Does everything that is left, now. */
  finish(): void {
    for (const job of this.#jobs.splice(0)) while (!job.next().done);
  }

  #schedule(): void {
    // What is left of it does not keep a process alive.
    setImmediate(() => this.#work()).unref();
  }

  #work(): void {
    const until = performance.now() + SLICE;
    while (performance.now() < until) {
      const job = this.#jobs[0];
      if (!job) return;
      if (job.next().done) this.#jobs.shift();
    }
    if (this.#jobs.length > 0) this.#schedule();
  }
}
