import { findDirective } from '@mosquitto-conf/config';
import type { DocumentLink } from 'vscode-languageserver-types';
import { fileUri, paths } from '../navigation/kinds/paths.js';
import { occurrencesOf } from '../navigation/occurrences.js';
import { type ParsedDocument, rangeAt } from '../parsed-document.js';

/** The paths of a configuration that lead to a file that is found here. */
export function findDocumentLinks(document: ParsedDocument): DocumentLink[] {
  const { project, file, tree } = document;
  return occurrencesOf(project)
    .in(file)
    .filter(({ kind }) => kind === paths)
    .flatMap(({ name, place }) => {
      const target = fileUri(project, name);
      if (target === undefined) return [];
      const line = tree.lines[place.line - 1];
      const about = line?.kind === 'directive' ? findDirective(line.name.text)?.directive.summary : undefined;
      return [{ range: rangeAt(document, place.span), target, ...(about ? { tooltip: about } : {}) }];
    });
}
