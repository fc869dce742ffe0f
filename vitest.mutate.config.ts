import { fileURLToPath } from 'node:url';
import { defineConfig, mergeConfig } from 'vitest/config';
import { keptThread } from './test/mutation/kept-thread.js';
import { shared } from './vitest.shared.js';

/** The entries of `packages/config`, which `node_modules` would resolve to the sources outside of Stryker's sandbox. */
const ENTRIES = {
  '@mosquitto-conf/config': 'index.ts',
  '@mosquitto-conf/config/directives': 'catalogue/directives.ts',
  '@mosquitto-conf/config/internal': 'internal.ts',
  '@mosquitto-conf/config/node': 'node/index.ts',
};

// The tests that `npm run mutate` runs against each mutant: those of the policy and of the access files.
export default mergeConfig(
  shared,
  defineConfig({
    plugins: [keptThread()],
    resolve: {
      alias: Object.entries(ENTRIES).map(([name, file]) => ({
        find: new RegExp(`^${name}$`),
        replacement: fileURLToPath(new URL(`packages/config/src/${file}`, import.meta.url)),
      })),
    },
    test: {
      include: ['packages/config/test/{access,policy}/**/*.test.ts'],
      // These look for crashes and take seconds, with each mutant again.
      exclude: ['**/arbitrary.test.ts', '**/large-file.test.ts'],
    },
  }),
);
