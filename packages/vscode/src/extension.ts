import { commands, type ExtensionContext } from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { commandList } from './commands/index.js';
import { startTestBroker } from './commands/start-test-broker.js';
import { stopTestBroker } from './commands/stop-test-broker.js';
import { CLIENT_ID, NAME, startExtension } from './start.js';
import { TestBroker } from './test-broker/test-broker.js';
import { TestExplorer } from './tests/test-explorer.js';

/** On a desktop or a remote machine: the server is a process of its own, and so are a test broker and tests. */
export async function activate(context: ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath('dist/server.js');
  const options = { execArgv: ['--no-warnings'] };
  const create = (clientOptions: LanguageClientOptions) =>
    new LanguageClient(CLIENT_ID, NAME, { module, transport: TransportKind.ipc, options }, clientOptions);
  const beside = context.asAbsolutePath('dist/node-process.js');
  const broker = new TestBroker(beside);
  context.subscriptions.push(broker);
  const own = [...commandList, startTestBroker(broker), stopTestBroker(broker)];
  const client = await startExtension(context, create, own);
  context.subscriptions.push(new TestExplorer(client, beside));
  await commands.executeCommand('setContext', 'mosquitto.hasTestBroker', true);
}

/** The client and the test broker are among the subscriptions, and end with them. */
export function deactivate(): void {}
