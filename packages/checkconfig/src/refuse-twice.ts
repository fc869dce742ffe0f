import type { Command, Option } from 'commander';
import { collect } from './collect.js';
import { UsageError } from './failure.js';
import { commandLineTexts } from './texts/command-line.js';

/**
 * Refuses an option that is given twice and has one value: the first would be dropped without a word.
 * Options that are repeatable collect their values.
 */
export function refuseTwice(command: Command): void {
  const given = new Set<Option>();
  for (const option of command.options) {
    if (!(option.required || option.optional) || option.parseArg === collect) continue;
    command.on(`option:${option.name()}`, () => {
      if (given.has(option))
        throw new UsageError(commandLineTexts.givenTwice({ option: option.long ?? option.flags }));
      given.add(option);
    });
  }
}
