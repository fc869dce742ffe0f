import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { inTime, LATE, RunningProgram } from './processes.mjs';
import { SECRET } from './random.mjs';

const command = resolve('packages/checkconfig/dist/checkconfig.js');

/** Errors that answer a wrong request: InvalidParams, InvalidRequest, ContentModified, RequestCancelled. */
const EXPECTED_ERRORS = [-32602, -32600, -32801, -32800];

/** What may be about the text of a document: edits and what completion inserts stay in it. */
const TEXTUAL = /formatting|Formatting|[rR]ename|completion|codeAction|effective|upgrade/;

const LANGUAGES = {
  'mosquitto.conf': 'mosquitto-conf',
  'other.conf': 'mosquitto-conf',
  'conf.d/a.conf': 'mosquitto-conf',
  acl: 'mosquitto-acl',
  passwd: 'mosquitto-passwd',
  psk: 'mosquitto-passwd',
  'checkconfig.yaml': 'yaml',
};

/** An editor session over random files: documents open, change and close, and everything is asked for. */
export async function playLanguageServer(files, folder) {
  files.layOut(folder);
  const program = new RunningProgram([command, 'lsp'], folder, { readsOutput: false });
  const editor = new Editor(files, folder, program);
  try {
    return (await editor.play()) ?? (await program.stop());
  } finally {
    editor.connection.dispose();
    program.process.kill('SIGKILL');
  }
}

/** A file that no configuration names may be read as one: the words of a line are then a name and its value, and are shown. */
const NAME_AND_VALUE = new RegExp(`^${SECRET}\\d+ ${SECRET}\\d+`, 'gm');

class Editor {
  #faults = [];
  #open = new Map();
  /** Whether lines are changed anywhere, and documents may have the text of another kind: what is a secret then is not known. */
  #isRough;

