import { contentOf } from '@mosquitto-conf/config/internal';
import { encode } from '@mosquitto-conf/grammar';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { languages } from '../service/parsed-document.js';
import { isUntitled, normalUri } from './uris.js';

/** The documents that are open in the editor. */
export class EditorDocuments {
  readonly #documents = new Map<string, TextDocument>();
  readonly #bytes = new WeakMap<TextDocument, Uint8Array>();
  readonly #foreign = new WeakMap<TextDocument, boolean>();

  /** Adds a document, or its next version. */
  set(document: TextDocument): void {
    this.#documents.set(normalUri(document.uri), document);
  }

  delete(uri: string): void {
    this.#documents.delete(normalUri(uri));
  }

  /** Whether it is a file of another program, whatever its name is. Of one without a file a person chose the language. */
  isForeign(uri: string): boolean {
    const document = this.get(uri);
    if (!document) return false;
    // JSON is only the broker's where a configuration names it.
    if (document.languageId === languages['dynamic-security']) return true;
    if (isUntitled(uri)) return false;
    let foreign = this.#foreign.get(document);
    if (foreign === undefined) {
      foreign = contentOf(document.getText()) === 'foreign';
      this.#foreign.set(document, foreign);
    }
    return foreign;
  }

  /** @param uri in any spelling */
  get(uri: string): TextDocument | undefined {
    return this.#documents.get(uri) ?? this.#documents.get(normalUri(uri));
  }

  /** In the order of opening. */
  get all(): Iterable<TextDocument> {
    return this.#documents.values();
  }

  /** What a file would hold if the document were saved now. */
  bytes(uri: string): Uint8Array | undefined {
    const document = this.get(uri);
    if (!document) return undefined;
    let bytes = this.#bytes.get(document);
    if (!bytes) {
      bytes = encode(document.getText());
      this.#bytes.set(document, bytes);
    }
    return bytes;
  }
}

/**
 * How the server's documents change: each version is a document of its own, since what was read of an older one still
 * looks at it.
 */
export const versions = {
  create: TextDocument.create,
  update(
    document: TextDocument,
    changes: Parameters<typeof TextDocument.update>[1],
    version: number,
  ): TextDocument {
    const { uri, languageId } = document;
    const next = TextDocument.create(uri, languageId, document.version, document.getText());
    return TextDocument.update(next, changes, version);
  },
};
