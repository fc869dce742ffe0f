import type { ViteUserConfig } from 'vitest/config';

// Tests read the packages' sources, so a change is tested without a build in between.
const conditions = ['@mosquitto-conf/source', 'node', 'import', 'module', 'default'];

/** What all kinds of tests have in common. */
export const shared: ViteUserConfig = {
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    setupFiles: ['test/support/setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'threads',
    maxWorkers: '100%',
  },
};
