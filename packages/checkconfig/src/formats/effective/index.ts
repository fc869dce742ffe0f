import { conf } from './conf.js';
import { json } from './json.js';
import type { Listing } from './listing.js';
import { markdown } from './markdown.js';
import { table } from './table.js';

export { type Listing, type TargetListing, verdict } from './listing.js';

/** Each makes a text with its final line end. */
export const effectiveFormats: Readonly<Record<string, (listing: Listing) => string>> = {
  table,
  json,
  markdown,
  conf,
};
