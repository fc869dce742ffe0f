import { type Command, Option } from 'commander';
import { say } from './language.js';
import { terminalOutput } from './print.js';
import { colorOptionsTexts } from './texts/color-options.js';

/** Options of a command that prints in color. */
export interface ColorOptions {
  /** True for `--color`, false for `--no-color`, undefined where neither is given. */
  readonly color?: boolean;
}

export function addColorOptions(command: Command): Command {
  // In this order Commander leaves the value undefined where neither is given.
  return command
    .addOption(new Option('--color', say(colorOptionsTexts.color)))
    .addOption(new Option('--no-color', say(colorOptionsTexts.noColor)));
}

/**
 * Whether to print in colors. What the command line says counts first, then NO_COLOR (https://no-color.org), then
 * FORCE_COLOR, of which 0 and false mean no. An empty variable counts as none. Otherwise a terminal that can show colors
 * gets them.
 */
export function usesColor({ color }: ColorOptions): boolean {
  if (color !== undefined) return color;
  const { NO_COLOR, FORCE_COLOR } = process.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return terminalOutput()?.hasColors() ?? false;
}
