import { diff } from './diff.js';
import { json } from './json.js';
import { pretty } from './pretty.js';
import type { UpgradeFormat } from './upgrade-result.js';

/** The formats of `checkconfig upgrade`; the first is the usual one. */
export const upgradeFormats: readonly UpgradeFormat[] = [pretty, json, diff];
