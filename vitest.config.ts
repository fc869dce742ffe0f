import { defineConfig, mergeConfig } from 'vitest/config';
import { shared } from './vitest.shared.js';

const filesOf = (...packages: string[]) => packages.map((name) => `packages/${name}/test/**/*.test.ts`);

/** What is published, as its users have it: these start programs and share folders that go with the file. */
const PUBLISHED = ['test/{ci,packaging}/**/*.test.ts'];

// `npm test`.
export default mergeConfig(
  shared,
  defineConfig({
    test: {
      globalSetup: ['test/support/empty-folder.ts'],
      projects: [
        {
          extends: true,
          test: {
            name: 'libraries',
            include: [
              ...filesOf('grammar', 'config', 'settings', 'validator', 'broker', 'language-server', 'vscode'),
              'test/**/*.test.ts',
            ],
            exclude: PUBLISHED,
            // The sources are evaluated once a thread, not once a file: less than half the CPU time of all these tests.
            isolate: false,
          },
        },
        {
          extends: true,
          test: { name: 'programs', include: [...filesOf('checkconfig', 'test'), ...PUBLISHED] },
        },
      ],
    },
  }),
);
