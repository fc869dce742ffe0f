import type { Covered } from '@mosquitto-conf/test/internal';
import type { OutputFormat } from '../format.js';

/** Makes a text of what tests have touched. */
export type CoverageFormat = OutputFormat<readonly Covered[]>;
