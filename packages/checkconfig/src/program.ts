import type { Language } from '@mosquitto-conf/config';
import { Command } from 'commander';
import { commandLine, obey } from './command-line.js';
import { commandNamed, commandNames, DEFAULT } from './command-names.js';
import { commands } from './commands/index.js';
import type { CommandDescription } from './describe-commands.js';
import { fail } from './failure.js';
import { useLanguage } from './language.js';

/** The commands, their options and their formats, for the documentation. */
export async function commandDescriptions(): Promise<readonly CommandDescription[]> {
  const { describeCommands } = await import('./describe-commands.js');
  return describeCommands(await createProgram());
}

/** The whole command line: for its help, and for completions. */
export async function createProgram(): Promise<Command> {
  return commandLine(await Promise.all(commandNames.map((name) => commands[name](createProgram))));
}

/**
 * Runs the command line; the exit code is left in `process.exitCode`.
 * @param language of what it prints, English by default
 */
export async function run(argv: readonly string[], language: Language = {}): Promise<void> {
  useLanguage(language);
  try {
    await obey(await programFor(argv.slice(2)), argv);
  } catch (error) {
    fail(error);
  }
}

/** The command line with no more commands than the words need: each is loaded from files of its own. */
async function programFor(words: readonly string[]): Promise<Command> {
  const [first] = words;
  const named = commandNamed(first);
  if (named) return commandLine([await commands[named](createProgram)]);
  if (first === 'help' || words.some((word) => /^(-h|--help)$/.test(word))) return createProgram();
  // `--file` takes the place of a command.
  if (/^(-f|--file)/.test(first ?? '')) return commandLine([new Command(DEFAULT).argument('[path...]')]);
  return commandLine([await commands[DEFAULT](createProgram)]);
}
