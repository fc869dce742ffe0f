import {
  type CancellationToken,
  Location,
  l10n,
  Position,
  Range,
  type TestItem,
  TestMessage,
  type TestRun,
  Uri,
} from 'vscode';
import type { Coverage } from './coverage.js';
import type { FileLine, ReportedCase, ReportedFailure, TestReport } from './messages.js';
import { spawnTests } from './spawn-tests.js';
import { itemsOf, type TestItems } from './test-items.js';

/** How the cases of a file are run. */
export interface FileRun {
  readonly run: TestRun;
  readonly file: TestItem;
  /** The cases to run; all without it. */
  readonly cases: readonly TestItem[] | undefined;
  /** Whether to stop at the first failure. */
  readonly bail: boolean;
  /** Where to note what was touched. */
  readonly coverage: Coverage | undefined;
}

/**
 * Runs cases of a file, and shows what comes of each.
 * @param script what the process for tests runs
 * @returns the line that decided on the first failure; where none did, the expectation
 */
export async function runFileOfTests(
  script: string,
  items: TestItems,
  { run, file, cases, bail, coverage }: FileRun,
  token: CancellationToken,
): Promise<Location | undefined> {
  const uri = file.uri!;
  const all = cases ?? itemsOf(file.children);
  for (const item of all) run.started(item);
  const left = new Set(all);
  // A case that was not as expected with one release stays so, whatever comes with the next.
  const bad = new Set<TestItem>();
  let first: Location | undefined;
  const hear = (report: TestReport) => {
    if (report.kind === 'coverage') coverage?.add(report.lines);
    else if (report.kind === 'mistake') {
      const message = new TestMessage(report.message);
      message.location = report.at ? lineOf(report.at) : new Location(uri, new Position(0, 0));
      for (const item of all.length > 0 ? all : [file]) run.errored(item, message);
      left.clear();
    } else if (report.kind === 'case') {
      const item = items.find(file, report);
      if (!item) return;
      left.delete(item);
      const { failures } = report;
      if (report.status === 'failed') first ??= decidingLine(failures[0]) ?? rangeOf(uri, failures[0]!);
      if (report.status === 'failed' || report.status === 'broken') bad.add(item);
      else if (bad.has(item)) return;
      show(run, item, report, uri);
    }
  };
  const order = {
    kind: 'tests' as const,
    path: uri.fsPath,
    bail,
    coverage: coverage !== undefined,
    ...(cases
      ? { cases: cases.map(({ label, range }) => ({ name: label, line: range?.start.line ?? 0 })) }
      : {}),
  };
  try {
    await spawnTests(script, order, token, hear);
  } catch (error) {
    for (const item of left) run.errored(item, new TestMessage((error as Error).message));
    left.clear();
  }
  for (const item of left) run.skipped(item);
  return first;
}

function show(run: TestRun, item: TestItem, report: ReportedCase, uri: Uri): void {
  const { status, why, failures, milliseconds, target } = report;
  const output = (text: string) => run.appendOutput(`${text.replaceAll('\n', '\r\n')}\r\n`, undefined, item);
  if (status === 'passed') run.passed(item, milliseconds);
  if (status === 'broken') run.errored(item, new TestMessage(why ?? ''), milliseconds);
  if (status === 'skipped') {
    output(`${item.label}: ${why ?? ''}`);
    run.skipped(item);
  }
  if (status === 'failed') {
    for (const failure of failures) output(`${item.label} (${target})\n${sentence(failure)}`);
    const messages = failures.flatMap((failure) => messagesOf(failure, uri));
    run.failed(item, messages, milliseconds);
  }
}

/** A message where it is expected, and one at the line that decides. */
function messagesOf(failure: ReportedFailure, uri: Uri): TestMessage[] {
  const { what, expected, actual, reason } = failure;
  const text = reason === undefined ? what : `${what}\n${reason}`;
  const here = TestMessage.diff(text, expected, actual);
  here.location = rangeOf(uri, failure);
  const decided = decidingLine(failure);
  if (!decided) return [here];
  const there = TestMessage.diff(text, expected, actual);
  there.location = decided;
  return [here, there];
}

function sentence({ what, expected, actual, reason, decidedBy }: ReportedFailure): string {
  const line = decidedBy ? ` (${decidedBy.file}:${decidedBy.line})` : '';
  const because = reason === undefined ? '' : `\n  ${reason}${line}`;
  return `  ${what}\n  ${l10n.t('expected {0}', expected)}\n  ${l10n.t('actual {0}', actual)}${because}`;
}

function rangeOf(uri: Uri, { range: { start, end } }: ReportedFailure): Location {
  return new Location(uri, new Range(start.line, start.character, end.line, end.character));
}

function decidingLine(failure: ReportedFailure | undefined): Location | undefined {
  return failure?.decidedBy && lineOf(failure.decidedBy);
}

function lineOf({ file, line }: FileLine): Location {
  return new Location(Uri.file(file), new Range(line - 1, 0, line - 1, Number.MAX_SAFE_INTEGER));
}
