import type {
  DocumentDiagnosticReport,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { Publishing } from './publishing.js';
import type { Session } from './session.js';

/** Answers a client that asks for diagnostics. */
export function answerPulls(session: Session, publishing: Publishing): void {
  const { connection, workspace, documents } = session;
  const { diagnostics } = connection.languages;

  diagnostics.on(async ({ textDocument, previousResultId }, token): Promise<DocumentDiagnosticReport> => {
    await session.ready(token);
    const reports = publishing.reports.of(workspace);
    const report = reports.get(documents.get(textDocument.uri)?.uri ?? textDocument.uri);
    if (!report) return { kind: 'full', items: [] };
    const { resultId, items } = report;
    if (resultId === previousResultId) return { kind: 'unchanged', resultId };
    return { kind: 'full', resultId, items: [...items] };
  });

  diagnostics.onWorkspace(async ({ previousResultIds }, token): Promise<WorkspaceDiagnosticReport> => {
    await session.ready(token);
    const reports = publishing.reports.of(workspace);
    const known = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    for (const { uri, resultId, items: found } of reports.values()) {
      const version = documents.get(uri)?.version ?? null;
      if (known.get(uri) === resultId) items.push({ kind: 'unchanged', uri, version, resultId });
      else items.push({ kind: 'full', uri, version, resultId, items: [...found] });
    }
    // A document that no configuration uses any more has no diagnostics.
    for (const uri of known.keys()) {
      if (!reports.has(uri)) items.push({ kind: 'full', uri, version: null, items: [] });
    }
    return { items };
  });
}
