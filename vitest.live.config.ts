import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.js';

// Tests against really installed parts, which take their time: `npm run test:live`.
const config = mergeConfig(base, defineConfig({}));
config.test = { ...config.test, include: ['test/**/*.live.ts'] };

export default config;
