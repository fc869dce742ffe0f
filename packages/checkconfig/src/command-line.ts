import { Command, CommanderError } from 'commander';
import { version } from './version.js';

/** The command line with the commands that it may name. */
export function commandLine(commands: readonly Command[]): Command {
  const program = new Command('checkconfig')
    .description('Check mosquitto.conf the way a release of the broker reads it.')
    .version(version, '-V, --version', 'print the version')
    .option('-f, --file <file>', 'print the active lines of one file, like checkconfig.py')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [COMMAND]', 'print help for a command')
    .configureHelp({ showGlobalOptions: false })
    .exitOverride()
    .addHelpText(
      'after',
      `
Examples:
  checkconfig                                   check the mosquitto.conf of this folder
  checkconfig lint conf/*.conf --target 2.0.18  check several files for one release
  checkconfig active mosquitto.conf             print what is set, with line numbers
  checkconfig -f mosquitto.conf                 the same, like checkconfig.py`,
    );
  for (const command of commands)
    program.addCommand(command.exitOverride(), { isDefault: command.name() === 'lint' });
  return program;
}

/** Does what the words say; the exit code is left in `process.exitCode`. */
export async function obey(program: Command, argv: readonly string[]): Promise<void> {
  try {
    await program.parseAsync(argv as string[]);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and version end here too; commander has printed what there is to say.
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  }
}
