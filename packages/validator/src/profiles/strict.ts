import { production } from './production.js';
import type { ProfileTable } from './profile.js';

/** Nothing is left to look at. */
export const strict: ProfileTable = {
  summary: 'like production, and everything else that is found is at least a warning',
  severities: {
    all: 'warning',
    security: 'error',
    ...Object.fromEntries(
      Object.entries(production.severities).filter(([, severity]) => severity === 'error'),
    ),
    // These say what could not be looked at, and nothing of the configuration.
    'file-not-here': 'info',
    template: 'info',
  },
};
