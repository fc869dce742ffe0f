import {
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocuments,
} from 'vscode-languageserver';
import { type InitializationOptions, SECTION } from './protocol.js';
import { capabilitiesFor } from './server/capabilities.js';
import { askForSettings, useSettings } from './server/client-settings.js';
import { answerRequests } from './server/custom-requests.js';
import { answerFeatures } from './server/features.js';
import { registerFormatting } from './server/formatted-languages.js';
import { NamedFiles } from './server/named-files.js';
import { Publishing } from './server/publishing.js';
import { answerPulls } from './server/pulling.js';
import { Session } from './server/session.js';
import { Watching } from './server/watching.js';
import { versions } from './workspace/editor-documents.js';
import type { Runtime } from './workspace/runtime.js';

/** Serves one client until it says goodbye. */
export function startServer(connection: Connection, runtime: Runtime): void {
  const session = new Session(connection, runtime);
  const namedFiles = new NamedFiles(session);
  const publishing = new Publishing(session, () => void namedFiles.update());
  const watching = new Watching(session);
  const { workspace } = session;
  let folders: string[] = [];

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    session.capabilities = params.capabilities;
    session.options = (params.initializationOptions ?? {}) as InitializationOptions;
    runtime.language = params.locale === undefined ? undefined : runtime.languageOf?.(params.locale);
    folders = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
    workspace.setFolders(folders);
    useSettings(session, undefined);
    publishing.pull = pulls(params);
    return {
      capabilities: capabilitiesFor(session, publishing.pull),
      serverInfo: { name: 'mosquitto-language-server' },
    };
  });

  connection.onInitialized(() => {
    if (session.capabilities.workspace?.configuration) session.settings = askForSettings(session, folders);
    if (session.capabilities.workspace?.didChangeConfiguration?.dynamicRegistration) {
      connection.client
        .register(DidChangeConfigurationNotification.type, { section: SECTION })
        .catch((error) => session.failed('asking to be told of settings', error));
    }
    if (session.capabilities.workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
        workspace.setFolders(folders);
        if (session.capabilities.workspace?.configuration)
          session.settings = askForSettings(session, folders);
        changed();
      });
    }
    registerFormatting(session);
    void watching.start();
    changed();
  });

  connection.onDidChangeConfiguration(({ settings }) => {
    if (session.capabilities.workspace?.configuration) session.settings = askForSettings(session, folders);
    else useSettings(session, settings?.[SECTION]);
    changed();
  });

  connection.onDidChangeWatchedFiles(({ changes }) => {
    workspace.filesChanged(changes.map(({ uri }) => uri));
    changed();
  });

  const documents = new TextDocuments(versions);
  documents.onDidChangeContent(({ document }) => {
    session.documents.set(document);
    workspace.documentChanged(document.uri);
    changed(document.uri);
  });
  documents.onDidClose(({ document }) => {
    session.documents.delete(document.uri);
    workspace.documentChanged(document.uri);
    changed();
  });
  documents.onDidSave(() => {
    // A client that does not report file changes: all files are checked from time to time.
    if (session.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration) return;
    workspace.filesChanged();
    changed();
  });
  documents.listen(connection);

  function changed(edited?: string): void {
    publishing.soon(edited);
    watching.update();
  }

  connection.onShutdown(() => {
    publishing.stop();
    watching.stop();
  });

  answerPulls(session, publishing);
  answerFeatures(session);
  answerRequests(session, publishing);
  connection.listen();
}

/**
 * Whether the client asks for diagnostics. One that cannot be told to ask again would miss what a change means for other
 * files, so it is sent them.
 */
function pulls({ capabilities }: InitializeParams): boolean {
  const { textDocument, workspace } = capabilities;
  return textDocument?.diagnostic !== undefined && workspace?.diagnostics?.refreshSupport === true;
}
