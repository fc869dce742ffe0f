import { isDeepStrictEqual } from 'node:util';
import { type Document, isCollection, isScalar, parseDocument } from 'yaml';
import type { FileResult, Update } from './result.js';

/** A test file that expects what is, for review. */
export interface Updated {
  readonly text: string;
  /** How many expectations were changed. */
  readonly changed: number;
  /** How many could not be: cases that are repeated, or releases, come to different things there. */
  readonly left: number;
}

/** Writes what is into the expectations of a test file that are not met. Comments stay. */
export function updateTests(text: string, { runs }: Pick<FileResult, 'runs'>): Updated {
  const updates = runs.flatMap(({ cases }) => cases.flatMap(({ failures }) => failures));
  const chosen = new Map<string, Update>();
  const disputed = new Set<string>();
  let left = 0;
  for (const { update } of updates) {
    if (!update) {
      left++;
      continue;
    }
    const key = 'path' in update ? JSON.stringify(update.path) : `${update.row}:${update.column}`;
    const known = chosen.get(key);
    if (known && !isDeepStrictEqual(known, update)) disputed.add(key);
    chosen.set(key, update);
  }
  for (const key of disputed) chosen.delete(key);
  const all = [...chosen.values()];
  const tables = withCells(text, all);
  const values = all.flatMap((update) => ('path' in update ? [update] : []));
  const written = withValues(tables, values);
  return { text: written, changed: all.length, left: left + disputed.size };
}

type ValueUpdate = Extract<Update, { readonly path: unknown }>;

/** Writes values where they are: how a person wrote the rest stays. What cannot be replaced in its place is set anew. */
function withValues(text: string, updates: readonly ValueUpdate[]): string {
  const document = parseDocument(text);
  const edits = updates.flatMap((update) => editOf(document, update) ?? []);
  let written = text;
  for (const { start, end, value } of edits.sort((a, b) => b.start - a.start))
    written = written.slice(0, start) + value + written.slice(end);
  const left = updates.filter((update) => !editOf(document, update));
  if (left.length === 0) return written;
  const rest = parseDocument(written);
  for (const { path, value } of left) rest.setIn([...path], value);
  return rest.toString({ lineWidth: 0, flowCollectionPadding: true });
}

/** The edit of a value on one line: a scalar, or a list or map in brackets. */
function editOf(document: Document, { path, value }: ValueUpdate) {
  const node = document.getIn([...path], true);
  const isInline = isScalar(node) || (isCollection(node) && node.flow === true);
  if (!isInline || !node.range) return undefined;
  const [start, end] = node.range;
  return { start, end, value: flowText(value) };
}

/** A value in brackets, as in `[{ topic: home/door, payload: open }]`. */
function flowText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flowText).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, one]) => `${flowText(key)}: ${flowText(one)}`);
    return `{ ${entries.join(', ')} }`;
  }
  if (typeof value === 'string')
    return /^[A-Za-z][\w/.-]*$/.test(value) && !isWord(value) ? value : JSON.stringify(value);
  return String(value);
}

/** Words that YAML takes for anything other than a text. */
function isWord(text: string): boolean {
  return /^(true|false|null|yes|no|on|off|y|n)$/i.test(text);
}

/** Writes cells of access tables; the columns keep their places where the cells fit. */
function withCells(text: string, updates: readonly Update[]): string {
  const lines = text.split('\n');
  for (const update of updates) {
    if ('path' in update) continue;
    const { row, column, cell } = update;
    let word = -1;
    lines[row] = (lines[row] ?? '').replace(/(\S+)( *)/g, (whole, text: string, blanks: string) => {
      word++;
      // The first word is the client.
      if (word !== column + 1) return whole;
      const width = text.length + blanks.length;
      return blanks === '' ? cell : cell.padEnd(Math.max(width, cell.length + 1));
    });
  }
  return lines.join('\n');
}
