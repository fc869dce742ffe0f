import { type CommandDescription, valuesOf, wordsOf } from '../describe-commands.js';

/** Completion commands for fish. */
export function fish(commands: readonly CommandDescription[]): string {
  const lines = ['# fish completion for checkconfig'];
  for (const { name, summary, options, ...command } of commands) {
    const words = wordsOf(command);
    const condition = name === '' ? '__fish_use_subcommand' : `__fish_seen_subcommand_from ${name}`;
    if (name !== '')
      lines.push(`complete -c checkconfig -n __fish_use_subcommand -a ${name} -d ${quote(summary)}`);
    if (words.length > 0)
      lines.push(`complete -c checkconfig -f -n '${condition}' -a ${quote(words.join(' '))}`);
    for (const option of options) {
      const flags = option.flags.map((flag) =>
        flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`,
      );
      const values = valuesOf(option);
      const value = values ? ` -x -a ${quote(values.join(' '))}` : option.takesValue ? ' -r' : '';
      lines.push(
        `complete -c checkconfig -n '${condition}' ${flags.join(' ')}${value} -d ${quote(option.summary)}`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
