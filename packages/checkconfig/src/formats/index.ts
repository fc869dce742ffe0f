import type { Release } from '@mosquitto-conf/config';
import type { FileResult } from '../result.js';
import { checkstyle } from './checkstyle.js';
import { compact } from './compact.js';
import { github } from './github.js';
import { gitlab } from './gitlab.js';
import { json } from './json.js';
import { junit } from './junit.js';
import { pretty } from './pretty.js';
import { sarif } from './sarif.js';

/** What a format is given. */
export interface Findings {
  readonly release: Release;
  readonly results: readonly FileResult[];
  readonly color: boolean;
}

/** Makes a text of findings, with its final line end. */
export type Format = (findings: Findings) => string;

export const formats: Readonly<Record<string, Format>> = {
  pretty,
  compact,
  json,
  sarif,
  github,
  gitlab,
  junit,
  checkstyle,
};
