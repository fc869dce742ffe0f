import {
  BulkRegistration,
  CodeActionRequest,
  CompletionRequest,
  DefinitionRequest,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type Disposable,
  DocumentHighlightRequest,
  DocumentSymbolRequest,
  HoverRequest,
  ReferencesRequest,
  RenameRequest,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { codeActionKinds } from '../service/index.js';
import type { Session } from './session.js';

/**
 * Has the client send the files of the dynamic security plugin, whatever their names are. They are JSON to the client, which has
 * its own colors and its own form for it. So the server asks for exactly the files that configurations name, and for all other
 * JSON files stays out of the way.
 */
export class NamedFiles {
  #registered: Disposable | undefined;
  #patterns = '';

  constructor(private readonly session: Session) {}

  get #isPossible(): boolean {
    const { synchronization, hover, completion } = this.session.capabilities.textDocument ?? {};
    return [synchronization, hover, completion].every((one) => one?.dynamicRegistration === true);
  }

  /** Which files configurations name may have changed. */
  async update(): Promise<void> {
    if (!this.#isPossible) return;
    const { workspace, runtime, connection } = this.session;
    const uris = new Set(
      workspace.projects.flatMap(({ documents }) =>
        documents.filter(({ kind }) => kind === 'dynamic-security').map(({ uri }) => uri),
      ),
    );
    const patterns = [...uris].map((uri) => runtime.pathOf(uri).replaceAll(/[*?[\]{}]/g, '?')).sort();
    const text = patterns.join('\n');
    if (text === this.#patterns) return;
    this.#patterns = text;
    const previous = this.#registered;
    try {
      this.#registered =
        patterns.length === 0 ? undefined : await connection.client.register(featuresOf(patterns));
      previous?.dispose();
    } catch (error) {
      this.session.failed('registering files', error);
    }
  }
}

function featuresOf(patterns: readonly string[]): BulkRegistration {
  const documentSelector = patterns.map((pattern) => ({ pattern }));
  const options = { documentSelector };
  const bulk = BulkRegistration.create();
  bulk.add(DidOpenTextDocumentNotification.type, options);
  bulk.add(DidChangeTextDocumentNotification.type, {
    ...options,
    syncKind: TextDocumentSyncKind.Incremental,
  });
  bulk.add(DidCloseTextDocumentNotification.type, options);
  bulk.add(CompletionRequest.type, { ...options, triggerCharacters: ['"'] });
  bulk.add(HoverRequest.type, options);
  bulk.add(DefinitionRequest.type, options);
  bulk.add(ReferencesRequest.type, options);
  bulk.add(DocumentHighlightRequest.type, options);
  bulk.add(DocumentSymbolRequest.type, options);
  bulk.add(RenameRequest.type, { ...options, prepareProvider: true });
  bulk.add(CodeActionRequest.type, { ...options, codeActionKinds: [...codeActionKinds] });
  return bulk;
}
