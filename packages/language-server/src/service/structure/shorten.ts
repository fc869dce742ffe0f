/** Longest name or value to show. */
const LONGEST = 80;

/** A name or a value as an outline shows it. */
export function shorten(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}
