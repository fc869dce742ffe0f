import type { Place } from '@mosquitto-conf/config';
import { persistenceFile, pluginOpt } from '@mosquitto-conf/config/directives';
import { persistencePath } from '@mosquitto-conf/config/internal';
import type { Location } from 'vscode-languageserver-types';
import type { Project } from '../../project.js';
import { directiveLines, placeOfTail, readValue, type WrittenLine } from '../directive-lines.js';
import type { Found, SymbolKind } from '../symbol.js';

/** Paths of files and folders, wherever a configuration names one. */
export const paths: SymbolKind = {
  noun: 'file',
  *find(project): Iterable<Found> {
    for (const written of directiveLines(project)) {
      const named = pathIn(project, written);
      const place = named && placeOfTail(written, named.text);
      if (place) yield { key: tidy(named.path), name: named.path, place, declares: false };
    }
  },
  definition(project, { name, place }) {
    const included = includedBy(project, place);
    return (included.length > 0 ? included : [name]).flatMap((path) => {
      const uri = fileUri(project, path);
      return uri === undefined ? [] : [startOf(uri)];
    });
  },
};

interface NamedPath {
  /** As it is in the line. */
  readonly text: string;
  /** As the broker opens it. */
  readonly path: string;
}

function pathIn(project: Project, written: WrittenLine): NamedPath | undefined {
  const text = textIn(project, written);
  if (!text) return undefined;
  const { configuration } = project.analysis;
  const persistence =
    written.spelling.directive === persistenceFile && configuration.settings.get(persistenceFile) === text;
  return { text, path: persistence ? persistencePath(configuration) : text };
}

function textIn(project: Project, written: WrittenLine): string | undefined {
  const { kind, spelling } = written;
  if (spelling.directive !== pluginOpt) {
    const value = kind.path && readValue(project, written, spelling.directive);
    return value === undefined ? undefined : kind.path?.(value);
  }
  // Only the plugin knows which of its options are files.
  const option = readValue(project, written, pluginOpt)?.value;
  return option !== undefined && isFile(project, option) ? option : undefined;
}

/** The same for paths that differ in nothing but `./` and repeated slashes. */
function tidy(path: string): string {
  return path.replace(/\/+/g, '/').replace(/(^|\/)(\.\/)+/g, '$1');
}

function includedBy({ analysis }: Project, { file, line }: Place): readonly string[] {
  return analysis.configuration.files
    .filter(({ includedBy: by }) => by?.file === file && by.line === line)
    .map(({ path }) => path);
}

function isFile({ host }: Project, path: string): boolean {
  const status = path === '' ? 'missing' : host.files.status(path);
  return typeof status !== 'string' && status.kind === 'file';
}

/** The path of a file on this machine; undefined if it is missing or is not a file. */
export function fileUri(project: Project, path: string): string | undefined {
  return isFile(project, path) ? project.uriOf(path) : undefined;
}

function startOf(uri: string): Location {
  const start = { line: 0, character: 0 };
  return { uri, range: { start, end: start } };
}
