import { type Analysis, latest } from '@mosquitto-conf/config';
import { isTestFile, paths } from '@mosquitto-conf/settings/internal';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { openTestDocument, type TestDocument } from '../service/index.js';
import { ConfigurationFile, type Surroundings } from './configuration-file.js';
import { settled } from './runtime.js';
import { below, folderOf, nameOf, normalUri } from './uris.js';

/** The test files that are open, each read once for a version, and others on request. */
export class TestFiles {
  readonly #open = new Map<string, TestDocument>();

  constructor(private readonly around: Surroundings) {}

  /** Those that are open. */
  get all(): Iterable<TestDocument> {
    return this.#open.values();
  }

  /** One that is open. */
  of(uri: string): TestDocument | undefined {
    return this.#open.get(normalUri(uri));
  }

  /** Files changed on disk: a configuration may be there now, or be gone. */
  filesChanged(): void {
    this.#open.clear();
  }

  /** Reads those that changed. */
  async update(): Promise<void> {
    const { documents } = this.around;
    const there = new Set<string>();
    for (const document of [...documents.all].filter(({ uri }) => isTestFile(nameOf(uri)))) {
      const uri = normalUri(document.uri);
      there.add(uri);
      if (this.#open.get(uri)?.text !== document) this.#open.set(uri, await this.#read(document));
    }
    for (const uri of this.#open.keys()) if (!there.has(uri)) this.#open.delete(uri);
  }

  /** One that need not be open; undefined where there is none. */
  async read(uri: string): Promise<TestDocument | undefined> {
    const open = this.of(uri);
    if (open) return open;
    const { runtime } = this.around;
    const content = await settled(runtime, () => runtime.read(normalUri(uri)));
    if (!(content instanceof Uint8Array)) return undefined;
    return this.#read(TextDocument.create(uri, 'yaml', 0, new TextDecoder().decode(content)));
  }

  #read(document: TextDocument): Promise<TestDocument> {
    const { runtime } = this.around;
    const uri = normalUri(document.uri);
    const at = (path: string) =>
      paths.isAbsolute(path) ? runtime.uriOf(path, uri) : below(folderOf(uri), path);
    return openTestDocument(document, {
      isFile: (path) => settled(runtime, () => runtime.exists(at(path))),
      analysisOf: (path) => this.#analysisOf(at(path)),
    });
  }

  async #analysisOf(uri: string): Promise<Analysis | undefined> {
    const file = new ConfigurationFile(uri, undefined, this.around);
    await file.read({ settings: {}, release: latest });
    const analysis = file.project?.analysis;
    // A pattern does not name one file.
    return analysis && analysis.configuration.files.length > 0 ? analysis : undefined;
  }
}
