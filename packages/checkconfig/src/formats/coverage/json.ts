import { coverageTexts } from '../../texts/coverage.js';
import { jsonText } from '../format.js';
import type { CoverageFormat } from './coverage-format.js';

/** The shape that programs read: a list of what can be touched, in version 1. */
export const json: CoverageFormat = {
  name: 'json',
  summary: coverageTexts.json,
  write: (covered) => jsonText({ version: 1, covered }),
};
