import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

/** The built server, and the command that has it too. */
const server = fileURLToPath(new URL('../../dist/mosquitto-language-server.js', import.meta.url));
const command = fileURLToPath(new URL('../../../checkconfig/dist/checkconfig.js', import.meta.url));

/** How the server is started. */
export const programs = { server: [server, '--stdio'], command: [command, 'lsp'] } as const;

export interface ClientOptions {
  /** Settings of the section `mosquitto`. */
  readonly settings?: Record<string, unknown>;
  /** Whether diagnostics are asked for rather than sent. */
  readonly pull?: boolean;
  readonly capabilities?: Record<string, unknown>;
  readonly initializationOptions?: unknown;
  /** Folders of the workspace below the client's own; it alone by default. */
  readonly folders?: readonly string[];
  readonly program?: readonly string[];
  /** What it finds in its environment besides that of the tests. */
  readonly env?: NodeJS.ProcessEnv;
}

/** A client of the built server over standard input and output, with a folder of files. */
export class Client {
  readonly folder: string = mkdtempSync(join(tmpdir(), 'mosquitto-ls-'));
  readonly process: ChildProcess;
  readonly connection: ProtocolConnection;
  /** What was published of each document last. */
  readonly published = new Map<string, PublishDiagnosticsParams>();
  readonly logged: string[] = [];
  readonly shown: string[] = [];
  /** Patterns the server wants to be told of. */
  watched: string[] = [];
  /** Patterns of files that the server asked for besides those of its languages, by method. */
  registered: Record<string, string[]> = {};
  refreshes = 0;
  states: unknown[] = [];
  settings: Record<string, unknown>;
  readonly exited: Promise<number | null>;
  readonly #versions = new Map<string, number>();
  readonly #waiting = new Set<() => void>();

  constructor(
    files: Readonly<Record<string, string>>,
    private readonly options: ClientOptions = {},
  ) {
    this.settings = { ...options.settings };
    for (const [path, text] of Object.entries(files)) this.write(path, text);
    this.process = spawn(process.execPath, [...(options.program ?? programs.server)], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, ...options.env },
    });
    this.exited = new Promise((resolve) => this.process.once('exit', resolve));
    const { stdin, stdout } = this.process;
    this.connection = createProtocolConnection(
      new StreamMessageReader(stdout!),
      new StreamMessageWriter(stdin!),
    );
    this.#answer();
    this.connection.listen();
  }

  #answer(): void {
    const { connection } = this;
    const noted =
      <T>(action: (params: T) => void) =>
      (params: T) => {
        action(params);
        for (const wake of this.#waiting) wake();
      };
    connection.onNotification(
      'textDocument/publishDiagnostics',
      noted((params: PublishDiagnosticsParams) => this.published.set(params.uri, params)),
    );
    connection.onNotification(
      'mosquitto/state',
      noted((params) => this.states.push(params)),
    );
    connection.onNotification(
      'window/logMessage',
      noted(({ message }: { message: string }) => this.logged.push(message)),
    );
    connection.onNotification(
      'window/showMessage',
      noted(({ message }: { message: string }) => this.shown.push(message)),
    );
    connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
      items.map(() => this.settings),
    );
    connection.onRequest(
      'client/registerCapability',
      ({
        registrations,
      }: {
        registrations: {
          method: string;
          registerOptions?: {
            watchers?: { globPattern: string }[];
            documentSelector?: { pattern: string }[];
          };
        }[];
      }) => {
        for (const { method, registerOptions } of registrations) {
          const selector = registerOptions?.documentSelector;
          if (selector) this.registered[method] = selector.map(({ pattern }) => pattern);
          if (method !== 'workspace/didChangeWatchedFiles') continue;
          this.watched = registerOptions?.watchers?.map(({ globPattern }) => globPattern) ?? [];
        }
        for (const wake of this.#waiting) wake();
        return null;
      },
    );
    connection.onRequest('client/unregisterCapability', () => null);
    connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes += 1;
      for (const wake of this.#waiting) wake();
      return null;
    });
    for (const refresh of ['inlayHint', 'codeLens', 'semanticTokens'])
      connection.onRequest(`workspace/${refresh}/refresh`, () => null);
  }

  async start(): Promise<InitializeResult> {
    const { pull, capabilities, initializationOptions, folders = [''] } = this.options;
    const result = await this.connection.sendRequest<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: folders.map((path) => ({
        uri: this.uri(path).replace(/\/$/, ''),
        name: path || 'work',
      })),
      capabilities: {
        workspace: {
          configuration: true,
          workspaceFolders: true,
          didChangeConfiguration: { dynamicRegistration: true },
          didChangeWatchedFiles: { dynamicRegistration: true },
          ...(pull ? { diagnostics: { refreshSupport: true } } : {}),
        },
        textDocument: { publishDiagnostics: { versionSupport: true }, ...(pull ? { diagnostic: {} } : {}) },
        ...capabilities,
      },
      ...(initializationOptions === undefined ? {} : { initializationOptions }),
    });
    await this.connection.sendNotification('initialized', {});
    return result;
  }

  uri(path: string): string {
    return pathToFileURL(join(this.folder, path)).href;
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  remove(path: string): void {
    rmSync(join(this.folder, path));
  }

  async open(path: string, text: string, languageId = 'mosquitto-conf'): Promise<void> {
    this.#versions.set(path, 1);
    const textDocument = { uri: this.uri(path), languageId, version: 1, text };
    await this.connection.sendNotification('textDocument/didOpen', { textDocument });
  }

  async close(path: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didClose', { textDocument: this.document(path) });
  }

  /** Sends a change of the whole text, or of parts of it. */
  async change(path: string, ...contentChanges: readonly object[]): Promise<number> {
    const version = (this.#versions.get(path) ?? 1) + 1;
    this.#versions.set(path, version);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: this.uri(path), version },
      contentChanges,
    });
    return version;
  }

  /** Tells the server that files changed on disk. */
  async changed(type: 1 | 2 | 3, ...files: readonly string[]): Promise<void> {
    await this.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: files.map((path) => ({ uri: this.uri(path), type })),
    });
  }

  document(path: string): { readonly uri: string } {
    return { uri: this.uri(path) };
  }

  request<T = unknown>(method: string, params: object): Promise<T> {
    return this.connection.sendRequest<T>(method, params);
  }

  /** Rules and first lines (from 1) of what was published of a document last. */
  rules(path: string): string[] {
    return shown(this.published.get(this.uri(path))?.diagnostics ?? []);
  }

  /** Waits until something the server sends makes it true; a test's own time limit ends the wait. */
  async until(condition: () => boolean): Promise<void> {
    if (condition()) return;
    await new Promise<void>((resolve) => {
      const wake = () => {
        if (!condition()) return;
        this.#waiting.delete(wake);
        resolve();
      };
      this.#waiting.add(wake);
    });
  }

  /** Says goodbye. */
  async stop(): Promise<number | null> {
    if (this.process.exitCode === null) {
      await this.connection.sendRequest('shutdown');
      await this.connection.sendNotification('exit');
    }
    const code = await this.exited;
    this.connection.dispose();
    rmSync(this.folder, { recursive: true, force: true });
    return code;
  }
}

export function shown(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code, range }) => `${range.start.line + 1} ${code}`);
}
