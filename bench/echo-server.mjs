// A server that answers each change of a document with no diagnostics at once: what the way there and back takes.
import { createRequire } from 'node:module';

const { createConnection } = createRequire(import.meta.url)('vscode-languageserver/node');
const connection = createConnection(process.stdin, process.stdout);
connection.onInitialize(() => ({ capabilities: { textDocumentSync: 2 } }));
for (const event of ['onDidOpenTextDocument', 'onDidChangeTextDocument']) {
  connection[event](({ textDocument: { uri, version } }) => {
    connection.sendDiagnostics({ uri, version, diagnostics: [] });
  });
}
connection.listen();
