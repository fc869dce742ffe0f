import type { Rule } from '../../rule.js';
import { includeOrder } from './include-order.js';
import { includeOwnFolder } from './include-own-folder.js';
import { nestedInclude } from './nested-include.js';
import { notAConfiguration } from './not-a-configuration.js';
import { template } from './template.js';
import { unreadableConfiguration } from './unreadable-configuration.js';
import { unusedSuppression } from './unused-suppression.js';

/** Configuration files, includes, and the comments that switch rules off. */
export const fileRules = [
  includeOrder,
  includeOwnFolder,
  nestedInclude,
  notAConfiguration,
  template,
  unreadableConfiguration,
  unusedSuppression,
] as const satisfies readonly Rule[];
