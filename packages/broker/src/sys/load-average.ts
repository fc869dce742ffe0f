const MINUTES = [1, 5, 15] as const;

/** A counter's rate a minute, averaged over 1, 5 and 15 minutes with weights that fade, as a system's load is. */
export class LoadAverage {
  readonly #values = new Map<number, number>(MINUTES.map((minutes) => [minutes, 0]));
  #last = 0;

  /**
   * @param counter what has been counted so far
   * @param seconds since the last time
   * @returns the averages that changed by a hundredth or more
   */
  add(counter: number, seconds: number): { readonly minutes: number; readonly value: number }[] {
    const rate = ((counter - this.#last) * 60) / seconds;
    this.#last = counter;
    const changed: { minutes: number; value: number }[] = [];
    for (const minutes of MINUTES) {
      const before = this.#values.get(minutes) as number;
      const value = rate + Math.exp(-seconds / (minutes * 60)) * (before - rate);
      this.#values.set(minutes, value);
      if (Math.abs(value - before) >= 0.01) changed.push({ minutes, value });
    }
    return changed;
  }
}
