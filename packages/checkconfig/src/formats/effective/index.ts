import { conf } from './conf.js';
import { json } from './json.js';
import type { EffectiveFormat } from './listing.js';
import { markdown } from './markdown.js';
import { table } from './table.js';

/** The formats of `checkconfig effective`; the first is the usual one. */
export const effectiveFormats: readonly EffectiveFormat[] = [table, json, markdown, conf];
