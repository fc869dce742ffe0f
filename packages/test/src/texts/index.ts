import type { AnyTexts } from '@mosquitto-conf/config/internal';
import { engineTexts, needTexts } from './engines.js';
import { initTexts } from './init.js';
import { mistakeTexts } from './mistakes.js';
import { bridgeTexts, resultTexts } from './results.js';

/** Every group of texts of this package. */
export const testPackageTexts: readonly AnyTexts[] = [
  bridgeTexts,
  engineTexts,
  initTexts,
  mistakeTexts,
  needTexts,
  resultTexts,
];
