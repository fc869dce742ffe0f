import { Command, Option } from 'commander';
import { UsageError } from '../failure.js';

/** `checkconfig lsp`: the language server, for editors. */
export function lspCommand(): Command {
  return new Command('lsp')
    .description('start the language server, for editors')
    .option('--stdio', 'use standard input and output (the default)')
    .option('--node-ipc', 'use the channel of a parent process that runs Node')
    .addOption(new Option('--socket <port>', 'connect to a port of this machine').argParser(port))
    .option('--pipe <name>', 'connect to a named pipe or a socket file')
    .addOption(new Option('--clientProcessId <id>', 'end when this process ends').argParser(processId))
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

/** @throws UsageError if it is not a port */
function port(text: string): number {
  const number = /^\d+$/.test(text) ? Number(text) : 0;
  if (number < 1 || number > 65535)
    throw new UsageError(`--socket wants a port from 1 to 65535, not "${text}"`);
  return number;
}

/** @throws UsageError if it is not a number */
function processId(text: string): number {
  if (!/^\d+$/.test(text)) throw new UsageError(`--clientProcessId wants a number, not "${text}"`);
  return Number(text);
}
