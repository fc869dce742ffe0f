import { dirname } from 'node:path';
import type { Release } from '@mosquitto-conf/config';
import { categories, profiles, rules, type Severity } from '@mosquitto-conf/validator';
import { Command, Option } from 'commander';
import { accessKinds } from '../access-kinds.js';
import { addSuppressions } from '../add-suppressions.js';
import { readBaseline, withoutBaseline, writeBaseline } from '../baseline.js';
import { onlyChanged } from '../changed-files.js';
import { checkMany } from '../check-many.js';
import { collect } from '../collect.js';
import { addColorOptions, type ColorOptions } from '../color.js';
import { UsageError } from '../failure.js';
import { parseBridges } from '../far-ends.js';
import { findFiles, isOfThisMachine } from '../find-files.js';
import { fix, fixedText, patch, writeFixes } from '../fix-files.js';
import { hiddenNote, machineNotes, nearestNotes } from '../formats/findings.js';
import { addFormatOption, formatNamed } from '../formats/format.js';
import { formats } from '../formats/index.js';
import { json } from '../formats/json.js';
import { pretty } from '../formats/pretty.js';
import { withMains } from '../fragments.js';
import { addFileOptions, releaseNamed, targetOf, targetOption } from '../host-options.js';
import { reportFailures } from '../isolate.js';
import { note, say, written } from '../language.js';
import { Output } from '../output.js';
import { checkEach, checkOptions, type PlanOptions, type Task } from '../plan.js';
import { type Check, countOf, type FileResult } from '../result.js';
import { addSettingsOptions } from '../settings-options.js';
import { mergeTargets, withReleases } from '../several-targets.js';
import { statistics } from '../statistics.js';
import { suggesting } from '../suggested-words.js';
import { terminalOf } from '../terminal.js';
import { lintTexts } from '../texts/lint.js';
import { watch } from '../watch.js';

interface LintOptions extends Omit<PlanOptions, 'target'>, ColorOptions {
  readonly target?: readonly string[];
  readonly format?: string;
  readonly quiet?: boolean;
  readonly info?: boolean;
  readonly maxWarnings?: number;
  readonly statistics?: boolean;
  readonly watch?: boolean;
  readonly changed?: string | true;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly failOn?: 'warning' | 'info';
  readonly fix?: boolean;
  readonly fixUnsafe?: boolean;
  readonly fixDryRun?: boolean;
  readonly addSuppressions?: boolean;
}

/** `checkconfig lint`: what is wrong, where, why, and what to do. */
export function lintCommand(): Command {
  const command = new Command('lint')
    .description(say(lintTexts.description))
    .argument('[path...]', say(lintTexts.paths));
  command.addOption(targetOption('targets').argParser(collect));
  addFormatOption(addFileOptions(command), formats, say(lintTexts.formatDefault));
  addSettingsOptions(command);
  return addColorOptions(command)
    .option('-q, --quiet', say(lintTexts.quiet))
    .option('--info', say(lintTexts.info))
    .option('--max-warnings <n>', say(lintTexts.maxWarnings), wholeNumber)
    .addOption(
      suggesting(
        new Option('--rule <rule=severity>', say(lintTexts.rule)).argParser(collect),
        [...rules.map(({ id }) => id), ...Object.keys(categories), 'all'].map((name) => `${name}=off`),
      ),
    )
    .addOption(new Option('--bridge <name=file>', say(lintTexts.bridge)).argParser(collect))
    .addOption(new Option('-p, --profile <name>', say(lintTexts.profile)).choices(Object.keys(profiles)))
    .option('--statistics', say(lintTexts.statistics))
    .option('--fix', say(lintTexts.fix))
    .option('--fix-unsafe', say(lintTexts.fixUnsafe))
    .option('--fix-dry-run', say(lintTexts.fixDryRun))
    .option('--add-suppressions', say(lintTexts.addSuppressions))
    .option('-w, --watch', say(lintTexts.watch))
    .addOption(new Option('--fail-on <severity>', say(lintTexts.failOn)).choices(['warning', 'info']))
    .option('--changed [ref]', say(lintTexts.changed))
    .option('--baseline <file>', say(lintTexts.baseline))
    .option('--update-baseline', say(lintTexts.updateBaseline))
    .addHelpText('after', say(lintTexts.help))
    .action(lint);
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new UsageError(lintTexts.maxWarningsWants({ text }));
  return Number(text);
}

