import type { Place } from '@mosquitto-conf/config';
import { type Document, removeLine } from '@mosquitto-conf/grammar';
import type { Repair } from '../diagnostic.js';
import type { RuleContext } from '../rule.js';
import { fixTitles } from '../texts/fix-titles.js';
import { forDecision } from './fix.js';

/**
 * Removes the `user` line of an ACL file and the `topic` lines that belong to it. `pattern` lines below it are for every
 * client, and stay; so do comments.
 */
export function removeUserBlock(context: RuleContext, place: Place, user: string): readonly Repair[] {
  const document = context.analysis.report.documents.get(place.file) as Document | undefined;
  if (!document) return [];
  const edits = [];
  for (const line of document.lines.slice(place.line - 1)) {
    if (line.kind !== 'directive') continue;
    if (line.name.text === 'user' && line.number !== place.line) break;
    if (line.name.text === 'user' || line.name.text === 'topic')
      edits.push(...removeLine(document, line.number).map((edit) => ({ file: place.file, edit })));
  }
  return [forDecision({ title: fixTitles.removeUser({ user }), safe: false, edits })];
}
