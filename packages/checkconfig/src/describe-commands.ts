import type { Argument, Command, Option } from 'commander';
import { formatsOf } from './formats/format.js';
import { say } from './language.js';
import { suggestionsOf } from './suggested-words.js';

/** An option, for completions and for the documentation. */
export interface OptionDescription {
  /** `-t`, `--target`. */
  readonly flags: readonly string[];
  /** `-t, --target <release>`. */
  readonly usage: string;
  readonly summary: string;
  /** Words it takes; undefined for anything or nothing. */
  readonly choices?: readonly string[];
  /** Words that completions offer where it takes others too. */
  readonly suggestions?: readonly string[];
  readonly takesValue: boolean;
  /** Whether the command does not run without it. */
  readonly mandatory: boolean;
  /** What it is where it is not given; undefined where the summary says so. */
  readonly default?: string;
}

export interface ArgumentDescription {
  /** `[path...]`. */
  readonly usage: string;
  readonly summary: string;
  /** Words it can be; undefined for anything. */
  readonly choices?: readonly string[];
  /** Words that completions offer where it can be others too. */
  readonly suggestions?: readonly string[];
}

export interface CommandDescription {
  /** Empty for `checkconfig` without a command. */
  readonly name: string;
  readonly summary: string;
  readonly arguments: readonly ArgumentDescription[];
  readonly options: readonly OptionDescription[];
  /** What `--format` takes. */
  readonly formats: readonly { readonly name: string; readonly summary: string }[];
}

/** Describes the program itself and each of its commands. */
export function describeCommands(program: Command): readonly CommandDescription[] {
  return [program, ...program.commands].map((command) => ({
    name: command === program ? '' : command.name(),
    summary: command.description(),
    arguments: command.registeredArguments.map((argument) => ({
      usage: usageOf(argument),
      summary: argument.description,
      ...(argument.argChoices ? { choices: argument.argChoices } : {}),
      ...offered(argument),
    })),
    options: command.options
      .filter(({ hidden }) => !hidden)
      .map((option) => {
        const { short, long, flags, description, argChoices, required, optional, mandatory, defaultValue } =
          option;
        return {
          flags: [short, long].filter((flag) => flag !== undefined),
          usage: flags,
          summary: description,
          ...(argChoices ? { choices: argChoices } : {}),
          takesValue: required || optional,
          mandatory,
          ...(typeof defaultValue === 'string' ? { default: defaultValue } : {}),
          ...offered(option),
        };
      }),
    formats: formatsOf(command).map(({ name, summary }) => ({ name, summary: say(summary) })),
  }));
}

function offered(taker: Argument | Option): { readonly suggestions?: readonly string[] } {
  const suggestions = suggestionsOf(taker);
  return suggestions ? { suggestions } : {};
}

/** The words that completions offer for an option. */
export function valuesOf({ choices, suggestions }: OptionDescription): readonly string[] | undefined {
  return choices ?? suggestions;
}

/** The words that completions offer for a command's arguments. */
export function wordsOf({ arguments: all }: Pick<CommandDescription, 'arguments'>): readonly string[] {
  return all.flatMap(({ choices, suggestions }) => choices ?? suggestions ?? []);
}

/** `<shell>`, `[path...]`. */
function usageOf(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}
