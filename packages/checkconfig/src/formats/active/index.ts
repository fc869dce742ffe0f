import type { ActiveFormat } from './active-lines.js';
import { json } from './json.js';
import { text } from './text.js';

/** The formats of `checkconfig active`; the first is the usual one. */
export const activeFormats: readonly ActiveFormat[] = [text, json];
