import { errorMessage } from '@mosquitto-conf/config/internal';
import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import {
  completeTests,
  doCodeActions,
  doComplete,
  doHover,
  doPrepareRename,
  doRename,
  doResolve,
  doSignatureHelp,
  findDefinition,
  findDocumentHighlights,
  findDocumentLinks,
  findDocumentSymbols,
  findReferences,
  findWorkspaceSymbols,
  fixTests,
  format,
  formatOnType,
  formatRange,
  getCodeLenses,
  getFoldingRanges,
  getInlayHints,
  getSelectionRanges,
  hoverTests,
  RenameRefused,
} from '../service/index.js';
import { Answers } from './answer.js';
import { answerSemanticTokens } from './semantic-tokens.js';
import type { Session } from './session.js';

/** Every feature with the function of the service that has it. */
export function answerFeatures(session: Session): void {
  const { connection, workspace } = session;
  const answers = new Answers(session);

  connection.onCompletion(
    answers.about(
      'completion',
      null,
      (document, { position, context }) =>
        doComplete(document, position, {
          snippets: hasSnippets(session),
          trigger: context?.triggerCharacter,
          commands: session.options.commands ?? [],
        }),
      (tests, { position }) => completeTests(tests, position),
    ),
  );
  connection.onCompletionResolve((item) =>
    answers.plain('completion', item, () => doResolve(item, session.runtime.language)),
  );
  connection.onHover(
    answers.about(
      'hover',
      null,
      (document, { position }) => doHover(document, position) ?? null,
      async (tests, { position }) => (await hoverTests(tests, position)) ?? null,
    ),
  );
  connection.languages.inlayHint.on(
    answers.about('inlay hints', null, (document, { range }) =>
      workspace.clientSettings(document.uri).inlayHints === false ? [] : getInlayHints(document, range),
    ),
  );
  connection.onCodeLens(
    answers.about('code lenses', null, (document) =>
      workspace.clientSettings(document.uri).codeLens === false
        ? []
        : getCodeLenses(document, session.options.commands ?? []),
    ),
  );
  connection.onSignatureHelp(
    answers.about('signature help', null, (document, { position }) => doSignatureHelp(document, position)),
  );
  connection.onDefinition(
    answers.about('definition', null, (document, { position }) => findDefinition(document, position)),
  );
  connection.onReferences(
    answers.about('references', null, (document, { position, context }) =>
      findReferences(document, position, context),
    ),
  );
  connection.onDocumentHighlight(
    answers.about('highlights', null, (document, { position }) => findDocumentHighlights(document, position)),
  );
  connection.onPrepareRename(
    answers.about('rename', null, (document, { position }) => doPrepareRename(document, position) ?? null),
  );
  connection.onRenameRequest(
    answers.about('rename', null, (document, { position, newName }) => {
      try {
        return doRename(document, position, newName);
      } catch (error) {
        if (!(error instanceof RenameRefused)) throw error;
        throw new ResponseError(ErrorCodes.InvalidRequest, errorMessage(error, session.runtime.language));
      }
    }),
  );
  connection.onDocumentLinks(answers.about('links', null, (document) => findDocumentLinks(document)));
  connection.onDocumentSymbol(answers.about('outline', null, (document) => findDocumentSymbols(document)));
  connection.onWorkspaceSymbol(
    answers.all('symbols', null, ({ query }: { query: string }) =>
      findWorkspaceSymbols(workspace.projects, query),
    ),
  );
  connection.onFoldingRanges(answers.about('folding', null, (document) => getFoldingRanges(document)));
  connection.onSelectionRanges(
    answers.about('selection', null, (document, { positions }) => getSelectionRanges(document, positions)),
  );
  connection.onDocumentFormatting(
    answers.about('formatting', null, (document, { options }) => format(document, options)),
  );
  connection.onDocumentRangeFormatting(
    answers.about('formatting', null, (document, { range, options }) =>
      formatRange(document, range, options),
    ),
  );
  connection.onDocumentOnTypeFormatting(
    answers.about('formatting', null, (document, { position, ch, options }) =>
      formatOnType(document, position, ch, options),
    ),
  );
  connection.onCodeAction(
    answers.about(
      'code actions',
      null,
      (document, { range, context }) =>
        doCodeActions(document, range, context).filter(
          ({ edit }) => edit?.documentChanges === undefined || canCreateFiles(session),
        ),
      (tests, { range }) => fixTests(tests, range),
    ),
  );
  answerSemanticTokens(session, answers);
}

function canCreateFiles({ capabilities }: Session): boolean {
  const { documentChanges, resourceOperations } = capabilities.workspace?.workspaceEdit ?? {};
  return documentChanges === true && resourceOperations?.includes('create') === true;
}

function hasSnippets({ capabilities }: Session): boolean {
  return capabilities.textDocument?.completion?.completionItem?.snippetSupport === true;
}
