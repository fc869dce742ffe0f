import { findTarget, namedTargets, releases } from '@mosquitto-conf/config';
import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import {
  CHECK_ALL,
  type CheckAllResult,
  SET_TARGET,
  type SetTargetParams,
  TARGETS,
  type TargetsResult,
  UPGRADE,
  type UpgradeParams,
  type UpgradeResult,
} from '../protocol.js';
import { Answers } from './answer.js';
import type { Publishing } from './publishing.js';
import type { Session } from './session.js';
import { stateOf } from './state.js';
import { upgradeOf } from './upgrade.js';

/** What is asked beyond the Language Server Protocol (protocol.ts). */
export function answerRequests(session: Session, publishing: Publishing): void {
  const { connection, workspace } = session;
  const answers = new Answers(session);

  connection.onRequest(
    SET_TARGET,
    answers.all('choosing a target', null, ({ uri, target }: SetTargetParams) => {
      if (target !== null && !findTarget(target)) throw invalid(`there is no release "${target}"`);
      workspace.setTarget(uri, target ?? undefined);
      publishing.soon();
      return null;
    }),
  );
  connection.onRequest(TARGETS, (): TargetsResult => targets());
  connection.onRequest(UPGRADE, async (params: UpgradeParams): Promise<UpgradeResult> => {
    await session.ready();
    const document = session.document(params.uri);
    if (!document) throw invalid('the document belongs to no configuration');
    return upgradeOf(document, params);
  });
  connection.onRequest(CHECK_ALL, async (): Promise<CheckAllResult> => {
    workspace.filesChanged();
    publishing.again();
    await session.ready();
    publishing.now();
    return stateOf(workspace.configurations);
  });
}

function targets(): TargetsResult {
  const named = namedTargets.map(({ name, release, summary }) => ({ name, release, about: summary }));
  return [...named, ...releases.toReversed().map(({ name }) => ({ name, release: name }))];
}

/** What the one who asked can set right. */
export function invalid(message: string): ResponseError<void> {
  return new ResponseError(ErrorCodes.InvalidParams, message);
}
