import { CancellationError, type CancellationToken, type Disposable, Uri, workspace } from 'vscode';
import type { DiagnosticProviderMiddleware } from 'vscode-languageclient';

/** A person who types needs less time for the next key, in milliseconds. */
const PAUSE = 300;

/** Asks for the diagnostics of a document once a person stops typing in it: half a word is no mistake yet. */
export class SettledDiagnostics implements Disposable {
  readonly #changes = new Map<string, number>();
  readonly #parts: Disposable[] = [
    workspace.onDidChangeTextDocument(({ document }) => {
      this.#changes.set(document.uri.toString(), Date.now());
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
