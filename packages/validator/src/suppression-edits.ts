import { type Document, type FieldDocument, insertLine, type TextEdit } from '@mosquitto-conf/grammar';

const ABOVE = /^#\s*checkconfig-disable-next-line\s+(?!--)/;

/**
 * The edits that switch a rule off for a line: a comment above it, or one more rule in the comment that is there.
 * @param number 1 to the number of lines + 1
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
