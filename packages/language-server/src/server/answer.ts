import { type CancellationToken, ResponseError, type TextDocumentIdentifier } from 'vscode-languageserver';
import type { ParsedDocument, TestDocument } from '../service/index.js';
import type { Session } from './session.js';

/** Makes the handlers of requests: each waits until everything is read, and a defect in one ends nothing. */
export class Answers {
  constructor(private readonly session: Session) {}

  /** Answers what needs no configuration. */
  plain<R>(doing: string, otherwise: R, action: () => R): R {
    try {
      return action();
    } catch (error) {
      this.session.failed(doing, error);
      return otherwise;
    }
  }

  /** Answers about the workspace. */
  all<P, R>(
    doing: string,
    otherwise: R,
    action: (params: P) => R | Promise<R>,
  ): (params: P, token: CancellationToken) => Promise<R> {
    return async (params, token) => {
      try {
        await this.session.ready(token);
        return await action(params);
      } catch (error) {
        if (error instanceof ResponseError) throw error;
        this.session.failed(doing, error);
        return otherwise;
      }
    };
  }

  /**
   * Answers about a document; `otherwise` where it belongs to no configuration.
   * @param inTests answers about a file with tests for a configuration
   */
  about<P extends { readonly textDocument: TextDocumentIdentifier }, R>(
    doing: string,
    otherwise: R,
    action: (document: ParsedDocument, params: P) => R | Promise<R>,
    inTests?: (document: TestDocument, params: P) => R | Promise<R>,
  ): (params: P, token: CancellationToken) => Promise<R> {
    return this.all(doing, otherwise, (params: P) => {
      const { uri } = params.textDocument;
      const tests = this.session.workspace.tests.of(uri);
      if (tests) return inTests ? inTests(tests, params) : otherwise;
      const document = this.session.document(uri);
      return document ? action(document, params) : otherwise;
    });
  }
}
