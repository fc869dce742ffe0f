import { textsOf } from '@mosquitto-conf/config/internal';

/** Texts of `checkconfig completion`. */
export const completionTexts = textsOf('checkconfig-completion', {
  description: 'print a completion script for a shell',
  shell: 'the shell',
  help: `
Examples:
  checkconfig completion bash > /etc/bash_completion.d/checkconfig
  checkconfig completion zsh > "\${fpath[1]}/_checkconfig"
  checkconfig completion fish > ~/.config/fish/completions/checkconfig.fish`,
});
