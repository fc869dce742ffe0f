import { Command, Option } from 'commander';
import { UsageError } from '../failure.js';
import { findFiles } from '../find-files.js';
import { formats } from '../formats/index.js';
import { addReadingOptions, type ReadingOptions, targetOf } from '../host-options.js';
import { openInput } from '../read-input.js';
import { check, type FileResult } from '../result.js';

interface LintOptions extends ReadingOptions {
  readonly format: string;
  readonly color?: boolean;
  readonly maxWarnings?: number;
  readonly stdinFilename?: string;
}

/** `checkconfig lint`: what is wrong, where, why, and what to do. */
export function lintCommand(): Command {
  const command = new Command('lint')
    .description('check configurations and say what is wrong (the default command)')
    .argument('[path...]', 'files, folders and globs; - for standard input');
  return addReadingOptions(command)
    .addOption(
      new Option('--format <format>', 'how to print').choices(Object.keys(formats)).default('pretty'),
    )
    .option('--max-warnings <n>', 'exit with 1 when there are more warnings than this', wholeNumber)
    .option('--stdin-filename <path>', 'the name and place of what is read from standard input')
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
  cat m.conf | checkconfig lint - --format json`,
    )
    .action(lint);
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new UsageError(`--max-warnings wants a whole number, not "${text}"`);
  return Number(text);
}

async function lint(paths: readonly string[], options: LintOptions): Promise<void> {
  const release = targetOf(options);
  const results: FileResult[] = [];
  for (const path of await findFiles(paths)) {
    results.push(check(await openInput(path, options.stdinFilename), release, options));
  }
  const format = formats[options.format]!;
  process.stdout.write(format({ release, results, color: useColor(options.color) }));
  process.exitCode = isClean(results, options.maxWarnings) ? 0 : 1;
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
