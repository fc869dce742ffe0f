import type { Command } from 'commander';
import type { CommandName } from '../command-names.js';

/**
 * Makes a command, of files that are loaded when the command line asks for it.
 * @param createProgram makes the whole command line, for a command that is about it
 */
type Create = (createProgram: () => Promise<Command>) => Promise<Command>;

/** The commands. */
export const commands: Readonly<Record<CommandName, Create>> = {
  lint: async () => (await import('./lint.js')).lintCommand(),
  init: async () => (await import('./init.js')).initCommand(),
  active: async () => (await import('./active.js')).activeCommand(),
  format: async () => (await import('./format.js')).formatCommand(),
  upgrade: async () => (await import('./upgrade.js')).upgradeCommand(),
  explain: async () => (await import('./explain.js')).explainCommand(),
  effective: async () => (await import('./effective.js')).effectiveCommand(),
  access: async () => (await import('./access.js')).accessCommand(),
  acl: async () => (await import('./acl.js')).aclCommand(),
  diff: async () => (await import('./diff.js')).diffCommand(),
  diagram: async () => (await import('./diagram.js')).diagramCommand(),
  passwd: async () => (await import('./passwd.js')).passwdCommand(),
  lsp: async () => (await import('./lsp.js')).lspCommand(),
  run: async () => (await import('./run.js')).runCommand(),
  test: async () => (await import('./test.js')).testCommand(),
  completion: async (createProgram) => (await import('./completion.js')).completionCommand(createProgram),
};
