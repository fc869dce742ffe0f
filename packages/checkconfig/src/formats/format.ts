import type { Text } from '@mosquitto-conf/config';
import { type Command, Option } from 'commander';
import { say } from '../language.js';
import { formatsTexts } from '../texts/formats.js';

/** A way to print what a command found; it describes itself in `--help` and in the documentation. */
export interface OutputFormat<Input> {
  /** The word after `--format`. */
  readonly name: string;
  /** Whom or what it is for, in a few words. */
  readonly summary: Text;
  /** Makes the text, with its final line end. */
  write(input: Input): string;
}

/** What is known of a format without anything to print. */
export type FormatDescription = Pick<OutputFormat<never>, 'name' | 'summary'>;

/** What a format for programs writes: JSON that people can read too. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

const described = new WeakMap<Command, readonly FormatDescription[]>();

/**
 * Gives a command the option `--format`, and a list of the formats in its help.
 * @param usual the format where none is named: one of them, or what decides about it
 * @param option what the option is called
 */
export function addFormatOption(
  command: Command,
  formats: readonly FormatDescription[],
  usual: string = formats[0]!.name,
  option = 'format',
): Command {
  described.set(command, formats);
  const names = formats.map(({ name }) => name);
  const width = Math.max(...names.map(({ length }) => length));
  const lines = formats.map(({ name, summary }) => `  ${name.padEnd(width)}  ${say(summary)}`);
  return command
    .addOption(
      new Option(`--${option} <${option}>`, say(formatsTexts.format({ default: usual }))).choices(names),
    )
    .addHelpText(
      'after',
      `\n${say(option === 'format' ? formatsTexts.formats : formatsTexts.reporters)}\n${lines.join('\n')}`,
    );
}

/** The formats that a command takes. */
export function formatsOf(command: Command): readonly FormatDescription[] {
  return described.get(command) ?? [];
}

/** The format that `--format` names; the first where it names none. */
export function formatNamed<Format extends FormatDescription>(
  formats: readonly Format[],
  name: string | undefined,
): Format {
  return formats.find((format) => format.name === name) ?? formats[0]!;
}
