import type { CodeLens } from 'vscode-languageserver-types';
import type { ParsedDocument } from '../parsed-document.js';
import { accessLenses } from './access-lenses.js';
import { configurationLenses } from './configuration-lenses.js';
import { LensList } from './lens-list.js';

/**
 * The lenses above lines: what the target does with the main file and what can be done with it, who may connect at a
 * listener, what a bridge carries, who goes by an access file.
 * @param commands those that the client can run; what needs another is left out, or is text alone
 */
export function getCodeLenses(document: ParsedDocument, commands: readonly string[] = []): CodeLens[] {
  const lenses = new LensList(document, commands);
  if (document.kind === 'configuration') configurationLenses(document, lenses);
  else accessLenses(document, lenses);
  return lenses.all;
}
