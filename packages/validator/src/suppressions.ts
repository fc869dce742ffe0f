import { type Text, write as writeEnglish } from '@mosquitto-conf/config';
import type { AnyDocument } from '@mosquitto-conf/grammar';
import { rangeOf, removeLine } from '@mosquitto-conf/grammar';
import type { Diagnostic } from './diagnostic.js';
import type { DiagnoseCode } from './rule.js';
import { whyOf } from './rule-texts.js';
import { texts } from './rules/file/unused-suppression.js';
import { findRule } from './rules/index.js';
import { nearestSelector, rulesOf, type Severities } from './selectors.js';
import { misspelledSuppression, readSuppression } from './suppression-comments.js';
import { fixTitles } from './texts/fix-titles.js';
import { listOf } from './texts/lists.js';

/** A comment that switches rules off. */
interface Suppression {
  readonly file: string;
  readonly range: Diagnostic['range'];
  /** What it names: ids, globs, categories; empty for all. */
  readonly selectors: readonly string[];
  readonly switches: (rule: string) => boolean;
  /** The lines it is about, from 0, both included. */
  readonly from: number;
  readonly to: number;
  used: boolean;
}

/** A comment that switches rules on again. */
interface Restoration {
  readonly file: string;
  readonly switches: (rule: string) => boolean;
  readonly from: number;
}

/** A comment that is meant to switch rules off or on, and does nothing. */
interface Misspelled {
  readonly file: string;
  readonly range: Diagnostic['range'];
  readonly span: { readonly start: number; readonly end: number };
  readonly word: string;
  /** What was probably meant. */
  readonly meant: string;
}

/** What else decides on what is found of comments themselves. */
interface SuppressOptions {
  /** Whether the broker accepts what is found: it reads no such comment, so what it refuses stays. */
  readonly canSuppress?: (diagnostic: Diagnostic) => boolean;
  /** Writes texts in a language. */
  readonly write?: (text: Text) => string;
  /** Whether nothing can be found elsewhere, in a part that cannot be read here. */
  readonly isWhole?: boolean;
}

/**
 * Leaves out what comments switch off: `# checkconfig-disable-next-line RULE -- reason`, and everything between
 * `# checkconfig-disable RULE` and `# checkconfig-enable RULE`. `RULE` may be any selector; without one all are meant.
 * @param severities how rules count, by id
 * @returns what is left, and a finding for each comment that switched nothing off
 */
export function suppress(
  diagnostics: readonly Diagnostic[],
  documents: ReadonlyMap<string, AnyDocument>,
  severities: Severities = {},
  { canSuppress = () => true, write = writeEnglish, isWhole = true }: SuppressOptions = {},
): Diagnostic[] {
  const { suppressions, restorations, misspelled } = find(documents);
  if (suppressions.length === 0 && misspelled.length === 0) return [...diagnostics];
  const left = diagnostics.filter((diagnostic) => {
    if (!canSuppress(diagnostic)) return true;
    const { file, rule, range } = diagnostic;
    const line = range.start.line;
    const isRestored = ({ from, to }: Suppression) =>
      restorations.some(
        (one) =>
          one.file === file && from <= one.from && one.from <= Math.min(line, to) && one.switches(rule),
      );
    const meant = suppressions.filter(
      (one) => one.file === file && one.from <= line && line <= one.to && one.switches(rule),
    );
    const active = meant.filter((one) => !isRestored(one));
    for (const suppression of active) suppression.used = true;
    return active.length === 0;
  });
  const rule = findRule('unused-suppression' satisfies DiagnoseCode);
  const { id } = rule;
  const severity = severities[id] ?? rule.severity;
  if (severity === 'off') return left;
  const unused = suppressions.filter(
    ({ used, selectors }) => (!used && isWhole) || selectors.some(isUnknown),
  );
  return [
    ...left,
    ...unused.map((one) => {
      const { message, help, ...where } = unusedSuppression(one);
      const said = { message: write(message), why: write(whyOf(rule)), help: write(help) };
      const document = one.used ? undefined : documents.get(one.file);
      const edits = document ? removeLine(document, one.range.start.line + 1) : [];
      const fix = {
        title: write(fixTitles.removeComment),
        safe: true,
        edits: edits.map((edit) => ({ file: one.file, edit })),
      };
      return { rule: id, severity, ...said, ...where, fixes: edits.length > 0 ? [fix] : [] };
    }),
    ...misspelled.map(({ file, range, span, word, meant }) => ({
      rule: id,
      severity,
      message: write(texts.unknownWord({ word })),
      why: write(whyOf(rule)),
      help: write(texts.writeWord({ meant })),
      file,
      range,
      fixes: [
        {
          title: write(fixTitles.write({ value: meant })),
          safe: false,
          edits: [{ file, edit: { ...span, newText: meant } }],
        },
      ],
    })),
  ];
}

function isUnknown(selector: string): boolean {
  return rulesOf(selector).length === 0;
}

function unusedSuppression({ file, range, selectors }: Suppression): {
  readonly message: Text;
  readonly help: Text;
} & Pick<Diagnostic, 'file' | 'range'> {
  const rules = listOf(selectors.map((selector) => `\`${selector}\``));
  const unknown = selectors.find(isUnknown);
  return {
    message:
      unknown !== undefined
        ? texts.unknownRule({ selector: unknown })
        : selectors.length > 0
          ? texts.named({ rules })
          : texts.all,
    help: unknown === undefined ? texts.remove : correctionOf(unknown),
    file,
    range,
  };
}

function correctionOf(selector: string): Text {
  const isGlob = selector.includes('*');
  const meant = nearestSelector(selector);
  if (meant === undefined) return (isGlob ? texts.noMatch : texts.unknown)({ selector });
  return (isGlob ? texts.noMatchDidYouMean : texts.didYouMean)({ selector, meant });
}

function find(documents: ReadonlyMap<string, AnyDocument>) {
  const suppressions: Suppression[] = [];
  const restorations: Restoration[] = [];
  const misspelled: Misspelled[] = [];
  for (const [file, document] of documents) {
    if (!/checkconfig/i.test(document.text)) continue;
    for (const line of document.lines) {
      if (line.kind !== 'comment') continue;
      const comment = document.text.slice(line.start, line.end);
      const read = readSuppression(comment);
      if (!read) {
        const wrong = misspelledSuppression(comment);
        if (!wrong) continue;
        const start = line.start + comment.indexOf(wrong.word);
        const span = { start, end: start + wrong.word.length };
        misspelled.push({ file, range: rangeOf(document, span), span, ...wrong });
        continue;
      }
      const { word, rules: selectors } = read;
      const from = line.number;
      const switches = testOf(selectors);
      if (word === 'checkconfig-enable') {
        restorations.push({ file, switches, from });
        continue;
      }
      const to = word === 'checkconfig-disable-next-line' ? from : Number.POSITIVE_INFINITY;
      suppressions.push({ file, range: rangeOf(document, line), selectors, switches, from, to, used: false });
    }
  }
  return { suppressions, restorations, misspelled };
}

/** A test whether selectors mean a rule; no selector means all. */
function testOf(selectors: readonly string[]): (rule: string) => boolean {
  if (selectors.length === 0) return () => true;
  const ids = new Set(selectors.flatMap((selector) => rulesOf(selector).map(({ id }) => id)));
  return (rule) => ids.has(rule);
}
