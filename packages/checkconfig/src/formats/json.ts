import type { FindingsFormat } from './findings.js';
import { jsonText } from './format.js';

/** The shape that programs read: version 1 of `schemas/lint.schema.json`. */
export const json: FindingsFormat = {
  name: 'json',
  summary: 'for programs: schemas/lint.schema.json',
  isData: true,
  write({ release, results }) {
    const files = results.map(({ path, target, asked, targetFrom, broker, verdicts, diagnostics }) => ({
      path,
      target,
      ...(asked === undefined ? {} : { asked }),
      ...(targetFrom === undefined ? {} : { targetFrom }),
      broker,
      ...(verdicts ? { verdicts } : {}),
      diagnostics: diagnostics.map(({ source: _, ...diagnostic }) => diagnostic),
    }));
    return jsonText({ version: 1, target: release.name, files });
  },
};
