/**
 * Random numbers that a seed decides (mulberry32).
 * @param {string} seed any text
 * @returns {(below: number) => number} a whole number from 0 on
 */
export function randomFrom(seed) {
  let state = 0;
  for (const character of seed) state = (Math.imul(state, 31) + character.codePointAt(0)) | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}