async function lint(paths: readonly string[], options: LintOptions): Promise<void> {
  if (!options.watch) return (await once(paths, options)).print();
  if (paths.includes('-')) throw new UsageError(lintTexts.watchNeedsFiles);
  const folders = (await findFiles(paths)).map((path) => dirname(path));
  await watch(() => once(paths, options), folders);
}

async function once(paths: readonly string[], options: LintOptions): Promise<Output> {
  const output = new Output();
  if (options.updateBaseline && options.baseline === undefined)
    throw new UsageError(lintTexts.updateNeedsBaseline);
  const all = await resultsOf(paths, options, output);
  const [name] = unknownBridges(all, options);
  if (name !== undefined) throw new UsageError(lintTexts.unknownBridge({ name }));
  const isComplete = reportFailures(all);
  const { results, known } = settle(all, options);
  const failing = failingSeverities(results, options);
  const format = formatNamed(formats, options.format ?? usualFormat());
  const withNotes = options.info || !(format.isForReading || options.statistics);
  const severities = shownSeverities(options, withNotes);
  const shown = results.map((result) => only(severities, result));
  const hidden = options.quiet || withNotes ? 0 : countIn(results, 'info');
  const text = options.statistics
    ? statistics(shown)
    : format.write({
        release: targetsOf(options)[0]!.release,
        results: format.isData ? shown : shown.map(withReleases),
        terminal: await terminalOf(options),
        hidden,
        failing,
      });
  // What a format says itself is not said twice.
  const notes = [
    ...(format === json ? [] : machineNotes(shown)),
    ...(options.statistics || (format !== pretty && format !== json) ? nearestNotes(shown) : []),
    ...(options.statistics || format !== pretty ? [hiddenNote(hidden)] : []),
    ...(known === 1 ? [say(lintTexts.oneKnown)] : known > 1 ? [say(lintTexts.severalKnown({ known }))] : []),
  ];
  for (const one of notes) if (one !== undefined) output.stderr += note(written(one));
  // What fixing prints belongs to other programs; what is left goes to the person.
  if (options.fixDryRun || (wantsFixes(options) && paths.includes('-'))) output.stderr += text;
  else output.stdout += text;
  output.exitCode = !isComplete ? 2 : failing.every((severity) => countIn(results, severity) === 0) ? 0 : 1;
  return output;
}

/** Checks the files, for each release that is named. */
async function resultsOf(
  paths: readonly string[],
  options: LintOptions,
  output: Output,
): Promise<readonly FileResult[]> {
  const targets = targetsOf(options);
  if (options.addSuppressions && (options.fix || options.fixUnsafe))
    throw new UsageError(lintTexts.fixesFirst);
  if (targets.length > 1 && wantsFixes(options)) throw new UsageError(lintTexts.oneTarget);
  const { target: _, ...given } = options;
  for (const { asked } of targets)
    await checkOptions({ options: asked === undefined ? given : { ...given, target: asked } });
  const found = await findFiles(options.changed !== undefined && paths.length === 0 ? ['.'] : paths);
  const others =
    given.checkFiles === undefined && isOfThisMachine(paths, found) ? { ...given, checkFiles: true } : given;
  const forTarget = (target: string | undefined): PlanOptions =>
    target === undefined ? others : { ...others, target };
  const ref = options.changed === true ? 'HEAD' : options.changed;
  const kept = ref === undefined ? found : await onlyChanged(found, ref, others);
  const { paths: files, shown } = await withMains(kept, others);
  // What names a file does not depend on the release.
  const kinds = await accessKinds(files, others);
  const taskFor = (target: string | undefined): Task => ({
    paths: files,
    named: new Set(paths),
    options: { ...forTarget(target), accessKinds: kinds },
  });
  if (wantsFixes(options)) return (await fixMany(taskFor(options.target?.[0]), options, output)).map(shown);
  if (targets.length === 1) return (await checkMany(taskFor(options.target?.[0]))).map(shown);
  const runs: (readonly FileResult[])[] = [];
  for (const { asked } of targets) runs.push((await checkMany(taskFor(asked))).map(shown));
  return mergeTargets(runs);
}

