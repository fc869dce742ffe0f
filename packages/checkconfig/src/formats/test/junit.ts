import { testTexts } from '../../texts/test.js';
import { xml } from '../findings.js';
import { failureSentence } from './failure-lines.js';
import { casesOf, countStatus, type ReportedCase, type TestReporter } from './test-report.js';

/** A JUnit report: one test suite a test file and configuration. */
export const junit: TestReporter = {
  name: 'junit',
  summary: testTexts.junit,
  write(report) {
    const cases = casesOf(report);
    const mistakes = report.files.flatMap((file) => file.mistakes.map((mistake) => ({ file, mistake })));
    const suites = report.files.flatMap((file) =>
      file.runs.map((run) => {
        const own = cases.filter((one) => one.run === run);
        const name = `${file.path} (${run.engine}, ${run.target})`;
        return `  <testsuite name="${xml(name)}" ${counts(own)}>\n${own.map(testCase).join('')}  </testsuite>\n`;
      }),
    );
    if (mistakes.length > 0) {
      const texts = mistakes.map(
        ({ file, mistake: { message, line } }) =>
          `    <testcase classname="checkconfig test" name="${xml(file.path)}">\n      <error message="${xml(`${line === undefined ? '' : `line ${line}: `}${message}`)}"/>\n    </testcase>\n`,
      );
      const number = mistakes.length;
      suites.push(
        `  <testsuite name="test files" tests="${number}" failures="0" errors="${number}" skipped="0">\n${texts.join('')}  </testsuite>\n`,
      );
    }
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${counts(cases, mistakes.length)}>\n${suites.join('')}</testsuites>\n`;
  },
};

function counts(cases: readonly ReportedCase[], mistakes = 0): string {
  const errors = countStatus(cases, 'broken') + mistakes;
  return `tests="${cases.length + mistakes}" failures="${countStatus(cases, 'failed')}" errors="${errors}" skipped="${countStatus(cases, 'skipped')}"`;
}

function testCase({ file, result }: ReportedCase): string {
  const { name, status, why = '', failures, milliseconds } = result;
  const bodies = failures.map(
    (failure) =>
      `      <failure message="${xml(`${failure.what}: expected ${failure.expected}, actual ${failure.actual}`)}">${xml(failureSentence(failure))}</failure>\n`,
  );
  if (status === 'broken') bodies.push(`      <error message="${xml(why)}"/>\n`);
  if (status === 'skipped') bodies.push(`      <skipped message="${xml(why)}"/>\n`);
  const time = (milliseconds / 1000).toFixed(3);
  return `    <testcase classname="${xml(file.path)}" name="${xml(name)}" time="${time}">\n${bodies.join('')}    </testcase>\n`;
}
