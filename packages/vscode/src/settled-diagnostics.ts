import { CancellationError, type CancellationToken, type Disposable, Uri, workspace } from 'vscode';
import type { DiagnosticProviderMiddleware } from 'vscode-languageclient';

/** A person who writes a line needs less time than this for the next key, between two words too, in milliseconds. */
const PAUSE = 650;

/**
 * Asks for the diagnostics of a document once a line is done, or a person stops writing: half a word is not a mistake yet, and
 * neither is a name whose value is about to follow.
 */
export class SettledDiagnostics implements Disposable {
  readonly #changes = new Map<string, number>();
  readonly #parts: Disposable[] = [
    workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
      const uri = document.uri.toString();
      const writes =
        reason === undefined && contentChanges.length === 1 && !/\n/.test(contentChanges[0]!.text);
      if (writes) this.#changes.set(uri, Date.now());
      else this.#changes.delete(uri);
    }),
    workspace.onDidCloseTextDocument(({ uri }) => {
      this.#changes.delete(uri.toString());
    }),
  ];

  readonly provideDiagnostics: NonNullable<DiagnosticProviderMiddleware['provideDiagnostics']> = async (
    document,
    previousResultId,
    token,
    next,
  ) => {
    const uri = document instanceof Uri ? document : document.uri;
    const changed = this.#changes.get(uri.toString());
    if (changed !== undefined) await pause(changed + PAUSE - Date.now(), token);
    return next(document, previousResultId, token);
  };

  dispose(): void {
    for (const part of this.#parts) part.dispose();
  }
}

/** @throws CancellationError if the document changed meanwhile, for which the client asks again */
function pause(time: number, token: CancellationToken): Promise<void> {
  if (time <= 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      listener.dispose();
      resolve();
    }, time);
    const listener = token.onCancellationRequested(() => {
      clearTimeout(timer);
      listener.dispose();
      reject(new CancellationError());
    });
  });
}
