import { type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';
import {
  codeActionKinds,
  completionTriggers,
  formatOnTypeTrigger,
  semanticTokensLegend,
  signatureTriggers,
} from '../service/index.js';

/** What the server can do. */
export function capabilitiesFor(pull: boolean): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    completionProvider: { triggerCharacters: [...completionTriggers], resolveProvider: true },
    signatureHelpProvider: { triggerCharacters: [...signatureTriggers] },
    hoverProvider: true,
    inlayHintProvider: true,
    codeLensProvider: {},
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: { prepareProvider: true },
    documentLinkProvider: {},
    documentSymbolProvider: true,
    workspaceSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: { firstTriggerCharacter: formatOnTypeTrigger },
    codeActionProvider: { codeActionKinds: [...codeActionKinds] },
    semanticTokensProvider: { legend: semanticTokensLegend, full: { delta: true }, range: true },
    ...(pull
      ? {
          diagnosticProvider: {
            identifier: 'mosquitto',
            interFileDependencies: true,
            workspaceDiagnostics: true,
          },
        }
      : {}),
  };
}
