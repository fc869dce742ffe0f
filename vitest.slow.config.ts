import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.js';

// Tests that take their time, without anything installed: `npm run test:slow`.
const config = mergeConfig(base, defineConfig({}));
config.test = { ...config.test, include: ['packages/*/test/**/*.slow.ts', 'test/**/*.slow.ts'] };

export default config;
