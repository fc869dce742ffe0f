/** In every password, key and hash; no output may hold it. */
export const SECRET = 'Sentinel';

/** Whatever takes longer is taken for endless. Other programs may keep the machine busy. */
export const PATIENCE = 60_000;

/** A generator of numbers from 0 to 1 (mulberry32). */
function numbers(start) {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Random choices, the same for the same start. */
export class Random {
  constructor(start) {
    this.random = numbers(start);
  }

  upTo = (limit) => Math.floor(this.random() * limit);
  one = (list) => list[this.upTo(list.length)];
  maybe = (chance) => this.random() < chance;
  many = (most, make) => Array.from({ length: this.upTo(most) }, make);

  /** Bytes with some of them changed. */
  damaged = (bytes) => {
    const changed = Buffer.from(bytes);
    for (let count = this.upTo(6); count >= 0 && changed.length > 0; count--)
      changed[this.upTo(changed.length)] = this.upTo(256);
    return this.maybe(0.1) ? changed.subarray(0, this.upTo(changed.length)) : changed;
  };
}
