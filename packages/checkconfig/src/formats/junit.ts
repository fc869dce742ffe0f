import type { ShownDiagnostic } from '../result.js';
import { lintFormatsTexts } from '../texts/lint-formats.js';
import { type FindingsFormat, fullText, targetsOf, xml } from './findings.js';

/** A JUnit report: one test case a configuration, which fails where the run fails because of it. */
export const junit: FindingsFormat = {
  name: 'junit',
  summary: lintFormatsTexts.junit,
  write({ results, failing }) {
    const isError = ({ severity }: ShownDiagnostic) => failing.includes(severity);
    const failures = results.filter(({ diagnostics }) => diagnostics.some(isError)).length;
    const broken = results.filter(({ failure }) => failure).length;
    const cases = results.map((result) => {
      const { path, diagnostics, failure: reason } = result;
      const errors = diagnostics.filter(isError);
      const rest = diagnostics.filter((diagnostic) => !isError(diagnostic));
      const error = reason ? `      <error message="${xml(reason.message)}"/>\n` : '';
      const failure = errors.map((found) => {
        return `      <failure type="${found.rule}" message="${xml(found.message)}">${xml(line(found))}</failure>\n`;
      });
      const output =
        rest.length > 0 ? `      <system-out>${xml(rest.map(line).join('\n'))}</system-out>\n` : '';
      return `    <testcase classname="checkconfig.${targetsOf(result).join('+')}" name="${xml(path)}">\n${error}${failure.join('')}${output}    </testcase>\n`;
    });
    const counts = `tests="${results.length}" failures="${failures}" errors="${broken}"`;
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${counts}>\n  <testsuite name="checkconfig" ${counts}>\n${cases.join('')}  </testsuite>\n</testsuites>\n`;
  },
};

function line(diagnostic: ShownDiagnostic): string {
  const { file, range, severity, rule } = diagnostic;
  return `${file}:${range.start.line + 1}:${range.start.character + 1} ${severity} ${fullText(diagnostic)} [${rule}]`;
}
