import { type Text, write } from '@mosquitto-conf/config';
import {
  type CancellationToken,
  type ClientCapabilities,
  type Connection,
  LSPErrorCodes,
  MessageType,
  ResponseError,
  ShowMessageNotification,
} from 'vscode-languageserver';
import type { InitializationOptions } from '../protocol.js';
import type { ParsedDocument } from '../service/index.js';
import { EditorDocuments } from '../workspace/editor-documents.js';
import type { Runtime } from '../workspace/runtime.js';
import { Workspace } from '../workspace/workspace.js';

/** What one client has said, and the workspace it works in. */
export class Session {
  capabilities: ClientCapabilities = {};
  options: InitializationOptions = {};
  readonly documents = new EditorDocuments();
  readonly workspace: Workspace;
  /** Settled once the client's settings are known. */
  settings: Promise<void> = Promise.resolve();
  readonly #told = new Set<string>();

  constructor(
    readonly connection: Connection,
    readonly runtime: Runtime,
  ) {
    const rulePage = (rule: string) =>
      this.options.rulePages?.replace('{rule}', encodeURIComponent(rule)) ?? runtime.rulePage?.(rule);
    this.workspace = new Workspace(
      { runtime, documents: this.documents, rulePage },
      {
        pause,
        complain: (text) => this.complain(text),
        failed: (doing, error) => this.failed(doing, error),
      },
    );
  }

  /** Shows a message to the user, once. */
  complain(text: Text): void {
    const message = write(text, this.runtime.language);
    if (this.#told.has(message)) return;
    this.#told.add(message);
    // A message, not a request: not every client answers requests.
    this.send(
      this.connection.sendNotification(ShowMessageNotification.type, {
        type: MessageType.Warning,
        message: `mosquitto: ${message}`,
      }),
    );
  }

  /** What is on its way to the client may not arrive, or not be understood. */
  send(sending: Promise<unknown>): void {
    sending.catch((error) => this.failed('sending', error));
  }

  /** A defect: it is logged, and the server continues. */
  failed(doing: string, error: unknown): void {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.connection.console.error(`${doing} failed: ${text}`);
  }

  /**
   * Brings the workspace up to date.
   * @throws ResponseError where the request is cancelled meanwhile
   */
  async ready(token?: CancellationToken): Promise<void> {
    await this.settings;
    if (this.workspace.isCurrent) return;
    // A cancellation may have arrived already.
    if (token) await pause();
    const cancelled = token && cancellation(token);
    try {
      await (cancelled
        ? Promise.race([this.workspace.update(), cancelled.promise])
        : this.workspace.update());
    } finally {
      cancelled?.dispose();
    }
  }

  /** A document as a part of the first configuration it belongs to. */
  document(uri: string): ParsedDocument | undefined {
    return this.workspace.documentsOf(uri)[0];
  }
}

/** Lets the event loop receive messages. */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

function cancellation(token: CancellationToken) {
  let dispose = () => {};
  const promise = new Promise<never>((_, reject) => {
    const cancel = () => reject(new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled'));
    if (token.isCancellationRequested) return cancel();
    const listener = token.onCancellationRequested(cancel);
    dispose = () => listener.dispose();
  });
  // The result is not needed if no caller waits for it.
  promise.catch(() => {});
  return { promise, dispose: () => dispose() };
}
