import { type CommandDescription, valuesOf, wordsOf } from '../describe-commands.js';

/** The command that runs where none is named. */
const DEFAULT = 'lint';

/** A completion function for bash. */
export function bash(commands: readonly CommandDescription[]): string {
  const names = commands.map(({ name }) => name).filter(Boolean);
  const rootFlags = commands.filter(({ name }) => name === '').flatMap(flagsOf);
  const words = commands
    .filter(({ name }) => name !== '')
    .map(
      (command) => `    ${command.name}) words="${[...flagsOf(command), ...wordsOf(command)].join(' ')}" ;;`,
    );
  const values = commands.flatMap(({ name, options }) =>
    options.filter(valuesOf).map((option) => {
      const pattern = option.flags.map((flag) => `"${name || DEFAULT} ${flag}"`).join('|');
      const values = valuesOf(option)?.join(' ');
      return `    ${pattern}) COMPREPLY=($(compgen -W "${values}" -- "$current")); return ;;`;
    }),
  );
  return `# bash completion for checkconfig
_checkconfig() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" command="\${COMP_WORDS[1]}" words
  if [ "$COMP_CWORD" -gt 1 ]; then
    case "$command" in
      # It prints one file and takes nothing else.
      -f*|--file|--file=*) COMPREPLY=($(compgen -f -- "$current")); return ;;
    esac
  fi
  case " ${names.join(' ')} " in
    *" $command "*) ;;
    *) command=${DEFAULT} ;;
  esac
  case "$command $previous" in
${values.join('\n')}
  esac
  case "$command" in
${words.join('\n')}
  esac
  if [ "$COMP_CWORD" -eq 1 ]; then words="${[...names, ...rootFlags].join(' ')} $words"; fi
  COMPREPLY=($(compgen -W "$words" -- "$current") $(compgen -f -- "$current"))
}
complete -o filenames -F _checkconfig checkconfig
`;
}

function flagsOf({ options }: CommandDescription): readonly string[] {
  return options.flatMap(({ flags }) => flags);
}
