import { Argument, Command } from 'commander';
import type { CommandDescription } from '../completions/description.js';
import { scripts } from '../completions/index.js';

/** `checkconfig completion SHELL`: a script that completes commands and options. */
export function completionCommand(createProgram: () => Command): Command {
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
    .action((shell: string) => {
      process.stdout.write(scripts[shell]!(describe(createProgram())));
    });
}

function describe(program: Command): readonly CommandDescription[] {
  return [program, ...program.commands].map((command) => ({
    name: command === program ? '' : command.name(),
    summary: command.description(),
    options: command.options.map(({ short, long, description, argChoices, required, optional }) => ({
      flags: [short, long].filter((flag) => flag !== undefined),
      summary: description,
      ...(argChoices ? { choices: argChoices } : {}),
      takesValue: required || optional,
    })),
    arguments: command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []),
  }));
}
