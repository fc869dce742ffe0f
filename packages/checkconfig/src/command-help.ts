import type { Argument, Command, HelpConfiguration, Option } from 'commander';
import { say } from './language.js';
import { helpTexts } from './texts/help.js';

/** What commander calls the sections of a help page (lib/help.js: formatHelp). */
const TITLES = new Map([
  ['Usage:', helpTexts.usage],
  ['Arguments:', helpTexts.arguments],
  ['Options:', helpTexts.options],
  ['Commands:', helpTexts.commands],
]);

const help: HelpConfiguration = {
  showGlobalOptions: false,
  styleTitle(title) {
    const text = TITLES.get(title);
    return text ? say(text) : title;
  },
  optionDescription: (option) => described(option, option.required || option.optional),
  argumentDescription: (argument) => described(argument, true),
};

/** The summary of an option or argument, with its choices and default as commander adds them. */
function described({ description, argChoices, defaultValue }: Option | Argument, showsDefault: boolean) {
  const choices = argChoices?.map((choice) => JSON.stringify(choice)).join(', ');
  const value = showsDefault && defaultValue !== undefined ? JSON.stringify(defaultValue) : undefined;
  const { withBoth, withChoices, withDefault } = helpTexts;
  if (choices !== undefined && value !== undefined) return say(withBoth({ description, choices, value }));
  if (choices !== undefined) return say(withChoices({ description, choices }));
  return value === undefined ? description : say(withDefault({ description, value }));
}

/** Lets a command print its help in the language of this run. */
export function addHelp(command: Command): Command {
  return command.helpOption('-h, --help', say(helpTexts.help)).configureHelp(help);
}
