import { dirname } from 'node:path';
import { readBounded } from '@mosquitto-conf/config/node';
import { decode } from '@mosquitto-conf/grammar';
import type * as tests from '@mosquitto-conf/test/internal';
import { Command, Option } from 'commander';
import { collect } from '../collect.js';
import { addColorOptions, type ColorOptions, usesColor } from '../color.js';
import { UsageError } from '../failure.js';
import { findTestFiles } from '../find-test-files.js';
import { coverageFormats } from '../formats/coverage/index.js';
import { addFormatOption, formatNamed } from '../formats/format.js';
import { testReporters } from '../formats/test/index.js';
import { casesOf, differences, type TestReport } from '../formats/test/test-report.js';
import { releaseNamed, targetOption } from '../host-options.js';
import { writeFirstTests } from '../init-tests.js';
import { languageOfRun, say } from '../language.js';
import { Output } from '../output.js';
import { print } from '../print.js';
import { TestProgress } from '../test-progress.js';
import { testTexts } from '../texts/test.js';
import { watch } from '../watch.js';
import { type Change, writeFiles } from '../write/write-files.js';

/** What the command needs of the tests. */
type Tests = typeof tests;

/** Signals that end a run, with the exit code for each: what was made for the tests is removed. */
const INTERRUPTS = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const;

interface TestOptions extends ColorOptions {
  readonly target?: string;
  readonly engine?: readonly string[];
  readonly binary?: string;
  readonly filter?: string;
  readonly bail?: boolean;
  readonly watch?: boolean;
  readonly update?: boolean;
  readonly coverage?: string | true;
  readonly init?: string;
  readonly reporter?: string;
}

/** `checkconfig test`: runs `*.mosquitto-test.yaml`. Its help does not need what runs them. */
export function testCommand(): Command {
  const formats = coverageFormats.map(({ name }) => name);
  const command = new Command('test')
    .description(say(testTexts.description))
    .argument('[path...]', say(testTexts.paths))
    .addOption(targetOption('targetOfTests'))
    .option('--engine <engine>', say(testTexts.engine), collect)
    .option('--binary <path>', say(testTexts.binary))
    .option('--filter <text>', say(testTexts.filter))
    .option('--bail', say(testTexts.bail))
    .option('--watch', say(testTexts.watch))
    .option('--update', say(testTexts.update))
    .addOption(new Option('--coverage [format]', say(testTexts.coverage)).choices(formats))
    .option('--init <configuration>', say(testTexts.init));
  return addColorOptions(addFormatOption(command, testReporters, undefined, 'reporter'))
    .addHelpText('after', say(testTexts.help))
    .action(async (paths: readonly string[], options: TestOptions) =>
      test(await import('../configuration-tests.js'), paths, options),
    );
}

async function test(tests: Tests, paths: readonly string[], options: TestOptions): Promise<void> {
  if (options.init !== undefined) {
    if (paths.length > 0) throw new UsageError(testTexts.initTakesOne);
    const path = await writeFirstTests(tests, options.init, options.target);
    print(`${say(testTexts.written({ path }))}\n`);
    return;
  }
  if (!options.watch) {
    for (const [signal, code] of INTERRUPTS) process.once(signal, () => process.exit(code));
    return (await once(tests, paths, options)).print();
  }
  if (options.update) throw new UsageError(testTexts.updateOrWatch);
  const folders = new Set((await findTestFiles(paths)).map((path) => dirname(path)));
  await watch(() => once(tests, paths, options, folders), folders);
}

/** @param folders where files that decide are, to which those of the configurations are added */
async function once(
  tests: Tests,
  paths: readonly string[],
  options: TestOptions,
  folders = new Set<string>(),
): Promise<Output> {
  const start = performance.now();
  const files = await findTestFiles(paths);
  const { results, covered } = await runAll(tests, files, options, folders);
  const report: TestReport = {
    files: results,
    color: usesColor(options),
    milliseconds: performance.now() - start,
  };
  const output = new Output();
  output.stdout = formatNamed(testReporters, options.reporter).write(report);
  output.exitCode = exitCode(report);
  if (casesOf(report).length === 0 && output.exitCode === 0)
    throw new UsageError(
      options.filter === undefined ? testTexts.noCases : testTexts.noSuchCase({ filter: options.filter }),
    );
  if (options.coverage !== undefined) addCoverage(output, covered, options.coverage);
  if (options.update) output.stderr += update(tests, results);
  return output;
}

function addCoverage(output: Output, covered: readonly tests.Covered[], named: string | true): void {
  const format = formatNamed(coverageFormats, named === true ? undefined : named);
  const text = format.write(covered);
  if (format === coverageFormats[0]) {
    output.stdout += `\n${text}`;
    return;
  }
  output.stderr += output.stdout;
  output.stdout = text;
}

/** Writes what is into the test files. @returns what was written */
function update({ updateTests }: Pick<Tests, 'updateTests'>, results: readonly tests.FileResult[]): string {
  const changes: Change[] = [];
  let told = '';
  for (const result of results) {
    if (!result.runs.some(({ cases }) => cases.some(({ status }) => status === 'failed'))) continue;
    const before = readBounded(result.path);
    const { text, changed, left } = updateTests(decode(before), result);
    if (changed > 0) changes.push({ path: result.path, before, content: text });
    const { updated, updatedPartly } = testTexts;
    const counts = { path: result.path, changed };
    told += `${say(left > 0 ? updatedPartly({ ...counts, left }) : updated(counts))}\n`;
  }
  writeFiles(changes);
  return told;
}

async function runAll(tests: Tests, files: readonly string[], options: TestOptions, folders: Set<string>) {
  const { filter, bail = false, target } = options;
  const { runFile, isBad, coverageOf, mergeCoverage } = tests;
  const engines = enginesOf(tests, options);
  const progress = new TestProgress();
  const results: tests.FileResult[] = [];
  const setups: Parameters<typeof coverageOf>[] = [];
  for (const path of files) {
    const result = await runFile(path, {
      engines,
      language: languageOfRun(),
      bail,
      ...(filter === undefined ? {} : { filter }),
      ...(target === undefined ? {} : { target: releaseNamed(target) }),
      onCase: (one) => progress.add(one, isBad(one)),
      onSetup: (setup, touched) => {
        setups.push([setup, touched]);
        folders.add(dirname(setup.path));
      },
    });
    results.push(result);
    for (const { file } of result.mistakes) folders.add(dirname(file));
    if (bail && (result.mistakes.length > 0 || result.runs.some(({ cases }) => cases.some(isBad)))) break;
  }
  progress.end();
  return { results, covered: mergeCoverage(setups.map((one) => coverageOf(...one))) };
}

/** @throws UsageError where an engine is named wrongly, or is not here */
function enginesOf(
  { EngineError, findEngines }: Tests,
  { engine = [], binary }: TestOptions,
): readonly tests.Engine[] {
  try {
    return findEngines(engine, binary);
  } catch (error) {
    throw error instanceof EngineError ? new UsageError(error.text) : error;
  }
}

/** 2 where a test could not run, 1 where a case is not as expected. */
function exitCode(report: TestReport): number {
  const cases = casesOf(report);
  const isBroken = cases.some(({ result }) => result.status === 'broken');
  if (isBroken || report.files.some(({ mistakes }) => mistakes.length > 0)) return 2;
  const isFailed = cases.some(({ result }) => result.status === 'failed');
  return isFailed || differences(report).length > 0 ? 1 : 0;
}
