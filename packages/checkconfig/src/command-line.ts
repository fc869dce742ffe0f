import { existsSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { addHelp } from './command-help.js';
import { commandNamed, commandNames, DEFAULT } from './command-names.js';
import { UsageError } from './failure.js';
import { say } from './language.js';
import { sayNearestReleases } from './nearest-release.js';
import { print, printError } from './print.js';
import { refuseTwice } from './refuse-twice.js';
import { nearest } from './suggestion.js';
import { commandLineTexts } from './texts/command-line.js';
import { version } from './version.js';
import { outputError } from './wrong-use.js';

/** The command line with the commands that it may name. */
export function commandLine(commands: readonly Command[]): Command {
  const program = new Command('checkconfig')
    .description(say(commandLineTexts.description))
    .version(version, '-V, --version', say(commandLineTexts.version))
    .option('-f, --file <file>', say(commandLineTexts.file))
    .helpCommand('help [COMMAND]', say(commandLineTexts.helpCommand))
    // After a command, an option is that command's.
    .enablePositionalOptions()
    .exitOverride()
    .hook('preSubcommand', beforeCommand)
    .hook('preAction', (_, command) => sayNearestReleases(command))
    .addHelpText('after', say(commandLineTexts.examples));
  for (const command of commands) {
    refuseTwice(command);
    addHelp(command).exitOverride().configureOutput({ outputError, writeOut: print, writeErr: printError });
    program.addCommand(command, { isDefault: command.name() === DEFAULT });
  }
  refuseTwice(program);
  return addHelp(program).configureOutput({ outputError, writeOut: print, writeErr: printError });
}

/** Does what the words say; the exit code is left in `process.exitCode`. */
export async function obey(program: Command, argv: readonly string[]): Promise<void> {
  const [, , first, asked] = argv;
  if (first === 'help' && asked !== undefined) mustBeCommand(asked);
  try {
    await program.parseAsync(argv as string[]);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and version end here too; commander has printed what there is to say.
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  }
}

/** @throws UsageError for a word that `help` knows nothing of */
function mustBeCommand(asked: string): void {
  if (commandNamed(asked) || asked === 'help' || asked.startsWith('-')) return;
  const meant = nearest(asked, commandNames);
  const { noHelp, noHelpMeant } = commandLineTexts;
  throw new UsageError(meant === undefined ? noHelp({ asked }) : noHelpMeant({ asked, meant }));
}

/** `-f FILE` is a command of its own, and an unknown word may be a mistyped command. */
async function beforeCommand(program: Command, command: Command): Promise<void> {
  const { file } = program.opts<{ readonly file?: string }>();
  const [first, ...others] = program.args;
  if (file !== undefined) {
    if (first !== undefined) throw new UsageError(commandLineTexts.fileTakesNothing({ first }));
    const { printLegacy } = await import('./commands/legacy.js');
    await printLegacy(file);
    throw new CommanderError(0, 'checkconfig.file', '');
  }
  if (command.name() !== DEFAULT || first === undefined || !/^[a-z]+$/.test(first)) return;
  if (commandNamed(first) || existsSync(first)) return;
  const meant = nearest(first, commandNames);
  if (meant !== undefined)
    throw new UsageError(
      commandLineTexts.noSuchCommand({ first, command: ['checkconfig', meant, ...others].join(' ') }),
    );
}
