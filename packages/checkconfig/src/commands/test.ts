import { dirname } from 'node:path';
import type * as tests from '@mosquitto-conf/test/internal';
import { Command } from 'commander';
import { addColorOptions, type ColorOptions, usesColor } from '../color.js';
import { UsageError } from '../failure.js';
import { findTestFiles } from '../find-test-files.js';
import { addFormatOption, formatNamed } from '../formats/format.js';
import { testReporters } from '../formats/test/index.js';
import { casesOf, differences, type TestReport } from '../formats/test/test-report.js';
import { releaseNamed, targetOption } from '../host-options.js';
import { Output } from '../output.js';
import { TestProgress } from '../test-progress.js';
import { watch } from '../watch.js';

/** What the command needs of the tests. */
type Tests = Pick<typeof tests, 'embedded' | 'isBad' | 'runFile'>;

interface TestOptions extends ColorOptions {
  readonly target?: string;
  readonly filter?: string;
  readonly bail?: boolean;
  readonly watch?: boolean;
  readonly reporter?: string;
}

/**
 * `checkconfig test`: runs `*.mosquitto-test.yaml`.
 * @param load loads what runs them when the command runs, so that its help does not need it
 */
export function testCommand(load: () => Promise<Tests>): Command {
  const command = new Command('test')
    .description('run unit tests for configurations: *.mosquitto-test.yaml')
    .argument('[path...]', 'test files, folders or globs (default: the current folder)')
    .addOption(targetOption(', instead of the targets that the test file names'))
    .option('--filter <text>', 'run only cases whose name contains this text')
    .option('--bail', 'stop at the first case that is not as expected')
    .option('--watch', 'run again whenever a file changes');
  return addColorOptions(addFormatOption(command, testReporters, undefined, 'reporter'))
    .addHelpText(
      'after',
      `
Exit code: 0 as expected, 1 a case is not as expected, 2 wrong use, or a test could not run.

Examples:
  checkconfig test
  checkconfig test door.mosquitto-test.yaml --filter alice
  checkconfig test tests --reporter junit > report.xml`,
    )
    .action(async (paths: readonly string[], options: TestOptions) => test(await load(), paths, options));
}

async function test(tests: Tests, paths: readonly string[], options: TestOptions): Promise<void> {
  if (!options.watch) return (await once(tests, paths, options)).print();
  const folders = (await findTestFiles(paths)).map((path) => dirname(path));
  await watch(() => once(tests, paths, options), folders);
}

async function once(tests: Tests, paths: readonly string[], options: TestOptions): Promise<Output> {
  const start = performance.now();
  const files = await findTestFiles(paths);
  const report: TestReport = {
    files: await runAll(tests, files, options),
    color: usesColor(options),
    milliseconds: performance.now() - start,
  };
  const output = new Output();
  output.stdout = formatNamed(testReporters, options.reporter).write(report);
  output.exitCode = exitCode(report);
  if (casesOf(report).length === 0 && output.exitCode === 0)
    throw new UsageError(
      options.filter === undefined ? 'there are no cases' : `no case has "${options.filter}" in its name`,
    );
  return output;
}

async function runAll({ runFile, isBad, embedded }: Tests, files: readonly string[], options: TestOptions) {
  const { filter, bail = false, target } = options;
  const progress = new TestProgress();
  const results: tests.FileResult[] = [];
  for (const path of files) {
    const result = await runFile(path, {
      engines: [embedded],
      bail,
      ...(filter === undefined ? {} : { filter }),
      ...(target === undefined ? {} : { target: releaseNamed(target) }),
      onCase: (one) => progress.add(one, isBad(one)),
    });
    results.push(result);
    if (bail && (result.mistakes.length > 0 || result.runs.some(({ cases }) => cases.some(isBad)))) break;
  }
  progress.end();
  return results;
}

/** 2 where a test could not run, 1 where a case is not as expected. */
function exitCode(report: TestReport): number {
  const cases = casesOf(report);
  const isBroken = cases.some(({ result }) => result.status === 'broken');
  if (isBroken || report.files.some(({ mistakes }) => mistakes.length > 0)) return 2;
  const isFailed = cases.some(({ result }) => result.status === 'failed');
  return isFailed || differences(report).length > 0 ? 1 : 0;
}
