import type { Fix } from '../diagnostic.js';

/** A fix of a single edit. */
export function fixOf(
  title: string,
  safe: boolean,
  file: string,
  start: number,
  end: number,
  newText: string,
): Fix {
  return { title, safe, edits: [{ file, edit: { start, end, newText } }] };
}
