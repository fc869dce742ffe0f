import type { Text } from '@mosquitto-conf/config';
import type { Failure, Mistake } from '@mosquitto-conf/test/internal';
import { createColors } from 'picocolors';
import { say } from '../../language.js';
import { commonTexts } from '../../texts/common.js';
import { testTexts } from '../../texts/test.js';
import { visible } from '../columns.js';
import { failureLines } from './failure-lines.js';
import {
  casesOf,
  countStatus,
  differences,
  positionOf,
  type ReportedCase,
  type TestReport,
  type TestReporter,
} from './test-report.js';

/** For terminals: what is not as expected, and why. */
export const pretty: TestReporter = {
  name: 'pretty',
  summary: testTexts.pretty,
  write(report) {
    const cases = casesOf(report);
    const colors = createColors(report.color);
    const blocks = [
      ...report.files.flatMap(({ mistakes }) => mistakes).map((one) => mistakeText(one, report)),
      ...cases.filter(({ result }) => result.status !== 'passed').map((one) => caseText(one, report)),
      ...differences(report).map(
        ({ file, name, what, engines }) =>
          `${colors.yellow(say(testTexts.differs))} ${visible(file.path)} › ${visible(name)}\n    ${visible(what)}\n${engines
            .map(([engine, actual]) => `      ${engine.padEnd(10)} ${visible(actual)}\n`)
            .join('')}`,
      ),
    ];
    return [...blocks, summary(cases, report)].join('\n');
  },
};

function mistakeText({ message, file, line, column }: Mistake, { color }: TestReport): string {
  const colors = createColors(color);
  const where = [file, line, column].filter((part) => part !== undefined).join(':');
  return `${colors.red(say(commonTexts.error))} ${visible(where)}\n    ${visible(message)}\n`;
}

function caseText({ file, run, result }: ReportedCase, { color }: TestReport): string {
  const colors = createColors(color);
  const paint = result.status === 'skipped' ? colors.yellow : colors.red;
  const on = say(testTexts.on({ engine: run.engine, release: run.target }));
  const head = `${paint(say(testTexts[result.status]))} ${visible(file.path)} › ${colors.bold(visible(result.name))} (${on})\n`;
  const why = result.why === undefined ? '' : `    ${visible(result.why)}\n`;
  const written =
    result.status === 'broken'
      ? `      ${label(testTexts.writtenAt)} ${visible(positionOf(file, result))}\n`
      : '';
  return head + why + written + result.failures.map((failure) => failureText(failure, file)).join('');
}

function failureText(failure: Failure, file: ReportedCase['file']): string {
  const lines = failureLines(failure).map(([name, text]) => `      ${label(name)} ${visible(text)}\n`);
  const place = `      ${label(testTexts.writtenAt)} ${visible(positionOf(file, failure))}\n`;
  return `    ${visible(failure.what)}\n${lines.join('')}${place}`;
}

function label(text: Text): string {
  return say(text).padEnd(9);
}

function summary(cases: readonly ReportedCase[], { milliseconds, color }: TestReport): string {
  const colors = createColors(color);
  const told = (['passed', 'failed', 'broken', 'skipped'] as const)
    .map((status) => [status, countStatus(cases, status)] as const)
    .filter(([status, number]) => number > 0 || status === 'passed')
    .map(([status, number]) => {
      const text = say(testTexts.number({ number, status: testTexts[status] }));
      if (status === 'passed') return number > 0 ? colors.green(text) : text;
      return status === 'skipped' ? colors.yellow(text) : colors.red(text);
    });
  const seconds = (milliseconds / 1000).toFixed(1);
  const result = told.join(', ');
  const { oneCase, cases: severalCases } = testTexts;
  const text =
    cases.length === 1
      ? oneCase({ result, seconds })
      : severalCases({ count: cases.length, result, seconds });
  return `${say(text)}\n`;
}
