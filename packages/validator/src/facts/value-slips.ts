import { type Configuration, findDirective, type Place, type Text } from '@mosquitto-conf/config';
import {
  type DirectiveLine,
  type Document,
  insertLine,
  lineAt,
  type TextEdit,
  type Word,
} from '@mosquitto-conf/grammar';
import type { Repair } from '../diagnostic.js';
import type { RuleContext } from '../rule.js';
import { fixTitles } from '../texts/fix-titles.js';
import { slips } from '../texts/slips.js';

/** Quotes, a comment, an equals sign or a word for a shell that the broker takes for part of a value. */
export interface Slip {
  readonly kind: 'quotes' | 'comment' | 'equals' | 'shell';
  /** The value as the broker takes it. */
  readonly value: Word;
  /** Why it matters, where the reason of what was found would not do. */
  readonly why?: Text;
  readonly help: Text;
  readonly fix?: Repair;
}

/** Kinds whose value is a text to the end of the line, and how many words stand in front of it. */
const WORDS_BEFORE: ReadonlyMap<string, number> = new Map([
  ['text', 0],
  ['plugin-path', 0],
  ['include-folder', 0],
  ['log-destination', 1],
  ['named-plugin', 1],
]);

/** The slip in the line at a place; undefined if there is none, or the file is not a configuration. */
export function slipAt({ files }: Configuration, place: Place | undefined): Slip | undefined {
  const document = place && files.find(({ path }) => path === place.file)?.document;
  const line = place && document?.lines[place.line - 1];
  return document && line?.kind === 'directive' ? slipIn(document, place.file, line) : undefined;
}

/** The slip in a line of a configuration. */
function slipIn(document: Document, file: string, line: DirectiveLine): Slip | undefined {
  const equals = equalsIn(file, line);
  if (equals) return equals;
  const value = textIn(line);
  if (!value) return undefined;
  if (isSecret(line)) return quotesIn(file, value, value.text);
  const shell = /^(?:~[\w.-]*|\$[A-Za-z_]\w*)(?=\/)/.exec(value.text)?.[0];
  if (shell !== undefined) return { kind: 'shell', value, help: slips.writeWholePath({ word: shell }) };
  const comment = /[ \t]#(?=\s|[A-Za-z0-9(]|$)/.exec(value.text);
  const text = comment ? value.text.slice(0, comment.index).trimEnd() : value.text;
  if (!comment) return quotesIn(file, value, text);
  const edits = [...withoutQuotes(value, text)];
  edits.push({ start: value.start + text.length, end: value.end, newText: '' });
  edits.push(...insertLine(document, line.number, value.text.slice(comment.index).trim()));
  return { kind: 'comment', value, help: slips.moveComment, fix: fixOf(fixTitles.moveComment, file, edits) };
}

/** Quotes around a text. */
function quotesIn(file: string, value: Word, text: string): Slip | undefined {
  const edits = withoutQuotes(value, text);
  if (edits.length === 0) return undefined;
  return {
    kind: 'quotes',
    value,
    help: slips.removeQuotes,
    fix: fixOf(fixTitles.removeQuotes, file, edits),
  };
}

/** What takes the quotes around a text away; nothing where it has none. */
function withoutQuotes({ start }: Word, text: string): readonly TextEdit[] {
  if (!/^(["']).*\1$/s.test(text)) return [];
  const end = start + text.length;
  return [
    { start, end: start + 1, newText: '' },
    { start: end - 1, end, newText: '' },
  ];
}

/** An equals sign between name and value. No value of the broker begins with one; a password might, without a space. */
function equalsIn(file: string, { name, value }: DirectiveLine): Slip | undefined {
  const sign = value && /^=[ \t]+/.exec(value.text)?.[0];
  if (!value || sign === undefined || !findDirective(name.text)) return undefined;
  const edit = { start: value.start, end: value.start + sign.length, newText: '' };
  return {
    kind: 'equals',
    value: { start: value.start, end: value.start + 1, text: '=' },
    why: slips.equalsRead,
    help: slips.removeEquals,
    fix: fixOf(fixTitles.removeEquals, file, [edit]),
  };
}

/** Whether the value is a password: it may hold anything, but hardly one is meant to begin and end with a quotation mark. */
function isSecret(line: DirectiveLine): boolean {
  const kind = kindOf(line);
  return kind !== undefined && 'role' in kind && kind.role === 'secret';
}

/** The text of a line that has one. */
function textIn(line: DirectiveLine): Word | undefined {
  const kind = kindOf(line);
  if (kind === undefined || !line.value) return undefined;
  const before = WORDS_BEFORE.get(kind.name);
  const first = before === undefined ? undefined : line.words[before];
  // `log_dest` has a text after `file` alone.
  if (!first || (before === 1 && kind.name === 'log-destination' && line.words[0]?.text !== 'file'))
    return undefined;
  const { start, end, text } = line.value;
  return { start: first.start, end, text: text.slice(first.start - start) };
}

/** The kind of the values of a line, which is a text in all releases or in none. */
function kindOf({ name }: DirectiveLine) {
  const kind = findDirective(name.text)?.directive.kind;
  return kind && 'changes' in kind ? kind.first : kind;
}

function fixOf(title: Text, file: string, edits: readonly TextEdit[]): Repair {
  return { title, safe: false, edits: edits.map((edit) => ({ file, edit })) };
}

/** Kinds with a rule of their own. A path of a shell is always one that is not there, which other rules report. */
type ReportedKind = Exclude<Slip['kind'], 'shell'>;

/** What a line with a slip has in it. Few lines do, so the text is searched and not every line looked at. */
const SIGNS: Readonly<Record<ReportedKind, RegExp>> = {
  comment: /[ \t]#/g,
  equals: /^[a-z_]+[ \t]+=[ \t]/gm,
  quotes: /[ \t](["'])[^\n]*\1[ \t\r]*$/gm,
};

function* candidates(document: Document, kind: ReportedKind): Iterable<DirectiveLine> {
  let last = 0;
  for (const { index } of document.text.matchAll(SIGNS[kind])) {
    const line = lineAt(document, index);
    if (line?.kind !== 'directive' || line.number === last) continue;
    last = line.number;
    yield line;
  }
}

/** What rules say of a path that is not there because of a slip. */
export const FINDINGS_OF_PATHS: readonly string[] = [
  'bridge-file-missing',
  'container-path-missing',
  'persistence-path',
  'persistence-unusable',
];

/** Reports slips of a kind, except where `config` reports the line: that finding has the help and the fix already. */
export function reportSlips({ analysis, configuration, report }: RuleContext, kind: ReportedKind): void {
  const { problems, remarks } = analysis.report;
  const said = new Set<string>();
  for (const { place } of [...problems, ...remarks.filter(({ level }) => level === 'warning')]) {
    if (place) said.add(`${place.file}:${place.line}`);
  }
  for (const { path, document } of configuration.files) {
    for (const line of candidates(document, kind)) {
      const slip = said.has(`${path}:${line.number}`) ? undefined : slipIn(document, path, line);
      if (slip?.kind !== kind) continue;
      const { start, end, text } = slip.value;
      report({
        message: isSecret(line)
          ? slips.quotedSecret({ name: line.name.text })
          : slips[kind]({ name: line.name.text, value: text }),
        help: slip.help,
        place: { file: path, line: line.number, span: { start, end } },
        fixes: slip.fix ? [slip.fix] : [],
      });
    }
  }
}
