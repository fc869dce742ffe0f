import { lintFormatsTexts } from '../texts/lint-formats.js';
import { type FindingsFormat, fingerprint, fullText } from './findings.js';
import { jsonText } from './format.js';

const severities = { error: 'critical', warning: 'major', info: 'info' } as const;

/** A Code Quality report for GitLab. */
export const gitlab: FindingsFormat = {
  name: 'gitlab',
  summary: lintFormatsTexts.gitlab,
  write({ results }) {
    const seen = new Map<string, number>();
    const issues = results.flatMap(({ diagnostics }) =>
      diagnostics.map((diagnostic) => {
        const { rule, severity, file, range } = diagnostic;
        const print = fingerprint(diagnostic);
        // Equal findings on equal lines still need different fingerprints.
        const count = seen.get(print) ?? 0;
        seen.set(print, count + 1);
        return {
          description: fullText(diagnostic),
          check_name: rule,
          fingerprint: count === 0 ? print : `${print}-${count}`,
          severity: severities[severity],
          location: { path: file, lines: { begin: range.start.line + 1, end: range.end.line + 1 } },
        };
      }),
    );
    return jsonText(issues);
  },
};
