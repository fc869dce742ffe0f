import { Argument, Command } from 'commander';
import { scripts } from '../completions/index.js';
import { describeCommands } from '../describe-commands.js';
import { say } from '../language.js';
import { print } from '../print.js';
import { completionTexts } from '../texts/completion.js';

/** `checkconfig completion SHELL`: a script that completes commands and options. */
export function completionCommand(createProgram: () => Promise<Command>): Command {
  return new Command('completion')
    .description(say(completionTexts.description))
    .addArgument(new Argument('<shell>', say(completionTexts.shell)).choices(Object.keys(scripts)))
    .addHelpText('after', say(completionTexts.help))
    .action(async (shell: string) => {
      print(scripts[shell]!(describeCommands(await createProgram())));
    });
}
