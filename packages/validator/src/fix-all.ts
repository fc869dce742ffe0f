import { applyEdits, type TextEdit } from '@mosquitto-conf/grammar';
import type { Diagnostic, Fix } from './diagnostic.js';

/** What a configuration looks like after some fixes: its diagnostics, and the texts they are about. */
export interface Checked {
  readonly diagnostics: readonly Diagnostic[];
  /** The text of a file by the path the broker knows it by. */
  textOf(file: string): string | undefined;
}

/** What fixing came to. */
export interface Fixed {
  /** New texts by file; only files that changed. */
  readonly texts: ReadonlyMap<string, string>;
  /** How many fixes were applied. */
  readonly count: number;
  /** What is left. */
  readonly left: Checked;
}

/** A fix may bring up another, but not for ever. */
const ROUNDS = 25;

/**
 * Applies fixes until nothing changes: in each round those that do not overlap, then everything is looked at anew.
 * @param check looks at the configuration with these texts in the place of the files'
 * @param unsafe whether fixes that change what the broker does are applied too
 */
export function fixAll(check: (texts: ReadonlyMap<string, string>) => Checked, unsafe: boolean): Fixed {
  let texts: ReadonlyMap<string, string> = new Map();
  let left = check(texts);
  let count = 0;
  const seen = new Set<string>();
  for (let round = 0; round < ROUNDS; round++) {
    const chosen = choose(left.diagnostics, unsafe);
    if (chosen.length === 0) break;
    const next = new Map(texts);
    for (const [file, edits] of editsByFile(chosen)) {
      const text = next.get(file) ?? left.textOf(file);
      if (text !== undefined) next.set(file, applyEdits(text, edits));
    }
    // Two fixes that undo each other would go round in circles.
    const state = JSON.stringify([...next]);
    if (seen.has(state)) break;
    seen.add(state);
    texts = next;
    count += chosen.length;
    left = check(texts);
  }
  return { texts, count, left };
}

/** The first fix of each diagnostic, as far as they do not get in each other's way. */
function choose(diagnostics: readonly Diagnostic[], unsafe: boolean): readonly Fix[] {
  const taken: { file: string; start: number; end: number }[] = [];
  const chosen: Fix[] = [];
  for (const { fixes } of diagnostics) {
    const fix = fixes.find(({ safe }) => safe || unsafe);
    if (!fix) continue;
    const spans = fix.edits.map(({ file, edit }) => ({ file, start: edit.start, end: edit.end }));
    const clash = spans.some((span) => taken.some((other) => touches(span, other)));
    if (clash) continue;
    taken.push(...spans);
    chosen.push(fix);
  }
  return chosen;
}

interface FileSpan {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** Whether two edits overlap, or insert at the same place. */
function touches(a: FileSpan, b: FileSpan): boolean {
  if (a.file !== b.file) return false;
  return a.start < b.end && b.start < a.end ? true : a.start === b.start;
}

function editsByFile(fixes: readonly Fix[]): ReadonlyMap<string, readonly TextEdit[]> {
  const files = new Map<string, TextEdit[]>();
  for (const { edits } of fixes) {
    for (const { file, edit } of edits) files.set(file, [...(files.get(file) ?? []), edit]);
  }
  return files;
}
