import { isTestFile } from '@mosquitto-conf/settings/internal';
import type { ConfigurationState, StateParams } from '../protocol.js';
import { languageOf } from '../service/parsed-document.js';
import type { ConfigurationFile } from '../workspace/configuration-file.js';
import { nameOf } from '../workspace/uris.js';
import type { Session } from './session.js';

/** What is known of all configurations, for a status line, and of their files, for an editor that guesses languages. */
export function stateOf({ workspace, documents }: Session): StateParams {
  const languages: Record<string, string | null> = {};
  for (const { uri } of documents.all)
    if (documents.isForeign(uri) && !isTestFile(nameOf(uri))) languages[uri] = null;
  for (const project of workspace.projects)
    for (const { uri, kind } of project.documents) languages[uri] = languageOf(kind);
  return {
    configurations: workspace.configurations.flatMap((file) => configurationState(file) ?? []),
    languages,
  };
}

function configurationState({
  uri,
  project,
  directive,
  reading,
}: ConfigurationFile): ConfigurationState | undefined {
  if (!project) return undefined;
  const documents = project.documents;
  const own = directive ? documents.find((document) => document.file !== project.main) : undefined;
  const files = documents.map((document) => document.uri);
  const found = project.diagnostics.filter(({ file }) => !own || file === own.file);
  const count = (severity: string) => found.filter((diagnostic) => diagnostic.severity === severity).length;
  return {
    uri: files[0] ?? uri,
    target: project.release.name,
    ...(project.release.asked === undefined ? {} : { asked: project.release.asked }),
    ...(reading?.targetFrom === undefined ? {} : { targetFrom: reading.targetFrom }),
    outcome: project.analysis.outcome,
    errors: count('error'),
    warnings: count('warning'),
    files,
  };
}
