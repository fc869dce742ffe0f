import { lintFormatsTexts } from '../texts/lint-formats.js';
import type { FindingsFormat } from './findings.js';

/** One line a finding: `file:line:column: severity: message [rule]`. */
export const compact: FindingsFormat = {
  name: 'compact',
  summary: lintFormatsTexts.compact,
  isForReading: true,
  write({ results }) {
    return results
      .flatMap(({ diagnostics }) => diagnostics)
      .map(({ file, range, severity, message, rule }) => {
        const place = `${file}:${range.start.line + 1}:${range.start.character + 1}`;
        return `${place}: ${severity}: ${message.replaceAll('\n', ' ')} [${rule}]\n`;
      })
      .join('');
  },
};
