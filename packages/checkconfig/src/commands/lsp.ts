import { Command } from 'commander';

/** `checkconfig lsp`: the language server, for editors. */
export function lspCommand(): Command {
  return new Command('lsp')
    .description('start the language server, for editors')
    .option('--stdio', 'talk over standard input and output (the default)')
    .option('--node-ipc', 'talk over the channel of a parent process that runs Node')
    .option('--socket <port>', 'connect to a port of this machine')
    .option('--pipe <name>', 'connect to a named pipe or a socket file')
    .option('--clientProcessId <id>', 'end when this process ends')
    .addHelpText(
      'after',
      `
Editors start it: docs/editors.md shows the settings of each editor.`,
    )
    .action(async () => {
      // The server looks for how to talk among the process' arguments itself.
      await import('../lsp.js');
    });
}
