import type { Document, FieldDocument } from '@mosquitto-conf/grammar';
import { rangeOf } from '@mosquitto-conf/grammar';
import type { Diagnostic } from './diagnostic.js';
import type { DiagnoseCode } from './rule.js';

/** A comment that switches rules off. */
interface Suppression {
  readonly file: string;
  readonly range: Diagnostic['range'];
  /** The rules it names; empty for all. */
  readonly rules: readonly string[];
  /** The lines it is about, from 0, both included. */
  readonly from: number;
  to: number;
  used: boolean;
}

/** What such a comment may say, with what it does. Names of rules follow. */
export const suppressionWords = [
  { word: 'checkconfig-disable-next-line', summary: 'Leaves out what is found in the next line' },
  { word: 'checkconfig-disable', summary: 'Leaves out what is found from here on' },
  { word: 'checkconfig-enable', summary: 'Ends what `checkconfig-disable` began' },
] as const;

const COMMENT = /^#\s*checkconfig-(disable-next-line|disable|enable)(?:\s+(.*?))?\s*$/;

/** Whether a comment switches rules off or on, so that it says nothing to a reader about the lines around it. */
export function isSuppression(comment: string): boolean {
  return COMMENT.test(comment);
}

/** What such a comment says: its word, and the rules it names; none for all. */
export function readSuppression(
  comment: string,
): { readonly word: string; readonly rules: readonly string[] } | undefined {
  const match = COMMENT.exec(comment);
  if (!match) return undefined;
  const rules = (match[2] ?? '')
    .split(/(?:^|\s)--(?:\s|$)/)[0]!
    .split(/[\s,]+/)
    .filter(Boolean);
  return { word: `checkconfig-${match[1]}`, rules };
}

/**
 * Leaves out what comments switch off: `# checkconfig-disable-next-line RULE -- reason`, and everything between
 * `# checkconfig-disable RULE` and `# checkconfig-enable RULE`. Without a rule all are meant. Errors stay: the broker
 * reads no such comment.
 * @param unknownRule what to say of a rule that does not exist
 * @returns what is left, and a note for each comment that switched nothing off
 */
export function suppress(
  diagnostics: readonly Diagnostic[],
  documents: ReadonlyMap<string, Document | FieldDocument>,
  unknownRule: (id: string) => string | undefined,
): Diagnostic[] {
  const suppressions = [...documents].flatMap(([file, document]) => find(file, document));
  if (suppressions.length === 0) return [...diagnostics];
  const left = diagnostics.filter((diagnostic) => {
    const line = diagnostic.range.start.line;
    const meant = suppressions.filter(
      ({ file, rules, from, to }) =>
        file === diagnostic.file &&
        from <= line &&
        line <= to &&
        (rules.length === 0 || rules.includes(diagnostic.rule)),
    );
    if (meant.length === 0 || diagnostic.severity === 'error') return true;
    for (const suppression of meant) suppression.used = true;
    return false;
  });
  return [...left, ...suppressions.filter(({ used }) => !used).map((one) => unused(one, unknownRule))];
}

function unused(
  { file, range, rules }: Suppression,
  unknownRule: (id: string) => string | undefined,
): Diagnostic {
  const named = rules.map((rule) => `\`${rule}\``).join(', ');
  const unknown = rules.flatMap((rule) => unknownRule(rule) ?? []);
  return {
    rule: 'unused-suppression' satisfies DiagnoseCode,
    severity: 'warning',
    message: named
      ? `Nothing that this switches off is found: ${named}.`
      : 'Nothing that this switches off is found.',
    why: 'A comment that is no longer needed would hide what comes up later. Errors cannot be switched off.',
    help: unknown.length === 0 ? 'Remove the comment.' : `Mend or remove the comment: ${unknown.join(', ')}`,
    file,
    range,
    fixes: [],
  };
}

function find(file: string, document: Document | FieldDocument): Suppression[] {
  if (!document.text.includes('checkconfig-')) return [];
  const found: Suppression[] = [];
  let open: Suppression[] = [];
  for (const line of document.lines) {
    if (line.kind !== 'comment') continue;
    const read = readSuppression(document.text.slice(line.start, line.end));
    if (!read) continue;
    const { word, rules } = read;
    const at = line.number - 1;
    if (word === 'checkconfig-enable') {
      const ends = (one: Suppression) => rules.length === 0 || one.rules.some((rule) => rules.includes(rule));
      for (const one of open.filter(ends)) one.to = at - 1;
      open = open.filter((one) => !ends(one));
      continue;
    }
    const next = word === 'checkconfig-disable-next-line';
    const suppression: Suppression = {
      file,
      range: rangeOf(document, line),
      rules,
      from: at + 1,
      to: next ? at + 1 : Number.POSITIVE_INFINITY,
      used: false,
    };
    found.push(suppression);
    if (!next) open.push(suppression);
  }
  return found;
}
