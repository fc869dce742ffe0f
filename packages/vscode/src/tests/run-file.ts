/// <reference types="node" />
import {
  type CaseResult,
  coverageOf,
  embedded,
  isBad,
  mergeCoverage,
  runFile,
} from '@mosquitto-conf/test/internal';
import type { ReportedCase, TestOrder, TestReport } from './messages.js';

/** Runs a test file in this process, and reports the results. */
export async function runTests(
  { path, cases, bail, coverage }: TestOrder,
  tell: (report: TestReport) => void,
): Promise<void> {
  const setups: Parameters<typeof coverageOf>[] = [];
  const { mistakes } = await runFile(path, {
    engines: [embedded],
    bail,
    ...(cases
      ? {
          isChosen: ({ name, spot }) =>
            cases.some((one) => one.name === name && one.line === spot.range.start.line),
        }
      : {}),
    onCase: (result, { target }) => tell(reported(result, target)),
    onSetup: (setup, touched) => setups.push([setup, touched]),
  });
  for (const { message, file, line, column } of mistakes)
    tell({
      kind: 'mistake',
      message,
      ...(line === undefined ? {} : { at: { file, line } }),
      ...(column === undefined ? {} : { column }),
    });
  if (coverage) tell({ kind: 'coverage', lines: mergeCoverage(setups.map((one) => coverageOf(...one))) });
  tell({ kind: 'done' });
}

function reported(result: CaseResult, target: string): ReportedCase {
  const { name, spot, status, why, milliseconds } = result;
  // If a case passed, what could not be checked is not reported.
  const isTold = why !== undefined && (isBad(result) || status === 'skipped');
  return {
    kind: 'case',
    name,
    line: spot.range.start.line,
    status,
    ...(isTold ? { why } : {}),
    target: `Mosquitto ${target}`,
    milliseconds,
    failures: result.failures.map(({ what, expected, actual, reason, spot: { range } }) => ({
      what,
      expected,
      actual,
      range,
      ...(reason ? { reason: reason.text } : {}),
      ...(reason?.line && !reason.line.isMade ? { decidedBy: reason.line } : {}),
    })),
  };
}
