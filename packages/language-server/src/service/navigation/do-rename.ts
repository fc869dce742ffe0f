import { overlayFiles, type Text } from '@mosquitto-conf/config';
import { applyEdits, type TextEdit as Edit, encode } from '@mosquitto-conf/grammar';
import type { Position, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { renameTexts as texts } from '../../texts/rename.js';
import { offsetOf, type ParsedDocument, rangeAt } from '../parsed-document.js';
import { openProject, type Project } from '../project.js';
import { canonical } from './canonical.js';
import { occurrencesOf } from './occurrences.js';
import { whatChanges } from './rename-effects.js';
import { RenameRefused } from './rename-refused.js';
import type { Occurrence } from './symbol.js';
import { symbolAt } from './symbol-at.js';

/** What would be renamed here, with its present name; undefined where nothing can be. */
export function doPrepareRename(
  document: ParsedDocument,
  position: Position,
): { range: Range; placeholder: string } | undefined {
  const symbol = symbolAt(document, offsetOf(document, position));
  if (!symbol?.kind.rename) return undefined;
  return { range: rangeAt(document, symbol.place.span), placeholder: symbol.name };
}

/**
 * Gives a user, an identity, a plugin, a bridge, or a client, group or role of dynamic security another name in every file that
 * names it.
 * @throws RenameRefused where the configuration would mean something else afterwards
 */
export function doRename(document: ParsedDocument, position: Position, newName: string): WorkspaceEdit {
  const { project } = document;
  const symbol = symbolAt(document, offsetOf(document, position));
  if (!symbol?.kind.rename) {
    throw new RenameRefused(texts.notRenamed);
  }
  if (newName === symbol.name) return { changes: {} };
  const edits = editsFor(project, symbol, symbol.kind.rename.write?.(newName) ?? newName);
  const refusal =
    obstacleTo(project, symbol, newName) ?? whatChanges(project, renamed(project, edits), symbol, newName);
  if (refusal !== undefined) throw new RenameRefused(refusal);
  const changes: Record<string, TextEdit[]> = {};
  for (const [file, ofFile] of edits) {
    const other = project.document(file);
    if (!other) throw new RenameRefused(texts.unchangeable({ file }));
    changes[other.uri] = ofFile.map(({ start, end, newText }) => ({
      range: rangeAt(other, { start, end }),
      newText,
    }));
  }
  return { changes };
}

function obstacleTo(project: Project, symbol: Occurrence, newName: string): Text | undefined {
  if (newName === '') return texts.empty;
  if (/[\r\n]/.test(newName)) return texts.lineBreak;
  const taken = occurrencesOf(project).same({ ...symbol, key: newName })[0];
  if (taken) {
    const { file, line } = taken.place;
    return texts.taken({ kind: symbol.kind.noun, name: newName, place: `${file}:${line}` });
  }
  return symbol.kind.rename?.obstacle?.(project, symbol);
}

function editsFor(
  project: Project,
  symbol: Occurrence,
  newText: string,
): ReadonlyMap<string, readonly Edit[]> {
  const edits = new Map<string, Edit[]>();
  for (const { place } of occurrencesOf(project).same(symbol)) {
    const ofFile = edits.get(place.file) ?? [];
    edits.set(place.file, ofFile);
    ofFile.push({ ...place.span, newText });
  }
  return edits;
}

/** The configuration as it would be. */
function renamed(project: Project, edits: ReadonlyMap<string, readonly Edit[]>): Project {
  const texts = new Map<string, Uint8Array>();
  for (const [path, { text }] of project.analysis.report.documents) {
    const ofFile = edits.get(canonical(project, path));
    if (ofFile) texts.set(path, encode(applyEdits(text, ofFile)));
  }
  const { options, host } = project;
  return openProject({ ...options, host: { ...host, files: overlayFiles(host.files, texts) } });
}
