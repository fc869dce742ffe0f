import { type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';
import {
  codeActionKinds,
  completionTriggers,
  semanticTokensLegend,
  signatureTriggers,
} from '../service/index.js';
import { formattingCapabilities } from './formatted-languages.js';
import type { Session } from './session.js';

/** What the server can do. @param pull whether the client asks for diagnostics */
export function capabilitiesFor(session: Session, pull: boolean): ServerCapabilities {
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
    ...formattingCapabilities(session),
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
