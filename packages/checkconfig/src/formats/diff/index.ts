import type { Comparison } from './comparison.js';
import { json } from './json.js';
import { markdown } from './markdown.js';
import { table } from './table.js';

export type { ComparedFile, Comparison } from './comparison.js';

/** Each makes a text with its final line end. */
export const diffFormats: Readonly<Record<string, (comparison: Comparison) => string>> = {
  table,
  json,
  markdown,
};
