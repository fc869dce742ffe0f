import type { Rule } from '../../rule.js';
import { carriageReturnInside } from './carriage-return-inside.js';
import { includeNameIgnored } from './include-name-ignored.js';
import { includeOrder } from './include-order.js';
import { includeOwnFolder } from './include-own-folder.js';
import { lastLineLost } from './last-line-lost.js';
import { lineNul } from './line-nul.js';
import { lineTooLong } from './line-too-long.js';
import { nestedInclude } from './nested-include.js';
import { notAConfiguration } from './not-a-configuration.js';
import { template } from './template.js';
import { unreadableConfiguration } from './unreadable-configuration.js';
import { unusedSuppression } from './unused-suppression.js';

/** Configuration files, includes, and the comments that switch rules off. */
export const fileRules = [
  carriageReturnInside,
  includeNameIgnored,
  includeOrder,
  includeOwnFolder,
  lastLineLost,
  lineNul,
  lineTooLong,
  nestedInclude,
  notAConfiguration,
  template,
  unreadableConfiguration,
  unusedSuppression,
] as const satisfies readonly Rule[];
