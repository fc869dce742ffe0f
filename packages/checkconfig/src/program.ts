import { Command, CommanderError } from 'commander';
import { activeCommand } from './commands/active.js';
import { completionCommand } from './commands/completion.js';
import { diffCommand } from './commands/diff.js';
import { effectiveCommand } from './commands/effective.js';
import { explainCommand } from './commands/explain.js';
import { formatCommand } from './commands/format.js';
import { printLegacy } from './commands/legacy.js';
import { lintCommand } from './commands/lint.js';
import { lspCommand } from './commands/lsp.js';
import { runCommand } from './commands/run.js';
import { upgradeCommand } from './commands/upgrade.js';
import { UsageError } from './failure.js';
import { version } from './version.js';

/** The whole command line, for running it and for making completions of it. */
export function createProgram(): Command {
  const program = new Command('checkconfig')
    .description('Check mosquitto.conf as any release of the broker would read it.')
    .version(version, '-V, --version', 'print the version')
    .option('-f, --file <file>', 'print the active lines of one file, as checkconfig.py does')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [COMMAND]', 'print help for a command')
    .configureHelp({ showGlobalOptions: false })
    .exitOverride()
    .addHelpText(
      'after',
      `
Examples:
  checkconfig                                   check the mosquitto.conf that is found here
  checkconfig lint conf/*.conf --target 2.0.18  check several files for one release
  checkconfig active mosquitto.conf             print what is set, with line numbers
  checkconfig -f mosquitto.conf                 the same, as checkconfig.py prints it`,
    );
  program.addCommand(lintCommand(), { isDefault: true });
  program.addCommand(activeCommand());
  program.addCommand(formatCommand());
  program.addCommand(upgradeCommand());
  program.addCommand(explainCommand());
  program.addCommand(effectiveCommand());
  program.addCommand(diffCommand());
  program.addCommand(lspCommand());
  program.addCommand(runCommand());
  program.addCommand(completionCommand(createProgram));
  for (const command of program.commands) command.exitOverride();
  return program;
}

/** Runs the command line; the exit code is left in `process.exitCode`. */
export async function run(argv: readonly string[]): Promise<void> {
  const [first, file] = argv.slice(2);
  if (first === '-f' || first === '--file') {
    if (file === undefined) throw new UsageError(`${first} wants a file`);
    return printLegacy(file);
  }
  try {
    await createProgram().parseAsync(argv as string[]);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and version end here too; commander has printed what there is to say.
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  }
}
