import { type CommandDescription, type OptionDescription, valuesOf, wordsOf } from '../describe-commands.js';

/** A completion function for zsh. */
export function zsh(commands: readonly CommandDescription[]): string {
  const [root, ...subcommands] = commands;
  const names = subcommands.map(({ name, summary }) => `    ${quote(`${name}:${summary}`)}`);
  const branches = subcommands.map(({ name, options, ...command }) => {
    const words = wordsOf(command);
    const rest = words.length > 0 ? `'1:word:(${words.join(' ')})'` : `'*:file:_files'`;
    return `    ${name}) _arguments -S ${[...options.flatMap(argument), rest].join(' \\\n      ')} ;;`;
  });
  return `#compdef checkconfig
_checkconfig() {
  local -a commands
  commands=(
${names.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    _arguments -S ${(root?.options ?? []).flatMap(argument).join(' ')} '*:file:_files'
    return
  fi
  local command="$words[2]"
  words=("\${(@)words[2,-1]}")
  (( CURRENT-- ))
  case "$command" in
${branches.join('\n')}
    *) _files ;;
  esac
}
_checkconfig "$@"
`;
}

function argument(option: OptionDescription): string[] {
  const { flags, summary, takesValue } = option;
  const values = valuesOf(option);
  const text = summary.replace(/[[\]:]/g, ' ');
  const value = values ? `:value:(${values.join(' ')})` : takesValue ? ':value:_files' : '';
  return flags.map((flag) => quote(`${flag}[${text}]${value}`));
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
