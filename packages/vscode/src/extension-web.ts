import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { CLIENT_ID, NAME, startExtension } from './start.js';
import { answerForFiles } from './workspace-files.js';

/** In a browser: the server is a worker, and asks this side for files. */
export function activate(context: ExtensionContext): Promise<void> {
  const script = Uri.joinPath(context.extensionUri, 'dist', 'server-web.js').toString(true);
  return startExtension(context, (options) => {
    const client = new LanguageClient(CLIENT_ID, NAME, async () => new Worker(script), options);
    answerForFiles(client);
    return client;
  });
}

/** The client is among the subscriptions, and ends with them. */
export function deactivate(): void {}
