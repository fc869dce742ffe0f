import { existsSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { commandNamed, commandNames, DEFAULT } from './command-names.js';
import { UsageError } from './failure.js';
import { sayNearestReleases } from './nearest-release.js';
import { refuseTwice } from './refuse-twice.js';
import { nearest } from './suggestion.js';
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
    // After a command, an option is that command's.
    .enablePositionalOptions()
    .exitOverride()
    .hook('preSubcommand', beforeCommand)
    .hook('preAction', (_, command) => sayNearestReleases(command))
    .addHelpText(
      'after',
      `
Examples:
  checkconfig                                   check the mosquitto.conf of this folder
  checkconfig lint conf/*.conf --target 2.0.18  check several files for one release
  checkconfig active mosquitto.conf             print what is set, with line numbers
  checkconfig -f mosquitto.conf                 the same, like checkconfig.py`,
    );
  for (const command of commands) {
    refuseTwice(command);
    command.exitOverride().configureOutput({ outputError });
    program.addCommand(command, { isDefault: command.name() === DEFAULT });
  }
  refuseTwice(program);
  return program.configureOutput({ outputError });
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

/** `-f FILE` is a command of its own, and an unknown word may be a mistyped command. */
async function beforeCommand(program: Command, command: Command): Promise<void> {
  const { file } = program.opts<{ readonly file?: string }>();
  const [first, ...others] = program.args;
  if (file !== undefined) {
    if (first !== undefined)
      throw new UsageError(`--file prints one file and accepts no other argument, such as "${first}"`);
    const { printLegacy } = await import('./commands/legacy.js');
    await printLegacy(file);
    throw new CommanderError(0, 'checkconfig.file', '');
  }
  if (command.name() !== DEFAULT || first === undefined || !/^[a-z]+$/.test(first)) return;
  if (commandNamed(first) || existsSync(first)) return;
  const meant = nearest(first, commandNames);
  if (meant !== undefined)
    throw new UsageError(
      `there is no command or file "${first}"; did you mean "${['checkconfig', meant, ...others].join(' ')}"?`,
    );
}

/** Prints what commander finds wrong: one line, with the nearest right word. */
function outputError(text: string, write: (text: string) => void): void {
  const line = text.trim().replace(/\s*\n\s*/g, ' ');
  const [, given, choices] = /'([^']*)' is invalid.*\. Allowed choices are (.*)\.$/.exec(line) ?? [];
  const meant = given !== undefined && choices ? nearest(given, choices.split(', ')) : undefined;
  write(`${line}${meant === undefined ? '' : ` (Did you mean ${meant}?)`}\n`);
}
