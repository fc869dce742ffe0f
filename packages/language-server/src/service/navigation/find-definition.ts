import type { Location, Position } from 'vscode-languageserver-types';
import { locationOf, offsetOf, type ParsedDocument } from '../parsed-document.js';
import { occurrencesOf } from './occurrences.js';
import { symbolAt } from './symbol-at.js';

/**
 * Where something comes from: a user's password, a plugin's `plugin_load`, the file that a path leads to, each file of an
 * included folder. On the name of a directive, the listener, bridge or plugin that the line belongs to.
 */
export function findDefinition(document: ParsedDocument, position: Position): Location[] {
  const { project } = document;
  const symbol = symbolAt(document, offsetOf(document, position));
  if (!symbol) return [];
  const same = occurrencesOf(project).same(symbol);
  const { definition } = symbol.kind;
  if (definition) return [...definition(project, symbol, same)];
  return same.filter(({ declares }) => declares).flatMap(({ place }) => locationOf(project, place) ?? []);
}
