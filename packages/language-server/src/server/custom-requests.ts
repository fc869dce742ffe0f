import { findTarget, latest, namedTargets, noSuchRelease, releases, write } from '@mosquitto-conf/config';
import { diagramOf, diagramSvg, findRule } from '@mosquitto-conf/validator';
import { rulePage } from '@mosquitto-conf/validator/internal';
import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import {
  CHECK_ALL,
  type CheckAllResult,
  DIAGRAM,
  type DiagramParams,
  type DocumentParams,
  EFFECTIVE,
  EXPLAIN,
  type ExplainParams,
  RULE,
  type RuleParams,
  SET_TARGET,
  type SetTargetParams,
  START_OPTIONS,
  type StartOptionsResult,
  TARGETS,
  type TargetsResult,
  TEST_CASES,
  type TestCasesResult,
  UPGRADE,
  type UpgradeParams,
  type UpgradeResult,
} from '../protocol.js';
import { effectiveMarkdown, explain, explainWord } from '../service/index.js';
import { serverTexts } from '../texts/server.js';
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
      if (target !== null && !findTarget(target))
        throw invalid(noSuchRelease(target, session.runtime.language));
      workspace.setTarget(uri, target ?? undefined);
      publishing.soon();
      return null;
    }),
  );
  connection.onRequest(
    START_OPTIONS,
    answers.all('how it is started', null, ({ uri }: DocumentParams) => startOptions(session, uri)),
  );
  connection.onRequest(TARGETS, (): TargetsResult => targets());
  connection.onRequest(UPGRADE, async (params: UpgradeParams): Promise<UpgradeResult> => {
    await session.ready();
    const document = session.document(params.uri);
    if (!document) throw invalid(write(serverTexts.noConfiguration, session.runtime.language));
    return upgradeOf(document, params, session.runtime.language);
  });
  connection.onRequest(
    EFFECTIVE,
    answers.all('settings in force', null, ({ uri }: DocumentParams) => {
      const document = session.document(uri);
      return document ? effectiveMarkdown(document.project) : null;
    }),
  );
  connection.onRequest(
    DIAGRAM,
    answers.all('the diagram', null, ({ uri, dark = false }: DiagramParams) => {
      const document = session.document(uri);
      return document
        ? diagramSvg(diagramOf(document.project.analysis), {
            theme: dark ? 'dark' : 'light',
            language: session.runtime.language,
          })
        : null;
    }),
  );
  connection.onRequest(
    EXPLAIN,
    answers.all('explaining', null, (params: ExplainParams) => {
      const document = params.uri === undefined ? undefined : session.document(params.uri);
      if ('position' in params) return (document && explain(document, params.position)) ?? null;
      const release = document?.project.release ?? latest;
      const tls = document?.project.host.tls;
      return explainWord(params.word, release, tls, session.runtime.language) ?? null;
    }),
  );
  connection.onRequest(RULE, ({ rule }: RuleParams): string | null => {
    const known = findRule(rule);
    return known ? rulePage(known) : null;
  });
  connection.onRequest(
    TEST_CASES,
    answers.all('cases of tests', null, async ({ uri }: DocumentParams): Promise<TestCasesResult | null> => {
      const tests = await workspace.tests.read(uri);
      return tests?.cases?.map(({ name, spot: { range } }) => ({ name, range })) ?? null;
    }),
  );
  connection.onRequest(CHECK_ALL, async (): Promise<CheckAllResult> => {
    workspace.filesChanged();
    publishing.again();
    await session.ready();
    publishing.now();
    return stateOf(session);
  });
}

function startOptions({ workspace }: Session, uri: string): StartOptionsResult | null {
  const reading = workspace.configurationsOf(uri)[0]?.reading;
  if (!reading) return null;
  const { cwd, root, map = {} } = reading.settings;
  return {
    target: reading.release.name,
    map,
    ...(cwd === undefined ? {} : { cwd }),
    ...(root === undefined ? {} : { root }),
  };
}

function targets(): TargetsResult {
  const named = namedTargets.map(({ name, release, summary }) => ({ name, release, about: summary }));
  return [...named, ...releases.toReversed().map(({ name }) => ({ name, release: name }))];
}

/** What the one who asked can set right. */
export function invalid(message: string): ResponseError<void> {
  return new ResponseError(ErrorCodes.InvalidParams, message);
}
