import type { Rule } from '../../rule.js';
import { logContradiction } from './log-contradiction.js';
import { logSilent } from './log-silent.js';
import { logUnwritable } from './log-unwritable.js';

/** What is logged, and where. */
export const loggingRules = [logContradiction, logSilent, logUnwritable] as const satisfies readonly Rule[];
