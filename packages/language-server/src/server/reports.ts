import type { Diagnostic } from 'vscode-languageserver-types';
import {
  doValidation,
  type ParsedDocument,
  type Project,
  type TestDocument,
  validateTests,
} from '../service/index.js';

/** The diagnostics of a document, under a name that changes when they do. */
export interface Report {
  readonly uri: string;
  readonly resultId: string;
  readonly items: readonly Diagnostic[];
}

interface Kept extends Report {
  /** What they were made from. */
  readonly documents: readonly (ParsedDocument | TestDocument)[];
  readonly text: string;
}

/** Diagnostics by document, made again only where a configuration was read again. */
export class Reports {
  #kept = new Map<string, Kept>();
  #next = 1;

  /** Of every file that the configurations read and that is found here, and of the test files that are open. */
  of({
    projects,
    tests,
  }: {
    readonly projects: readonly Project[];
    readonly tests: { readonly all: Iterable<TestDocument> };
  }): ReadonlyMap<string, Report> {
    const byUri = new Map<string, ParsedDocument[]>();
    for (const project of projects) {
      for (const document of project.documents) {
        const others = byUri.get(document.uri);
        if (others) others.push(document);
        else byUri.set(document.uri, [document]);
      }
    }
    const reports = new Map<string, Kept>();
    for (const [uri, documents] of byUri)
      reports.set(
        uri,
        this.#report(uri, documents, () => validate(documents)),
      );
    for (const document of tests.all) {
      const { uri } = document.text;
      reports.set(
        uri,
        this.#report(uri, [document], () => validateTests(document)),
      );
    }
    this.#kept = reports;
    return reports;
  }

  #report(uri: string, documents: Kept['documents'], find: () => readonly Diagnostic[]): Kept {
    const kept = this.#kept.get(uri);
    const same = kept?.documents.length === documents.length;
    if (same && documents.every((document, index) => document === kept.documents[index])) return kept;
    const items = find();
    const text = JSON.stringify(items);
    if (kept?.text === text) return { ...kept, documents };
    return { uri, items, text, documents, resultId: String(this.#next++) };
  }
}

/** What several configurations say of the same document is reported once. */
function validate(documents: readonly ParsedDocument[]): readonly Diagnostic[] {
  if (documents.length === 1) return doValidation(documents[0]!);
  const found = new Map<string, Diagnostic>();
  for (const document of documents) {
    for (const diagnostic of doValidation(document)) found.set(JSON.stringify(diagnostic), diagnostic);
  }
  return [...found.values()];
}
