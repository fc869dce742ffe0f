import type { AccessFormat } from './access-result.js';
import { json } from './json.js';
import { text } from './text.js';

/** The formats of `checkconfig access`; the first is the usual one. */
export const accessFormats: readonly AccessFormat[] = [text, json];
