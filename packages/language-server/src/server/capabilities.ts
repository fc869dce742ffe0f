import { type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';
import { completionTriggers, signatureTriggers } from '../service/index.js';

/** What the server can do. */
export function capabilitiesFor(pull: boolean): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    completionProvider: { triggerCharacters: [...completionTriggers], resolveProvider: true },
    signatureHelpProvider: { triggerCharacters: [...signatureTriggers] },
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
