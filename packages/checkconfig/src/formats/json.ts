import { lintFormatsTexts } from '../texts/lint-formats.js';
import { type FindingsFormat, targetsOf } from './findings.js';
import { jsonText } from './format.js';

/** The shape that programs read: version 1 of `schemas/lint.schema.json`. */
export const json: FindingsFormat = {
  name: 'json',
  summary: lintFormatsTexts.json,
  isData: true,
  write({ release, results }) {
    const files = results.map(
      ({ path, target, asked, targetFrom, checkFilesFrom, broker, verdicts, diagnostics }) => ({
        path,
        target,
        ...(asked === undefined ? {} : { asked }),
        ...(targetFrom === undefined ? {} : { targetFrom }),
        ...(checkFilesFrom === undefined ? {} : { checkFilesFrom }),
        broker,
        ...(verdicts ? { verdicts } : {}),
        diagnostics: diagnostics.map(({ source: _, ...diagnostic }) => diagnostic),
      }),
    );
    // One for all, unless settings or the command line name several.
    const [target = release.name, ...others] = new Set(results.flatMap(targetsOf));
    return jsonText({ version: 1, target: others.length > 0 ? release.name : target, files });
  },
};
