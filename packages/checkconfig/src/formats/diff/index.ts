import type { DiffFormat } from './comparison.js';
import { json } from './json.js';
import { markdown } from './markdown.js';
import { table } from './table.js';

/** The formats of `checkconfig diff`; the first is the usual one. */
export const diffFormats: readonly DiffFormat[] = [table, json, markdown];
