import type { CaseResult, FileResult, Line, RunResult } from '@mosquitto-conf/test/internal';
import { testTexts } from '../../texts/test.js';
import { jsonText } from '../format.js';
import { casesOf, countStatus, differences, type TestReporter } from './test-report.js';

/** The shape that programs read: version 1 of `schemas/test-report.schema.json`. */
export const json: TestReporter = {
  name: 'json',
  summary: testTexts.json,
  write(report) {
    const cases = casesOf(report);
    return jsonText({
      version: 1,
      passed: countStatus(cases, 'passed'),
      failed: countStatus(cases, 'failed'),
      broken: countStatus(cases, 'broken'),
      skipped: countStatus(cases, 'skipped'),
      files: report.files.map(file),
      differences: differences(report).map(({ file: { path }, name, what, engines }) => ({
        file: path,
        name,
        what,
        engines: engines.map(([engine, actual]) => ({ engine, actual })),
      })),
    });
  },
};

function file({ path, mistakes, runs }: FileResult) {
  return { path, mistakes, runs: runs.map((one) => run(one)) };
}

function run({ engine, configuration, target, cases }: RunResult) {
  return { engine, configuration, target, cases: cases.map(caseOf) };
}

function caseOf({ name, status, spot, why, failures, milliseconds }: CaseResult) {
  return {
    name,
    status,
    ...at(spot),
    ...(why === undefined ? {} : { why }),
    milliseconds: Math.round(milliseconds),
    failures: failures.map(({ what, expected, actual, reason, spot: where }) => ({
      what,
      expected,
      actual,
      ...at(where),
      ...(reason ? { reason: reason.text, ...(reason.line ? { decidedBy: lineOf(reason.line) } : {}) } : {}),
    })),
  };
}

function at({ range }: CaseResult['spot']) {
  return { line: range.start.line + 1, column: range.start.character + 1 };
}

function lineOf({ file, line }: Line) {
  return { file, line };
}
