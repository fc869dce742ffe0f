import { lintFormatsTexts } from '../texts/lint-formats.js';
import { byFile, type FindingsFormat, fullText, xml } from './findings.js';

/** A Checkstyle report. */
export const checkstyle: FindingsFormat = {
  name: 'checkstyle',
  summary: lintFormatsTexts.checkstyle,
  write({ results }) {
    const files = [...byFile(results)].map(([file, diagnostics]) => {
      const errors = diagnostics.map((diagnostic) => {
        const { range, severity, rule } = diagnostic;
        const place = `line="${range.start.line + 1}" column="${range.start.character + 1}"`;
        return `    <error ${place} severity="${severity}" message="${xml(fullText(diagnostic))}" source="checkconfig.${rule}"/>\n`;
      });
      return `  <file name="${xml(file)}">\n${errors.join('')}  </file>\n`;
    });
    return `<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n${files.join('')}</checkstyle>\n`;
  },
};
