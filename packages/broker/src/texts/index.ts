import type { AnyTexts } from '@mosquitto-conf/config/internal';
import { argumentTexts } from './arguments.js';
import { databaseParts, databaseTexts } from './database.js';
import { runTexts } from './run.js';
import { ocspTexts, runningTexts } from './running.js';
import { startTexts } from './start.js';

/** Every group of texts of this package. */
export const brokerTexts: readonly AnyTexts[] = [
  argumentTexts,
  databaseParts,
  databaseTexts,
  ocspTexts,
  runningTexts,
  runTexts,
  startTexts,
];
