import type { CommandDescription } from '../commands/completion.js';

/** A completion function for bash. */
export function bash(commands: readonly CommandDescription[]): string {
  const names = commands.map(({ name }) => name).filter(Boolean);
  const branches = commands.map(
    ({ name, options, arguments: words }) =>
      `    ${name === '' ? '*' : name}) words="${[...options.flatMap(({ flags }) => flags), ...words].join(' ')}" ;;`,
  );
  const values = choices(commands).map(([flag, words]) => `    ${flag}) COMPREPLY=($(compgen -W "${words.join(' ')}" -- "$current")); return ;;`);
  return `# bash completion for checkconfig
_checkconfig() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" words
  case "$previous" in
${values.join('\n')}
  esac
  case "\${COMP_WORDS[1]}" in
${[...branches.slice(1), ...branches.slice(0, 1)].join('\n')}
  esac
  if [ "$COMP_CWORD" -eq 1 ]; then words="${names.join(' ')} $words"; fi
  COMPREPLY=($(compgen -W "$words" -- "$current") $(compgen -f -- "$current"))
}
complete -o filenames -F _checkconfig checkconfig
`;
}

/** Every flag with a closed set of values. */
function choices(commands: readonly CommandDescription[]): readonly (readonly [string, readonly string[]])[] {
  const found = new Map<string, Set<string>>();
  for (const { options } of commands) {
    for (const { flags, choices: words } of options) {
      if (!words) continue;
      for (const flag of flags) found.set(flag, new Set([...(found.get(flag) ?? []), ...words]));
    }
  }
  return [...found].map(([flag, words]) => [flag, [...words]]);
}
