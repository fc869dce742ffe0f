import { checkstyle } from './checkstyle.js';
import { compact } from './compact.js';
import type { Findings } from './findings.js';
import { github } from './github.js';
import { gitlab } from './gitlab.js';
import { json } from './json.js';
import { junit } from './junit.js';
import { pretty } from './pretty.js';
import { sarif } from './sarif.js';

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
