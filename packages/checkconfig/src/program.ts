import type { Language } from '@mosquitto-conf/config';
import type { Command } from 'commander';
import { commandNamed, commandNames, DEFAULT } from './command-names.js';
import { commands } from './commands/index.js';
import type { CommandDescription } from './describe-commands.js';
import { fail } from './failure.js';
import { useLanguage } from './language.js';

export { printAsCommand } from './print.js';

/** The commands, their options and their formats, for the documentation. */
export async function commandDescriptions(): Promise<readonly CommandDescription[]> {
  const { describeCommands } = await import('./describe-commands.js');
  return describeCommands(await createProgram());
}

/** The whole command line: for its help, and for completions. */
export async function createProgram(): Promise<Command> {
  return commandLine(...commandNames.map((name) => commands[name](createProgram)));
}

/**
 * Runs the command line; the exit code is left in `process.exitCode`.
 * @param language of what it prints, English by default
 */
export async function run(argv: readonly string[], language: Language = {}): Promise<void> {
  useLanguage(language);
  const [, , ...words] = argv;
  try {
    if (isOnlyFile(words)) {
      const { printLegacy } = await import('./commands/legacy.js');
      await printLegacy(words[1]);
      return;
    }
    const { obey } = await import('./command-line.js');
    await obey(await programFor(words), argv);
  } catch (error) {
    fail(error);
  }
}

/** Whether the words are `--file FILE` and nothing else: such a run needs no command line. */
function isOnlyFile(words: readonly string[]): words is readonly [string, string] {
  return words.length === 2 && /^(-f|--file)$/.test(words[0]!);
}

/** The command line with no more commands than the words need: each is loaded from files of its own. */
async function programFor(words: readonly string[]): Promise<Command> {
  const [first] = words;
  const named = commandNamed(first);
  if (named) return commandLine(commands[named](createProgram));
  if (first === 'help' || words.some((word) => /^(-h|--help)$/.test(word))) return createProgram();
  return commandLine(commands[DEFAULT](createProgram));
}

async function commandLine(...made: readonly Promise<Command>[]): Promise<Command> {
  const { commandLine } = await import('./command-line.js');
  return commandLine(await Promise.all(made));
}
