import { type Text, write as writeEnglish } from '@mosquitto-conf/config';
import type { AnyDocument } from '@mosquitto-conf/grammar';
import { rangeOf, removeLine } from '@mosquitto-conf/grammar';
import type { Diagnostic } from './diagnostic.js';
import type { DiagnoseCode } from './rule.js';
import { whyOf } from './rule-texts.js';
import { texts } from './rules/file/unused-suppression.js';
import { findRule } from './rules/index.js';
import { nearestSelector, rulesOf, type Severities } from './selectors.js';
import { readSuppression } from './suppression-comments.js';
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
  const { suppressions, restorations } = find(documents);
  if (suppressions.length === 0) return [...diagnostics];
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
    ({ used, selectors }) =>
      !used && (isWhole || selectors.some((selector) => rulesOf(selector).length === 0)),
  );
  return [
    ...left,
    ...unused.map((one) => {
      const { message, help, ...where } = unusedSuppression(one);
      const said = { message: write(message), why: write(whyOf(rule)), help: write(help) };
      const document = documents.get(one.file);
      const edits = document ? removeLine(document, one.range.start.line + 1) : [];
      const fix = {
        title: write(fixTitles.removeComment),
        safe: true,
        edits: edits.map((edit) => ({ file: one.file, edit })),
      };
      return { rule: id, severity, ...said, ...where, fixes: edits.length > 0 ? [fix] : [] };
    }),
  ];
}

function unusedSuppression({ file, range, selectors }: Suppression): {
  readonly message: Text;
  readonly help: Text;
} & Pick<Diagnostic, 'file' | 'range'> {
  const rules = listOf(selectors.map((selector) => `\`${selector}\``));
  const unknown = selectors.find((selector) => rulesOf(selector).length === 0);
  return {
    message: selectors.length > 0 ? texts.named({ rules }) : texts.all,
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
  for (const [file, document] of documents) {
    if (!document.text.includes('checkconfig-')) continue;
    for (const line of document.lines) {
      const read =
        line.kind === 'comment' ? readSuppression(document.text.slice(line.start, line.end)) : undefined;
      if (!read) continue;
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
  return { suppressions, restorations };
}

/** A test whether selectors mean a rule; no selector means all. */
function testOf(selectors: readonly string[]): (rule: string) => boolean {
  if (selectors.length === 0) return () => true;
  const ids = new Set(selectors.flatMap((selector) => rulesOf(selector).map(({ id }) => id)));
  return (rule) => ids.has(rule);
}
