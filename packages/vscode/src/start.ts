import {
  type InitializationOptions,
  SECTION,
  STATE,
  type StateParams,
} from '@mosquitto-conf/language-server/protocol';
import { commands, type ExtensionContext, l10n, window } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { Configurations } from './configurations.js';
import { DiagramPanel } from './diagram-panel.js';
import { Pages, RULE_PAGES } from './pages.js';
import type { Command, Services } from './services.js';
import { StatusBar } from './status-bar.js';

/** The client's id, which its trace setting and its output channel go by. */
export const CLIENT_ID = SECTION;
export const NAME = 'Mosquitto';

const languages = ['mosquitto-conf', 'mosquitto-acl', 'mosquitto-passwd'];

/**
 * Starts the server and everything that shows what it says.
 * @param create makes a client for the place this runs in
 * @param commandList what can be done there
 */
export async function startExtension(
  context: ExtensionContext,
  create: (options: LanguageClientOptions) => BaseLanguageClient,
  commandList: readonly Command[],
): Promise<void> {
  const initializationOptions: InitializationOptions = {
    rulePages: RULE_PAGES,
    commands: [...commandList.map(({ id }) => id), 'editor.action.triggerSuggest'],
  };
  const client = create({
    documentSelector: languages.map((language) => ({ language })),
    outputChannel: window.createOutputChannel(NAME, { log: true }),
    initializationOptions,
    // The server's Markdown may hold links to the commands below, and to nothing else.
    markdown: { isTrusted: { enabledCommands: commandList.map(({ id }) => id) } },
  });
  const configurations = new Configurations();
  const services: Services = {
    client,
    configurations,
    pages: new Pages(client),
    diagram: new DiagramPanel(client, configurations),
  };
  context.subscriptions.push(client, services.pages, services.diagram, new StatusBar(configurations));
  for (const command of commandList) {
    const run = (...given: unknown[]) => guarded(() => command.run(services, ...given));
    context.subscriptions.push(commands.registerCommand(command.id, run));
  }
  client.onNotification(STATE, (state: StateParams) => configurations.update(state));
  await client.start();
  await commands.executeCommand('setContext', 'mosquitto.active', true);
}

/** A command that fails says so to the person who asked for it. */
async function guarded(run: () => Promise<unknown>): Promise<unknown> {
  try {
    return await run();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return void window.showErrorMessage(l10n.t('Mosquitto: {0}', reason));
  }
}
