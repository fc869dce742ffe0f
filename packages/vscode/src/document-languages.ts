import { type Disposable, languages, type TextDocument, workspace } from 'vscode';
import type { Configurations } from './configurations.js';

/** Languages that the editor takes where it knows nothing better. */
const GENERAL: ReadonlySet<string> = new Set(['plaintext', 'properties', 'ini']);

/** What the editor itself takes a file for that ends in `.conf`, and any other. */
const WITHOUT_US = { conf: 'properties', other: 'plaintext' };

/**
 * Gives documents the languages that their contents and the configurations say, since the editor goes by names: an ACL file
 * may be called anything, and `mosquitto.conf` may be of logrotate. A language that a person chose stays.
 */
export class DocumentLanguages implements Disposable {
  /** The language that each open document was opened with. */
  readonly #first = new Map<string, string>();
  readonly #parts: Disposable[];

  /**
   * @param own the languages of this extension
   * @param firstLines which of them a document is by its first line, if nothing else tells
   */
  constructor(
    private readonly configurations: Configurations,
    private readonly own: ReadonlySet<string>,
    private readonly firstLines: readonly FirstLine[],
  ) {
    for (const document of workspace.textDocuments) this.#opened(document);
    this.#parts = [
      workspace.onDidOpenTextDocument((document) => this.#opened(document)),
      // Another language for a document is a close and an open as well, without the document being closed.
      workspace.onDidCloseTextDocument(({ isClosed, uri }) => {
        if (isClosed) this.#first.delete(uri.toString());
      }),
      configurations.onDidChange(() => {
        for (const document of workspace.textDocuments) this.#judge(document);
      }),
    ];
  }

  dispose(): void {
    for (const part of this.#parts) part.dispose();
  }

  #opened(document: TextDocument): void {
    const uri = document.uri.toString();
    if (!this.#first.has(uri)) this.#first.set(uri, document.languageId);
    this.#judge(document);
  }

  #judge(document: TextDocument): void {
    const { languageId, uri } = document;
    const isOwn = this.own.has(languageId);
    if (languageId !== this.#first.get(uri.toString()) || !(isOwn || GENERAL.has(languageId))) return;
    const wanted = this.#wanted(document, isOwn);
    if (wanted !== undefined && wanted !== languageId)
      void languages.setTextDocumentLanguage(document, wanted);
  }

  #wanted(document: TextDocument, isOwn: boolean): string | undefined {
    const told = this.configurations.languageOf(document.uri);
    if (told) return told;
    // Half of what a person types may look like anything.
    if (told === null && document.version > 1) return undefined;
    if (told === null) return document.uri.path.endsWith('.conf') ? WITHOUT_US.conf : WITHOUT_US.other;
    if (isOwn || document.isUntitled || document.uri.scheme === 'output') return undefined;
    const line = document.lineAt(0).text;
    return this.firstLines.find(({ pattern }) => pattern.test(line))?.language;
  }
}

/** A language, and how the first line of its files begins. */
export interface FirstLine {
  readonly language: string;
  readonly pattern: RegExp;
}

/** The languages of an extension's manifest that have a first line. */
export function firstLinesOf(manifest: unknown): readonly FirstLine[] {
  const { contributes } = manifest as {
    contributes: { languages: readonly { id: string; firstLine?: string }[] };
  };
  return contributes.languages.flatMap(({ id, firstLine }) =>
    firstLine === undefined ? [] : [{ language: id, pattern: new RegExp(firstLine) }],
  );
}
