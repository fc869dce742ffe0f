import type { ConfigurationState, StateParams } from '../protocol.js';
import type { ConfigurationFile } from '../workspace/configuration-file.js';

/** What is known of all configurations, for a status line. */
export function stateOf(configurations: readonly ConfigurationFile[]): StateParams {
  return { configurations: configurations.flatMap((file) => configurationState(file) ?? []) };
}

function configurationState({ uri, project, directive }: ConfigurationFile): ConfigurationState | undefined {
  if (!project) return undefined;
  const documents = project.documents;
  const own = directive ? documents.find((document) => document.file !== project.main) : undefined;
  const files = documents.map((document) => document.uri);
  const found = project.diagnostics.filter(({ file }) => !own || file === own.file);
  const count = (severity: string) => found.filter((diagnostic) => diagnostic.severity === severity).length;
  return {
    uri: files[0] ?? uri,
    target: project.release.name,
    outcome: project.analysis.outcome,
    errors: count('error'),
    warnings: count('warning'),
    files,
  };
}
