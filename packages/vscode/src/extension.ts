import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { CLIENT_ID, NAME, startExtension } from './start.js';

/** On a desktop or a remote machine: the server is a process of its own. */
export function activate(context: ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath('dist/server.js');
  return startExtension(
    context,
    (options) =>
      new LanguageClient(
        CLIENT_ID,
        NAME,
        { module, transport: TransportKind.ipc, options: { execArgv: ['--no-warnings'] } },
        options,
      ),
  );
}

/** The client is among the subscriptions, and ends with them. */
export function deactivate(): void {}
