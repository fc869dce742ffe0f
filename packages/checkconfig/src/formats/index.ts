import { checkstyle } from './checkstyle.js';
import { codeClimate } from './code-climate.js';
import { compact } from './compact.js';
import type { FindingsFormat } from './findings.js';
import { github } from './github.js';
import { gitlab } from './gitlab.js';
import { json } from './json.js';
import { junit } from './junit.js';
import { pretty } from './pretty.js';
import { rdjson } from './rdjson.js';
import { sarif } from './sarif.js';

/** The formats of `checkconfig lint`; the first is the usual one. */
export const formats: readonly FindingsFormat[] = [
  pretty,
  compact,
  json,
  sarif,
  github,
  gitlab,
  codeClimate,
  rdjson,
  junit,
  checkstyle,
];
