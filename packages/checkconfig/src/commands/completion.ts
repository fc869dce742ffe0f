import { Argument, Command } from 'commander';
import { scripts } from '../completions/index.js';
import { describeCommands } from '../describe-commands.js';

/** `checkconfig completion SHELL`: a script that completes commands and options. */
export function completionCommand(createProgram: () => Promise<Command>): Command {
  return new Command('completion')
    .description('print a completion script for a shell')
    .addArgument(new Argument('<shell>', 'the shell').choices(Object.keys(scripts)))
    .addHelpText(
      'after',
      `
Examples:
  checkconfig completion bash > /etc/bash_completion.d/checkconfig
  checkconfig completion zsh > "\${fpath[1]}/_checkconfig"
  checkconfig completion fish > ~/.config/fish/completions/checkconfig.fish`,
    )
    .action(async (shell: string) => {
      process.stdout.write(scripts[shell]!(describeCommands(await createProgram())));
    });
}
