import type { Release } from '@mosquitto-conf/config';
import type { FileResult } from '../result.js';
import { json } from './json.js';
import { pretty } from './pretty.js';

/** What a format is given. */
export interface Findings {
  readonly release: Release;
  readonly results: readonly FileResult[];
  readonly color: boolean;
}

/** Makes a text of findings, with its final line end. */
export type Format = (findings: Findings) => string;

export const formats: Readonly<Record<string, Format>> = { pretty, json };
