import { Command, Option } from 'commander';
import { UsageError } from '../failure.js';
import { say } from '../language.js';
import { standardOutput } from '../print.js';
import { lspTexts } from '../texts/lsp.js';

/** `checkconfig lsp`: the language server, for editors. */
export function lspCommand(): Command {
  return new Command('lsp')
    .description(say(lspTexts.description))
    .option('--stdio', say(lspTexts.stdio))
    .option('--node-ipc', say(lspTexts.nodeIpc))
    .addOption(new Option('--socket <port>', say(lspTexts.socket)).argParser(port))
    .option('--pipe <name>', say(lspTexts.pipe))
    .addOption(new Option('--clientProcessId <id>', say(lspTexts.clientProcessId)).argParser(processId))
    .addHelpText('after', say(lspTexts.help))
    .action(async () => {
      // The server writes as long as it runs, and ends when its reader is gone.
      standardOutput();
      // The server looks for how to talk among the process' arguments itself.
      await import('../lsp.js');
    });
}

/** @throws UsageError if it is not a port */
function port(text: string): number {
  const number = /^\d+$/.test(text) ? Number(text) : 0;
  if (number < 1 || number > 65535) throw new UsageError(lspTexts.socketWants({ text }));
  return number;
}

/** @throws UsageError if it is not a number */
function processId(text: string): number {
  if (!/^\d+$/.test(text)) throw new UsageError(lspTexts.processWants({ text }));
  return Number(text);
}
