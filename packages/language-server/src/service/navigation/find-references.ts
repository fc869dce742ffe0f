import type { Location, Position, ReferenceContext } from 'vscode-languageserver-types';
import { locationOf, offsetOf, type ParsedDocument } from '../parsed-document.js';
import { occurrencesOf } from './occurrences.js';
import { symbolAt } from './symbol-at.js';

/**
 * Every place that names the same thing, in all files: a user's password entries and ACL lines, a plugin's listeners, the
 * lines that name one file, those that set one directive; of a listener or a bridge, the lines that belong to it.
 */
export function findReferences(
  document: ParsedDocument,
  position: Position,
  { includeDeclaration }: ReferenceContext,
): Location[] {
  const { project } = document;
  const symbol = symbolAt(document, offsetOf(document, position));
  if (!symbol) return [];
  const same = occurrencesOf(project).same(symbol);
  const named = same.filter(({ declares }) => includeDeclaration || !declares).map(({ place }) => place);
  const members = symbol.kind.members?.(project, symbol) ?? [];
  return [...named, ...members].flatMap((place) => locationOf(project, place) ?? []);
}
