import { type ExtensionContext, Uri, workspace } from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { commandList } from './commands/index.js';
import { CLIENT_ID, NAME, startExtension } from './start.js';
import { answerForFiles } from './workspace-files.js';

/** In a browser: the server is a worker, and asks this side for files. */
export async function activate(context: ExtensionContext): Promise<void> {
  const script = Uri.joinPath(context.extensionUri, 'dist', 'server-web.js');
  const create = (options: LanguageClientOptions) => {
    const server = async () => {
      // Not the worker itself: a host's own kind of worker would not be known for one.
      const worker = await startWorker(script);
      return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
    };
    const client = new LanguageClient(CLIENT_ID, NAME, server, options);
    answerForFiles(client);
    return client;
  };
  await startExtension(context, create, commandList);
}

/** Where the extension itself came from a remote machine, a worker cannot have its script from there, but from a blob. */
async function startWorker(script: Uri): Promise<Worker> {
  if (script.scheme === 'https' || script.scheme === 'http') return new Worker(script.toString(true));
  const code = new Uint8Array(await workspace.fs.readFile(script));
  return new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
}

/** The client is among the subscriptions, and ends with them. */
export function deactivate(): void {}
