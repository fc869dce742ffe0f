import { defineConfig, mergeConfig } from 'vitest/config';
import { shared } from './vitest.shared.js';

// Tests against really installed parts, which take their time: `npm run test:live`.
export default mergeConfig(shared, defineConfig({ test: { include: ['test/**/*.live.ts'] } }));
