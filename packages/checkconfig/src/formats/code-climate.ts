import { findRule } from '@mosquitto-conf/validator';
import { lintFormatsTexts } from '../texts/lint-formats.js';
import { type FindingsFormat, fingerprint, fullText } from './findings.js';
import { jsonText } from './format.js';

const severities = { error: 'critical', warning: 'major', info: 'info' } as const;

/** Code Climate's issues (SPEC.md of codeclimate/platform), as one list. */
export const codeClimate: FindingsFormat = {
  name: 'codeclimate',
  summary: lintFormatsTexts.codeClimate,
  write: ({ results }) =>
    jsonText(
      results.flatMap(({ diagnostics }) =>
        diagnostics.map((diagnostic) => {
          const { rule, severity, file, range, message } = diagnostic;
          const isSecurity = findRule(rule)?.category === 'security';
          return {
            type: 'issue',
            check_name: rule,
            description: message,
            content: { body: fullText(diagnostic) },
            categories: [isSecurity ? 'Security' : 'Bug Risk'],
            location: { path: file, lines: { begin: range.start.line + 1, end: range.end.line + 1 } },
            severity: severities[severity],
            fingerprint: fingerprint(diagnostic),
          };
        }),
      ),
    ),
};
