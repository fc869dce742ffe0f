import type { CoverageFormat } from './coverage-format.js';
import { json } from './json.js';
import { lcov } from './lcov.js';
import { text } from './text.js';

/** The formats of `checkconfig test --coverage`; the first is the usual one. */
export const coverageFormats: readonly CoverageFormat[] = [text, json, lcov];