  constructor(files, folder, program) {
    this.files = files;
    this.folder = folder;
    this.program = program;
    this.#isRough = files.maybe(0.6);
    const { stdin, stdout } = program.process;
    this.connection = createProtocolConnection(
      new StreamMessageReader(stdout),
      new StreamMessageWriter(stdin),
    );
    const { connection } = this;
    connection.onNotification('textDocument/publishDiagnostics', (params) =>
      this.#mustNotShow('diagnostics', params),
    );
    connection.onNotification('window/logMessage', ({ type, message }) => {
      // The server logs a defect as an error, and continues.
      if (type === 1) this.#faults.push(`a defect: ${message}`);
    });
    connection.onRequest('workspace/configuration', ({ items }) => items.map(() => this.#settings()));
    connection.onRequest('client/registerCapability', () => null);
    for (const refresh of ['inlayHint', 'codeLens', 'semanticTokens', 'diagnostic'])
      connection.onRequest(`workspace/${refresh}/refresh`, () => null);
    connection.onError(() => undefined);
    connection.listen();
  }

  /** @returns what is wrong; undefined if nothing */
  async play() {
    const capabilities = { workspace: { configuration: true, workspaceFolders: true } };
    if (this.files.maybe(0.5)) capabilities.workspace.diagnostics = { refreshSupport: true };
    const folders = [{ uri: pathToFileURL(this.folder).href, name: 'work' }];
    await this.#ask('initialize', {
      processId: null,
      rootUri: null,
      capabilities,
      workspaceFolders: folders,
    });
    await this.#tell('initialized', {});
    for (let turn = 0; turn < 12 && this.#faults.length === 0; turn++) {
      for (const step of this.files.many(4, () => this.#step())) await step();
      await Promise.all(this.files.many(14, () => this.#request()));
      if (this.program.ended !== undefined)
        this.#faults.push(
          `it ended by itself with ${this.program.ended}: ${this.program.stderr.slice(-800)}`,
        );
    }
    if (this.#faults.length === 0) await this.#ask('shutdown', null);
    await this.#tell('exit', null);
    return this.#faults[0];
  }

  #settings() {
    const { files } = this;
    return {
      target: files.one([undefined, '1.4.15', '2.0', 'nine', 5, null]),
      rules: files.one([undefined, {}, { security: 'off' }, { nonsense: 'error' }, 'x', []]),
      checkFiles: files.one([undefined, true, 'x']),
    };
  }

  /** A text for a document of this name. */
  #text(name) {
    const { files } = this;
    if (name.endsWith('.conf')) return files.lines(files.line);
    if (name.endsWith('.yaml')) return files.settings();
    return name === 'acl' ? files.acl().replaceAll(NAME_AND_VALUE, '') : files.passwords();
  }

  uri = (name) => pathToFileURL(join(this.folder, name)).href;

  /** What happens to documents and files. */
  #step() {
    const { files } = this;
    const name = files.one(Object.keys(LANGUAGES));
    const textDocument = { uri: this.uri(name) };
    const text = () => this.#text(this.#isRough ? files.one(Object.keys(LANGUAGES)) : name);
    if (!this.#open.has(name)) {
      return async () => {
        if (this.#open.has(name)) return;
        this.#open.set(name, 1);
        const languageId = files.maybe(this.#isRough ? 0.8 : 1)
          ? LANGUAGES[name]
          : files.one(Object.values(LANGUAGES));
        await this.#tell('textDocument/didOpen', {
          textDocument: { ...textDocument, languageId, version: 1, text: text() },
        });
      };
    }
    return files.one([
      async () => {
        const version = (this.#open.get(name) ?? 1) + 1;
        this.#open.set(name, version);
        const contentChanges = files.maybe(this.#isRough ? 0.2 : 1)
          ? [{ text: text() }]
          : files.many(4, () => ({
              range: this.#range(),
              text: files.one([files.word, () => '\n', () => ''])(),
            }));
        await this.#tell('textDocument/didChange', {
          textDocument: { ...textDocument, version },
          contentChanges,
        });
      },
      async () => {
        this.#open.delete(name);
        await this.#tell('textDocument/didClose', { textDocument });
      },
      () => this.#tell('textDocument/didSave', { textDocument }),
      () => this.#tell('workspace/didChangeConfiguration', { settings: {} }),
      async () => {
        files.rewrite(this.folder);
        await this.#tell('workspace/didChangeWatchedFiles', {
          changes: [{ uri: textDocument.uri, type: files.upTo(3) + 1 }],
        });
      },
    ]);
  }

  #position = () => ({
    line: this.files.upTo(16),
    character: this.files.upTo(this.files.one([4, 40, 2000])),
  });

  #range() {
    const [a, b] = [this.#position(), this.#position()];
    return a.line < b.line || (a.line === b.line && a.character <= b.character)
      ? { start: a, end: b }
      : { start: b, end: a };
  }

  /** One request about a document, open or not. */
  #request() {
    const { files } = this;
    const name = files.one([...Object.keys(LANGUAGES), 'nowhere.conf', 'damaged.pem']);
    const uri = this.uri(name);
    const textDocument = { uri };
    const position = this.#position();
    const range = this.#range();
    const options = { tabSize: 2, insertSpaces: true };
    const at = { textDocument, position };
    return this.#ask(
      ...files.one([
        ['textDocument/hover', at],
        ['textDocument/completion', { ...at, context: { triggerKind: 1 } }],
        ['textDocument/signatureHelp', at],
        ['textDocument/definition', at],
        ['textDocument/references', { ...at, context: { includeDeclaration: true } }],
        ['textDocument/documentHighlight', at],
        ['textDocument/prepareRename', at],
        ['textDocument/rename', { ...at, newName: files.word() }],
        ['textDocument/inlayHint', { textDocument, range }],
        ['textDocument/codeLens', { textDocument }],
        ['textDocument/documentLink', { textDocument }],
        ['textDocument/documentSymbol', { textDocument }],
        ['textDocument/foldingRange', { textDocument }],
        ['textDocument/selectionRange', { textDocument, positions: [position] }],
        ['textDocument/formatting', { textDocument, options }],
        ['textDocument/rangeFormatting', { textDocument, range, options }],
        ['textDocument/onTypeFormatting', { ...at, ch: '\n', options }],
        ['textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } }],
        ['textDocument/semanticTokens/full', { textDocument }],
        ['textDocument/semanticTokens/full/delta', { textDocument, previousResultId: String(files.upTo(9)) }],
        ['textDocument/semanticTokens/range', { textDocument, range }],
        ['workspace/symbol', { query: files.word() }],
        ['mosquitto/effective', { uri }],
        ['mosquitto/diagram', { uri }],
        ['mosquitto/upgrade', { uri, from: '1.6.15', to: '2.1.2' }],
        ['mosquitto/explain', { ...at, uri }],
        ['mosquitto/rule', { rule: files.word() }],
        ['mosquitto/setTarget', { uri, target: files.one(['1.5', null, 'x']) }],
        ['mosquitto/startOptions', { uri }],
        ['mosquitto/targets', {}],
        ['mosquitto/checkAll', {}],
      ]),
    );
  }

  async #ask(method, params) {
    let answer;
    try {
      answer = await inTime(Promise.race([this.connection.sendRequest(method, params), this.program.exit]));
    } catch (error) {
      if (this.program.ended === undefined && !EXPECTED_ERRORS.includes(error.code))
        this.#faults.push(`${method}: ${error.message}`);
      return;
    }
    if (answer === LATE) this.#faults.push(`${method} is not answered`);
    else if (!TEXTUAL.test(method)) this.#mustNotShow(method, answer);
  }

  async #tell(method, params) {
    if (this.program.ended === undefined)
      await this.connection.sendNotification(method, params).catch(() => undefined);
  }

  #mustNotShow(what, answer) {
    if (this.#isRough) return;
    const text = JSON.stringify(answer, (key, value) => (/[eE]dit/.test(key) ? undefined : value)) ?? '';
    const at = text.indexOf(SECRET);
    if (at >= 0)
      this.#faults.push(
        `a secret: ${what}: ${text.slice(0, 60)} … ${text.slice(Math.max(0, at - 60), at + 200)}`,
      );
  }
}
