/** The commands, in the order of the help. */
export const commandNames = [
  'lint',
  'init',
  'active',
  'format',
  'upgrade',
  'explain',
  'effective',
  'access',
  'acl',
  'diff',
  'diagram',
  'passwd',
  'lsp',
  'run',
  'test',
  'completion',
] as const;

export type CommandName = (typeof commandNames)[number];

/** The command that runs where none is named. */
export const DEFAULT: CommandName = 'lint';

/** The command of this name. */
export function commandNamed(word: string | undefined): CommandName | undefined {
  return commandNames.find((name) => name === word);
}
