import { testTexts } from '../../texts/test.js';
import { failureLines } from './failure-lines.js';
import { casesOf, positionOf, type ReportedCase, type TestReporter } from './test-report.js';

/** Test Anything Protocol, version 14. */
export const tap: TestReporter = {
  name: 'tap',
  summary: testTexts.tap,
  write(report) {
    const cases = casesOf(report);
    const mistakes = report.files.flatMap((file) => file.mistakes);
    const points = cases.map((one, index) => point(one, index + 1));
    const broken = mistakes.map(({ message, file, line }, index) => {
      const where = line === undefined ? file : `${file}:${line}`;
      return `not ok ${cases.length + index + 1} - ${description(where)}\n  ---\n  message: ${JSON.stringify(message)}\n  ...\n`;
    });
    return `TAP version 14\n1..${cases.length + mistakes.length}\n${[...points, ...broken].join('')}`;
  },
};

function point({ file, run, result }: ReportedCase, number: number): string {
  const { status, name, why, failures } = result;
  const title = description(`${file.path} › ${name} (${run.engine}, ${run.target})`);
  if (status === 'passed') return `ok ${number} - ${title}\n`;
  if (status === 'skipped') return `ok ${number} - ${title} # SKIP ${description(why ?? '')}\n`;
  const details = failures.flatMap((failure) => [
    `  - what: ${JSON.stringify(failure.what)}`,
    ...failureLines(failure).map(([label, text]) => `    ${label.key}: ${JSON.stringify(text)}`),
    `    at: ${JSON.stringify(positionOf(file, failure))}`,
  ]);
  const body = why === undefined ? ['  failures:', ...details] : [`  message: ${JSON.stringify(why)}`];
  return `not ok ${number} - ${title}\n  ---\n${body.join('\n')}\n  ...\n`;
}

/** A description is one line, and `#` begins a directive. */
function description(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('#', '\\#').replaceAll(/\s+/g, ' ');
}
