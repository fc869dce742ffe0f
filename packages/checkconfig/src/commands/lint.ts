import { Command, Option } from 'commander';
import { checkMany, type Task } from '../check-many.js';
import { UsageError } from '../failure.js';
import { findFiles } from '../find-files.js';
import { fix, fixedText, patch, writeFixes } from '../fix-files.js';
import { formats } from '../formats/index.js';
import { addReadingOptions, targetOf } from '../host-options.js';
import { type PlanOptions, plan } from '../plan.js';
import type { FileResult } from '../result.js';
import { statistics } from '../statistics.js';
import { watch } from '../watch.js';

interface LintOptions extends PlanOptions {
  readonly format?: string;
  readonly color?: boolean;
  readonly quiet?: boolean;
  readonly maxWarnings?: number;
  readonly statistics?: boolean;
  readonly watch?: boolean;
  readonly fix?: boolean;
  readonly fixUnsafe?: boolean;
  readonly fixDryRun?: boolean;
}

/** `checkconfig lint`: what is wrong, where, why, and what to do. */
export function lintCommand(): Command {
  const command = new Command('lint')
    .description('check configurations and say what is wrong (the default command)')
    .argument(
      '[path...]',
      'files (configurations, or ACL files alone), folders and globs; - for standard input',
    );
  const collect = (value: string, previous: string[] | undefined) => [...(previous ?? []), value];
  return addReadingOptions(command)
    .addOption(
      new Option('--format <format>', 'how to print (default: pretty, or github in GitHub Actions)').choices(
        Object.keys(formats),
      ),
    )
    .option('-q, --quiet', 'print errors only')
    .option('--max-warnings <n>', 'exit with 1 when there are more warnings than this', wholeNumber)
    .addOption(
      new Option(
        '--rule <id=severity>',
        'how a rule counts: off, info, warning or error; repeatable',
      ).argParser(collect),
    )
    .option('--statistics', 'print how often each rule found something, instead of the findings')
    .option('--fix', 'apply the fixes that change nothing but what was wrong')
    .option('--fix-unsafe', 'apply also those that change what the broker does')
    .option('--fix-dry-run', 'print what fixing would change, as a diff, and write nothing')
    .option('--config <file>', 'a settings file for all (default: the nearest checkconfig.yaml or .json)')
    .option('--no-config', 'use no settings file')
    .option('--stdin-filename <path>', 'the name and place of what is read from standard input')
    .option('-w, --watch', 'check again whenever a file changes')
    .addOption(new Option('--color', 'use colours, also where the output is no terminal'))
    .addOption(new Option('--no-color', 'use no colours (so does the variable NO_COLOR)'))
    .addHelpText(
      'after',
      `
Exit code: 0 clean, 1 errors (or too many warnings), 2 wrong use or an internal error.

Examples:
  checkconfig lint                                   the mosquitto.conf that is found here
  checkconfig lint /etc/mosquitto/mosquitto.conf --target debian-12
  checkconfig lint . --max-warnings 0                every mosquitto.conf below this folder
  checkconfig lint m.conf --map /mosquitto/config=.  a configuration for a container
  checkconfig lint m.conf --fix-dry-run              what the safe fixes would change
  cat m.conf | checkconfig lint - --format json`,
    )
    .action(lint);
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new UsageError(`--max-warnings wants a whole number, not "${text}"`);
  return Number(text);
}

async function lint(paths: readonly string[], options: LintOptions): Promise<void> {
  if (!options.watch) return once(paths, options);
  if (paths.includes('-')) throw new UsageError('--watch needs files to watch, not standard input');
  await watch(() => once(paths, options), paths);
}

async function once(paths: readonly string[], options: LintOptions): Promise<void> {
  const release = targetOf(options);
  const wantsFixes = options.fix || options.fixUnsafe || options.fixDryRun;
  const task = { paths: await findFiles(paths), named: new Set(paths), options };
  const results = wantsFixes ? await fixMany(task, options) : await checkMany(task);
  const shown = options.quiet ? results.map(errorsOnly) : results;
  const format = formats[options.format ?? usualFormat()]!;
  const color = useColor(options.color);
  const text = options.statistics ? statistics(shown) : format({ release, results: shown, color });
  // What fixing prints belongs to other programs; what is left goes to the person.
  if (wantsFixes && (options.fixDryRun || paths.includes('-'))) process.stderr.write(text);
  else process.stdout.write(text);
  process.exitCode = isClean(results, options.maxWarnings) ? 0 : 1;
}

/** Fixes files one after the other: writes them, or prints what would be written. */
async function fixMany({ paths, named }: Task, options: LintOptions): Promise<readonly FileResult[]> {
  const results: FileResult[] = [];
  for await (const check of plan(paths, named, options)) {
    const fixed = fix(check, options.fixUnsafe ?? false);
    results.push(fixed.result);
    if (options.fixDryRun) process.stdout.write(patch(check, fixed));
    else if (named.has('-')) process.stdout.write(fixedText(check, fixed));
    else writeFixes(check, fixed);
  }
  return results;
}

function usualFormat(): string {
  return process.env.GITHUB_ACTIONS === 'true' ? 'github' : 'pretty';
}

function errorsOnly(result: FileResult): FileResult {
  return { ...result, diagnostics: result.diagnostics.filter(({ severity }) => severity === 'error') };
}

function isClean(results: readonly FileResult[], maxWarnings = Number.POSITIVE_INFINITY): boolean {
  const all = results.flatMap(({ diagnostics }) => diagnostics);
  const count = (severity: string) => all.filter((diagnostic) => diagnostic.severity === severity).length;
  return count('error') === 0 && count('warning') <= maxWarnings;
}

/** --color and --no-color first, then NO_COLOR, then whether there is a terminal. */
function useColor(chosen: boolean | undefined): boolean {
  if (process.argv.includes('--color') || process.argv.includes('--no-color')) return chosen ?? false;
  if (process.env.NO_COLOR) return false;
  if (process.env.FORCE_COLOR) return true;
  return process.stdout.isTTY === true;
}
