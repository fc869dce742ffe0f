import { readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { write } from '@mosquitto-conf/config';
import { describe, expect, it } from 'vitest';
import { createConnection } from 'vscode-languageserver/node';
import {
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  doCodeActions,
  doComplete,
  doHover,
  doValidation,
  findDefinition,
  findDocumentLinks,
  findDocumentSymbols,
  findReferences,
  format,
  getCodeLenses,
  getFoldingRanges,
  getInlayHints,
  getSelectionRanges,
  getSemanticTokens,
  type ParsedDocument,
} from '../src/index.js';
import { NodeRuntime } from '../src/node/node-runtime.js';
import { startServer } from '../src/server.js';
import { EditorDocuments, versions } from '../src/workspace/editor-documents.js';
import { Workspace } from '../src/workspace/workspace.js';
import { numbers, randomEdit } from './support/random-edits.js';

const EDITS = 1000;

/** So many edits after one another are looked at with every feature. */
const LOOK = 100;

/** What may be kept besides: caches of words, compiled code. */
const SLACK = 1.25;

const configs = new URL('../../../fixtures/configs/', import.meta.url);

/** A file, the language it is opened as, and the seed of its edits. */
const FILES: readonly (readonly [path: string, language: string, seed: number])[] = [
  ['bridge-tls/mosquitto.conf', 'mosquitto-conf', 1],
  ['mutual-tls/mosquitto.conf', 'mosquitto-conf', 2],
  ['include-dir/mosquitto.conf', 'mosquitto-conf', 3],
  ['acl-heavy/acl', 'mosquitto-acl', 4],
];

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function connect(): ProtocolConnection {
  const up = new PassThrough();
  const down = new PassThrough();
  startServer(
    createConnection(new StreamMessageReader(up), new StreamMessageWriter(down)),
    new NodeRuntime(),
  );
  const client = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  client.onRequest('workspace/diagnostic/refresh', () => null);
  client.listen();
  return client;
}

/** The document as a new server reads it; undefined if it now belongs to another program. */
async function fresh(
  runtime: NodeRuntime,
  uri: string,
  language: string,
  text: string,
): Promise<ParsedDocument | undefined> {
  const documents = new EditorDocuments();
  documents.set(TextDocument.create(uri, language, 1, text));
  const failed = (doing: string, error: unknown) => expect.unreachable(`${doing}: ${error}`);
  const workspace = new Workspace(
    { runtime, documents, rulePage: (rule) => runtime.rulePage(rule) },
    { pause: async () => {}, complain: (text) => expect.unreachable(write(text)), failed },
  );
  await workspace.update();
  return workspace.documentsOf(uri)[0];
}

/** Each feature as the protocol asks for it, and as it answers about a fresh document. */
function features(document: ParsedDocument, position: { line: number; character: number }) {
  const context = { diagnostics: [], includeDeclaration: true };
  const options = { tabSize: 2, insertSpaces: true };
  return [
    ['completion', doComplete(document, position, { snippets: false })],
    ['hover', doHover(document, position) ?? null],
    ['inlayHint', getInlayHints(document, whole(document))],
    ['codeLens', getCodeLenses(document)],
    ['definition', findDefinition(document, position)],
    ['references', findReferences(document, position, context)],
    ['documentLink', findDocumentLinks(document)],
    ['documentSymbol', findDocumentSymbols(document)],
    ['foldingRange', getFoldingRanges(document)],
    ['selectionRange', getSelectionRanges(document, [position])],
    ['formatting', format(document, options)],
    ['codeAction', doCodeActions(document, whole(document), context)],
    ['semanticTokens/full', { data: getSemanticTokens(document).data }],
  ] as const;
}

function whole({ text }: ParsedDocument) {
  return { start: text.positionAt(0), end: text.positionAt(text.getText().length) };
}

/** What the protocol makes of an answer: nothing is undefined in it. */
const sent = (answer: unknown) => JSON.parse(JSON.stringify(answer));

/** Answers are numbered. */
function withoutId(answer: object | null): object | null {
  if (answer === null || !('resultId' in answer)) return answer;
  const { resultId: _, ...rest } = answer;
  return rest;
}

describe.each(FILES)('%s', (path, language, seed) => {
  it('after each edit the answers are those about the same text opened afresh, and memory settles', async () => {
    const file = new URL(path, configs);
    const uri = pathToFileURL(fileURLToPath(file)).href;
    const original = readFileSync(file, 'utf8');
    const client = connect();
    const runtime = new NodeRuntime();
    const logged: string[] = [];
    client.onNotification('window/logMessage', ({ message }: { message: string }) => {
      logged.push(message);
    });
    await client.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      capabilities: {
        textDocument: { diagnostic: {} },
        workspace: { diagnostics: { refreshSupport: true } },
      },
    });
    await client.sendNotification('initialized', {});
    let document = TextDocument.create(uri, language, 1, original);
    await client.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: language, version: 1, text: original },
    });
    const random = numbers(seed);
    const textDocument = { uri };
    const heap: number[] = [];
    for (let edit = 1; edit <= EDITS; edit++) {
      const change = randomEdit(document, original, random);
      document = versions.update(document, [change], edit + 1);
      await client.sendNotification('textDocument/didChange', {
        textDocument: { uri, version: edit + 1 },
        contentChanges: [change],
      });
      const report = await client.sendRequest<{ items: unknown }>('textDocument/diagnostic', {
        textDocument,
      });
      const parsed = await fresh(runtime, uri, language, document.getText());
      expect(report.items, `after edit ${edit}`).toEqual(parsed ? sent(doValidation(parsed)) : []);
      if (parsed && edit % LOOK === 0) {
        const position = document.positionAt(Math.floor(random() * document.getText().length));
        const range = whole(parsed);
        const context = { diagnostics: [], includeDeclaration: true };
        const params = {
          textDocument,
          position,
          range,
          context,
          positions: [position],
          options: { tabSize: 2, insertSpaces: true },
        };
        for (const [feature, expected] of features(parsed, position)) {
          const answer = await client.sendRequest<object | null>(`textDocument/${feature}`, params);
          expect(withoutId(answer), `${feature} after edit ${edit}`).toEqual(sent(expected));
        }
      }
      if (edit * 2 === EDITS || edit === EDITS) {
        collectGarbage();
        heap.push(process.memoryUsage().heapUsed);
      }
    }
    expect(logged).toEqual([]);
    expect(heap[1]! / heap[0]!).toBeLessThan(SLACK);
    client.dispose();
  }, 180_000);
});
