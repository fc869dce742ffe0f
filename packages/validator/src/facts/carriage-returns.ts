import type { FileEdit } from '../diagnostic.js';

/** A carriage return that is not at the end of a line. */
const INSIDE = /\r(?!\r*(?:\n|$))/;

/** Whether a text has a carriage return that is not at the end of a line. Many editors show it as one. */
export function hasReturnInside(text: string): boolean {
  return INSIDE.test(text);
}

/** Whether an edit changes a line of such a file that looks like several lines: it could remove what looks like another one. */
export function editsReturnInside(
  { file, edit: { start, end } }: FileEdit,
  textOf: (file: string) => string | undefined,
): boolean {
  const text = textOf(file) ?? '';
  const next = text.indexOf('\n', end);
  return hasReturnInside(text.slice(text.lastIndexOf('\n', start - 1) + 1, next === -1 ? text.length : next));
}
