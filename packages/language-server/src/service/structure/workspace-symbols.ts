import { type SymbolInformation, SymbolKind } from 'vscode-languageserver-types';
import { locationOf } from '../parsed-document.js';
import type { Project } from '../project.js';
import { aclOf } from './acl-sections.js';
import { isOfWords } from './sections.js';
import { shorten } from './shorten.js';
import { namesIn } from './symbols.js';
import { fileName, ownerInWords } from './words.js';

/** Listeners, bridges, plugins and users of all configurations whose names hold what was asked for. */
export function findWorkspaceSymbols(projects: readonly Project[], query: string): SymbolInformation[] {
  const asked = query.toLowerCase();
  const found = new Map<string, SymbolInformation>();
  for (const project of projects) {
    for (const symbol of symbolsOf(project)) {
      if (!isSubsequence(asked, symbol.name.toLowerCase())) continue;
      const { uri, range } = symbol.location;
      // A file may belong to several configurations.
      const key = `${uri}#${range.start.line}:${range.start.character} ${symbol.name}`;
      if (!found.has(key)) found.set(key, symbol);
    }
  }
  return [...found.values()];
}

/** Editors look for the letters in their order, with others between them. */
function isSubsequence(letters: string, text: string): boolean {
  let index = 0;
  for (const letter of letters) {
    index = text.indexOf(letter, index) + 1;
    if (index === 0) return false;
  }
  return true;
}

type Subject = Parameters<typeof locationOf>[1];

function* symbolsOf(project: Project): Iterable<SymbolInformation> {
  const { listeners, bridges, plugins } = project.analysis.configuration;
  for (const listener of listeners) {
    if (listener.origin === 'listener') {
      yield* symbol(project, ownerInWords(listener), SymbolKind.Interface, listener.place);
    }
  }
  for (const bridge of bridges) yield* symbol(project, ownerInWords(bridge), SymbolKind.Module, bridge.place);
  for (const plugin of plugins)
    yield* symbol(project, ownerInWords(plugin), SymbolKind.Package, plugin.place);
  for (const document of project.documents) {
    if (isOfWords(document)) {
      if (document.kind !== 'acl') continue;
      for (const { user, place } of aclOf(document)?.userLines ?? []) {
        yield* symbol(project, user, SymbolKind.Object, place);
      }
    } else if (document.kind !== 'dynamic-security') {
      for (const name of namesIn(document)) {
        yield* symbol(project, name.text, SymbolKind.Key, { file: document.file, span: name });
      }
    }
  }
}

function* symbol(
  project: Project,
  name: string,
  kind: SymbolKind,
  subject: Subject | undefined,
): Iterable<SymbolInformation> {
  const location = subject && locationOf(project, subject);
  if (!location || name === '') return;
  yield { name: shorten(name), kind, location, containerName: fileName(subject.file) };
}
