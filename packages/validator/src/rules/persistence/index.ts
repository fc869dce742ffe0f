import type { Rule } from '../../rule.js';
import { autosaveOff } from './autosave-off.js';
import { persistenceOff } from './persistence-off.js';
import { persistencePath } from './persistence-path.js';
import { persistenceUnreadable } from './persistence-unreadable.js';
import { persistenceUnusable } from './persistence-unusable.js';
import { sessionsForgotten } from './sessions-forgotten.js';

/** The persistence file: what is saved, where and when. */
export const persistenceRules = [
  autosaveOff,
  persistenceOff,
  persistencePath,
  persistenceUnreadable,
  persistenceUnusable,
  sessionsForgotten,
] as const satisfies readonly Rule[];
