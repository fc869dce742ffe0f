import type { Rule } from '../../rule.js';
import { logContradiction } from './log-contradiction.js';
import { logInService } from './log-in-service.js';
import { logSilent } from './log-silent.js';
import { logUnwritable } from './log-unwritable.js';

/** What is logged, and where. */
export const loggingRules = [
  logContradiction,
  logInService,
  logSilent,
  logUnwritable,
] as const satisfies readonly Rule[];
