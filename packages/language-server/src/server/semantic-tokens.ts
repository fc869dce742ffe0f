import type { SemanticTokens, SemanticTokensDelta, SemanticTokensEdit } from 'vscode-languageserver';
import { getSemanticTokens, type ParsedDocument } from '../service/index.js';
import type { Answers } from './answer.js';
import type { Session } from './session.js';

/** Numbers a token takes. */
const SIZE = 5;

/** Answers with tokens, and where the client knows some already, with what is different. */
export function answerSemanticTokens(session: Session, answers: Answers): void {
  const { semanticTokens } = session.connection.languages;
  const sent = new Map<string, Required<SemanticTokens>>();
  let next = 1;

  const fresh = (document: ParsedDocument): Required<SemanticTokens> => {
    const tokens = { resultId: String(next++), data: getSemanticTokens(document).data };
    for (const uri of sent.keys()) if (!session.documents.get(uri)) sent.delete(uri);
    sent.set(document.uri, tokens);
    return tokens;
  };
  semanticTokens.on(answers.about('semantic tokens', null, fresh));
  semanticTokens.onDelta(
    answers.about(
      'semantic tokens',
      null,
      (document, { previousResultId }): SemanticTokens | SemanticTokensDelta => {
        const before = sent.get(document.uri);
        const now = fresh(document);
        if (before?.resultId !== previousResultId) return now;
        return { resultId: now.resultId, edits: difference(before.data, now.data) };
      },
    ),
  );
  semanticTokens.onRange(
    answers.about('semantic tokens', null, (document, { range }) => getSemanticTokens(document, range)),
  );
}

/** What makes the new numbers of the old ones: the stretch between what is the same at both ends. */
export function difference(before: readonly number[], now: readonly number[]): SemanticTokensEdit[] {
  const same = (a: number, b: number) => {
    for (let index = 0; index < SIZE; index++) if (before[a + index] !== now[b + index]) return false;
    return true;
  };
  let start = 0;
  while (start < before.length && start < now.length && same(start, start)) start += SIZE;
  let end = 0;
  const room = Math.min(before.length, now.length) - start;
  while (end < room && same(before.length - end - SIZE, now.length - end - SIZE)) end += SIZE;
  const deleteCount = before.length - end - start;
  const data = now.slice(start, now.length - end);
  return deleteCount === 0 && data.length === 0 ? [] : [{ start, deleteCount, data }];
}
