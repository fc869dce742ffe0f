import { commands, type ExtensionContext } from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { commandList } from './commands/index.js';
import { startTestBroker } from './commands/start-test-broker.js';
import { stopTestBroker } from './commands/stop-test-broker.js';
import { CLIENT_ID, NAME, startExtension } from './start.js';
import { TestBroker } from './test-broker/test-broker.js';

/** On a desktop or a remote machine: the server is a process of its own, and so is a test broker. */
export async function activate(context: ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath('dist/server.js');
  const options = { execArgv: ['--no-warnings'] };
  const create = (clientOptions: LanguageClientOptions) =>
    new LanguageClient(CLIENT_ID, NAME, { module, transport: TransportKind.ipc, options }, clientOptions);
  const broker = new TestBroker(context.asAbsolutePath('dist/test-broker.js'));
  context.subscriptions.push(broker);
  await startExtension(context, create, [...commandList, startTestBroker(broker), stopTestBroker(broker)]);
  await commands.executeCommand('setContext', 'mosquitto.hasTestBroker', true);
}

/** The client and the test broker are among the subscriptions, and end with them. */
export function deactivate(): void {}
