import type { Place } from '@mosquitto-conf/config';
import { type FieldDocument, lineAt } from '@mosquitto-conf/grammar';
import type { Repair } from '../diagnostic.js';
import type { RuleContext } from '../rule.js';
import { fixTitles } from '../texts/fix-titles.js';
import { forDecision } from './fix.js';

/**
 * Hashes the password that begins at a place, to the end of its line. The title does not show it, and it is hashed only when
 * the edit is asked for: that takes about a millisecond, and a file may have thousands.
 */
export function hashPasswordAt(context: RuleContext, place: Place | undefined): readonly Repair[] {
  const { analysis, release } = context;
  const { hashPassword } = analysis;
  const document = place && (analysis.report.documents.get(place.file) as FieldDocument | undefined);
  const line = document && lineAt<FieldDocument['lines'][number]>(document, place.span.start);
  if (!hashPassword || !line) return [];
  const { start } = place.span;
  const [password = ''] = /^[^\r\n]*?(?=\s*$)/.exec(document.text.slice(start, line.end)) ?? [];
  // A line that the release takes apart in another place begins with no name and colon.
  if (password === '' || !/^[^:]+:\s*$/.test(document.text.slice(line.start, start))) return [];
  let hash: string | undefined;
  const edit = {
    start,
    end: start + password.length,
    get newText() {
      hash ??= hashPassword(password, release);
      return hash;
    },
  };
  const fix: Repair = { title: fixTitles.hashPassword, safe: false, edits: [{ file: place.file, edit }] };
  // A broker that runs without this user would then accept one client more.
  return [analysis.outcome === 'running' ? forDecision(fix) : fix];
}
