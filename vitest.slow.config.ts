import { defineConfig, mergeConfig } from 'vitest/config';
import { shared } from './vitest.shared.js';

// Tests that take their time, without anything installed: `npm run test:slow`.
export default mergeConfig(
  shared,
  defineConfig({ test: { include: ['packages/*/test/**/*.slow.ts', 'test/**/*.slow.ts'] } }),
);
