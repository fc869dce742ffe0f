import { doComplete, doResolve, doSignatureHelp } from '../service/index.js';
import { Answers } from './answer.js';
import type { Session } from './session.js';

/** Every feature with the function of the service that has it. */
export function answerFeatures(session: Session): void {
  const { connection, capabilities } = session;
  const answers = new Answers(session);
  void capabilities;

  connection.onCompletion(
    answers.about('completion', null, (document, { position }) => doComplete(document, position, { snippets: hasSnippets(session) })),
  );
  connection.onCompletionResolve(answers.all('completion', {} as never, doResolve));
  connection.onSignatureHelp(
    answers.about('signature help', null, (document, { position }) => doSignatureHelp(document, position)),
  );
}

function hasSnippets({ capabilities }: Session): boolean {
  return capabilities.textDocument?.completion?.completionItem?.snippetSupport === true;
}
