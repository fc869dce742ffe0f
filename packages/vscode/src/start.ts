import {
  type InitializationOptions,
  SECTION,
  STATE,
  type StateParams,
} from '@mosquitto-conf/language-server/protocol';
import { commands, type ExtensionContext, l10n, window, workspace } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions, TextDocumentFilter } from 'vscode-languageclient';
import { Configurations } from './configurations.js';
import { DiagramPanel } from './diagram-panel.js';
import { DocumentLanguages, firstLinesOf } from './document-languages.js';
import { Pages, RULE_PAGES } from './pages.js';
import { closeHintsWithLines } from './parameter-hints.js';
import type { Command, Services } from './services.js';
import { SettledDiagnostics } from './settled-diagnostics.js';
import { StatusBar } from './status-bar.js';

/** The client's id, which names its trace setting and its output channel. */
export const CLIENT_ID = SECTION;
export const NAME = 'Mosquitto';

/** Files with tests for configurations, anywhere. */
export const TEST_FILES = '**/*.mosquitto-test.{yaml,yml}';

const languages = ['mosquitto-conf', 'mosquitto-acl', 'mosquitto-passwd'];

/**
 * Where documents are that a person works on, besides those of the workspace's folders. Elsewhere are copies of them: the
 * old side of a comparison, the preview of a refactoring.
 */
const schemes = ['file', 'untitled', 'vscode-remote', 'vscode-vfs', 'vscode-test-web'];

/**
 * Starts the server and everything that shows what it says.
 * @param create makes a client for the place this runs in
 * @param commandList what can be done there
 * @returns the client, which runs
 */
export async function startExtension(
  context: ExtensionContext,
  create: (options: LanguageClientOptions) => BaseLanguageClient,
  commandList: readonly Command[],
): Promise<BaseLanguageClient> {
  const initializationOptions: InitializationOptions = {
    rulePages: RULE_PAGES,
    commands: [...commandList.map(({ id }) => id), 'editor.action.triggerSuggest'],
    formattedLanguages: languages,
  };
  const settled = new SettledDiagnostics();
  const client = create({
    documentSelector: documentSelector(),
    outputChannel: window.createOutputChannel(NAME, { log: true }),
    initializationOptions,
    middleware: { provideDiagnostics: settled.provideDiagnostics },
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
  const firstLines = firstLinesOf(context.extension.packageJSON);
  context.subscriptions.push(
    client,
    settled,
    closeHintsWithLines(new Set(languages)),
    services.pages,
    services.diagram,
    new StatusBar(configurations),
    new DocumentLanguages(configurations, new Set(languages), firstLines),
  );
  for (const command of commandList) {
    const run = (...given: unknown[]) => guarded(() => command.run(services, ...given));
    context.subscriptions.push(commands.registerCommand(command.id, run));
  }
  client.onNotification(STATE, (state: StateParams) => configurations.update(state));
  await client.start();
  await commands.executeCommand('setContext', 'mosquitto.active', true);
  return client;
}

function documentSelector(): TextDocumentFilter[] {
  const ofFolders = workspace.workspaceFolders?.map(({ uri }) => uri.scheme) ?? [];
  const all = new Set([...schemes, ...ofFolders]);
  return [...all].flatMap((scheme) => [
    ...languages.map((language) => ({ language, scheme })),
    // They are YAML to the editor, which may have no extension for it.
    { pattern: TEST_FILES, scheme },
  ]);
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
