import type { AnyTexts } from '@mosquitto-conf/config/internal';
import { argumentTexts } from './arguments.js';
import { runTexts } from './run.js';
import { startTexts } from './start.js';

/** Every group of texts of this package. */
export const brokerTexts: readonly AnyTexts[] = [argumentTexts, runTexts, startTexts];