/** The releases that `--target` names, each once; the latest where it names none. */
function targetsOf({ target = [] }: LintOptions): readonly { asked?: string; release: Release }[] {
  if (target.length === 0) return [{ release: targetOf({}) }];
  const named = new Map<string, { asked: string; release: Release }>();
  for (const asked of target) {
    const release = releaseNamed(asked);
    if (!named.has(release.name)) named.set(release.name, { asked, release });
  }
  return [...named.values()];
}

function wantsFixes({ fix, fixUnsafe, fixDryRun, addSuppressions }: LintOptions): boolean {
  return fix === true || fixUnsafe === true || fixDryRun === true || addSuppressions === true;
}

/** Changes files one after the other: writes them, or prints what would be written. */
async function fixMany(task: Task, options: LintOptions, output: Output): Promise<readonly FileResult[]> {
  const results: FileResult[] = [];
  const fixOne = (check: Check): FileResult => {
    const fixed = options.addSuppressions
      ? addSuppressions(check, shownSeverities(options))
      : fix(check, options.fixUnsafe ?? false);
    if (options.fixDryRun) output.stdout += patch(check, fixed);
    else if (task.named.has('-')) output.stdout += fixedText(check, fixed);
    else writeFixes(check, fixed);
    return fixed.result;
  };
  for await (const { result } of checkEach(task, fixOne)) if (result) results.push(result);
  return results;
}

function shownSeverities(
  { quiet, info }: LintOptions,
  withNotes: boolean | undefined = info,
): readonly Severity[] {
  if (quiet) return ['error'];
  return withNotes ? ['error', 'warning', 'info'] : ['error', 'warning'];
}

function usualFormat(): string {
  return process.env.GITHUB_ACTIONS === 'true' ? 'github' : 'pretty';
}

function only(severities: readonly Severity[], result: FileResult): FileResult {
  return {
    ...result,
    diagnostics: result.diagnostics.filter(({ severity }) => severities.includes(severity)),
  };
}

function countIn(results: readonly FileResult[], severity: Severity): number {
  return results.reduce((sum, { diagnostics }) => sum + countOf(diagnostics, severity), 0);
}

/** The severities whose findings make the run fail. */
function failingSeverities(
  results: readonly FileResult[],
  { maxWarnings, failOn }: LintOptions,
): readonly Severity[] {
  const isOver =
    maxWarnings === undefined ? isOverLimits(results) : countIn(results, 'warning') > maxWarnings;
  return [
    'error',
    ...(failOn !== undefined || isOver ? ['warning' as const] : []),
    ...(failOn === 'info' ? ['info' as const] : []),
  ];
}

/** Whether the files that a settings file is for have more warnings than it accepts. */
function isOverLimits(results: readonly FileResult[]): boolean {
  const warnings = new Map<string, number>();
  return results.some(({ limit, diagnostics }) => {
    if (!limit) return false;
    const sum = (warnings.get(limit.settings) ?? 0) + countOf(diagnostics, 'warning');
    warnings.set(limit.settings, sum);
    return sum > limit.maxWarnings;
  });
}

/** Bridges that `--bridge` names and that no configuration has. Settings may be for other configurations too. */
function unknownBridges(results: readonly FileResult[], { bridge }: LintOptions): readonly string[] {
  const checked = results.filter(({ failure }) => !failure);
  if (checked.length === 0) return [];
  return Object.keys(parseBridges(bridge)).filter((name) =>
    checked.every(({ unknownBridges = [] }) => unknownBridges.includes(name)),
  );
}

/** What is left to tell, and how many findings the baseline has. */
function settle(results: readonly FileResult[], { baseline, updateBaseline }: LintOptions) {
  if (baseline === undefined) return { results, known: 0 };
  if (updateBaseline) writeBaseline(baseline, results);
  return withoutBaseline(results, readBaseline(baseline));
}
