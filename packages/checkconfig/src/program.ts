import type { Command } from 'commander';
import { commandLine, obey } from './command-line.js';
import { accessCommand } from './commands/access.js';
import { aclCommand } from './commands/acl.js';
import { activeCommand } from './commands/active.js';
import { completionCommand } from './commands/completion.js';
import { diagramCommand } from './commands/diagram.js';
import { diffCommand } from './commands/diff.js';
import { effectiveCommand } from './commands/effective.js';
import { explainCommand } from './commands/explain.js';
import { formatCommand } from './commands/format.js';
import { initCommand } from './commands/init.js';
import { lintCommand } from './commands/lint.js';
import { lspCommand } from './commands/lsp.js';
import { passwdCommand } from './commands/passwd.js';
import { runCommand } from './commands/run.js';
import { testCommand } from './commands/test.js';
import { upgradeCommand } from './commands/upgrade.js';
import { type CommandDescription, describeCommands } from './describe-commands.js';
import { fail } from './failure.js';
import { sayNearestReleases } from './nearest-release.js';

export { answerTasks } from './thread.js';

/** The commands, their options and their formats, for the documentation. */
export function commandDescriptions(): readonly CommandDescription[] {
  return describeCommands(createProgram());
}

/** The whole command line, for running it and for making completions of it. */
export function createProgram(): Command {
  return commandLine([
    lintCommand(),
    initCommand(),
    activeCommand(),
    formatCommand(),
    upgradeCommand(),
    explainCommand(),
    effectiveCommand(),
    accessCommand(),
    aclCommand(),
    diffCommand(),
    diagramCommand(),
    passwdCommand(),
    lspCommand(),
    runCommand(() => import('./run.js')),
    testCommand(() => import('./test.js')),
    completionCommand(createProgram),
  ]).hook('preAction', (_, command) => sayNearestReleases(command));
}

/** Runs the command line; the exit code is left in `process.exitCode`. */
export function run(argv: readonly string[]): Promise<void> {
  return obey(createProgram(), argv).catch(fail);
}
