import { type Analysis, since } from '@mosquitto-conf/config';
import {
  type Document,
  type FieldDocument,
  insertLine,
  isJson,
  type TextEdit,
} from '@mosquitto-conf/grammar';
import type { Diagnostic } from './diagnostic.js';
import type { DiagnoseCode } from './rule.js';
import { findRule } from './rules/index.js';

const ABOVE = /^#\s*checkconfig-disable-next-line\s+(?!--)/;

/**
 * Whether a comment can switch a finding off. What the broker refuses stays, whatever a comment says, and what belongs to no
 * line is out of the reach of a comment.
 */
export function isSuppressible({ severity, rule, range: { start, end } }: Diagnostic): boolean {
  if (severity === 'error' && findRule(rule)?.severity === 'error') return false;
  if (rule === ('unused-suppression' satisfies DiagnoseCode)) return false;
  return start.line + start.character + end.line + end.character > 0;
}

/**
 * The edits that switch findings of one file off: a comment above each of their lines. None where a comment would be read as
 * a line like any other: in JSON, and up to 1.5.5 in password and PSK files.
 */
export function suppressAll(
  { report, configuration: { release } }: Analysis,
  file: string,
  findings: readonly Diagnostic[],
): readonly TextEdit[] {
  const document = report.documents.get(file);
  if (!document || isJson(document)) return [];
  if (report.syntaxOf(file) === 'credentials' && !since(release, '1.5.6')) return [];
  const byLine = new Map<number, Set<string>>();
  for (const { range, rule } of findings.filter((one) => one.file === file && isSuppressible(one))) {
    const line = range.start.line + 1;
    const rules = byLine.get(line);
    if (rules) rules.add(rule);
    else byLine.set(line, new Set([rule]));
  }
  return [...byLine].flatMap(([line, rules]) => suppressInLine(document, line, [...rules].join(' ')));
}

/**
 * The edits that switch a rule off for a line: a comment above it, or one more rule in the comment that is there.
 * @param number 1 to the number of lines + 1
 * @param rule its id, or several with a space between them
 */
export function suppressInLine(document: Document | FieldDocument, number: number, rule: string): TextEdit[] {
  const above = document.lines[number - 2];
  const text = above?.kind === 'comment' ? above.text : '';
  if (!above || !ABOVE.test(text)) {
    return insertLine(document, number, `# checkconfig-disable-next-line ${rule}`);
  }
  const reason = text.search(/\s+--(?:\s|$)/);
  const offset = above.start + (reason < 0 ? text.trimEnd().length : reason);
  return [{ start: offset, end: offset, newText: ` ${rule}` }];
}

/** The edits that switch a rule off for a whole file: a comment in its first line. */
export function suppressInFile(document: Document | FieldDocument, rule: string): TextEdit[] {
  return insertLine(document, 1, `# checkconfig-disable ${rule}`);
}
