import type { Analysis } from '@mosquitto-conf/config';
import { applyEdits, type Span, type TextEdit } from '@mosquitto-conf/grammar';
import type { Diagnostic, Fix } from './diagnostic.js';
import { type Exposure, exposuresOf, isMoreOpen } from './facts/exposure.js';

/** What a configuration looks like after some fixes: its diagnostics, and the texts they are about. */
export interface Checked {
  readonly analysis: Analysis;
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
 * Applies fixes until nothing changes: in each round those that do not overlap, then everything is looked at anew. What
 * needs a person's decision is left out, and so is each fix after which more clients could connect, or the broker would
 * open a port. For a configuration that is refused, this compares with what its lines allow once they are spelled as the broker
 * reads them, so that spelling comes first.
 * @param check looks at the configuration with these texts in the place of the files'
 * @param unsafe whether fixes that change what the broker does are applied too
 */
export function fixAll(check: (texts: ReadonlyMap<string, string>) => Checked, unsafe: boolean): Fixed {
  let state: State = { texts: new Map(), checked: check(new Map()) };
  let count = 0;
  const seen = new Set<string>();
  const declined = new Set<string>();
  for (let round = 0; round < ROUNDS; round++) {
    const { diagnostics, analysis } = state.checked;
    const isRefused = analysis.outcome !== 'running';
    const open = diagnostics.map(({ severity, fixes }) => ({
      isError: severity === 'error',
      fix: fixes.find((fix) => (fix.safe || unsafe) && !fix.decision && !declined.has(keyOf(fix))),
    }));
    const text = (file: string) => state.checked.textOf(file) ?? '';
    const spelling = compatible(
      open.flatMap(({ fix, isError }) => (fix && isRefused && isError && isSpelling(fix, text) ? [fix] : [])),
    );
    const chosen = spelling.length > 0 ? spelling : compatible(open.flatMap(({ fix }) => fix ?? []));
    if (chosen.length === 0) break;
    const guarded =
      chosen === spelling
        ? apply(check, state, chosen)
        : applyGuarded(check, state, exposuresOf(state.checked.analysis), chosen);
    const kept = new Set(guarded?.fixes);
    for (const fix of chosen) if (!kept.has(fix)) declined.add(keyOf(fix));
    if (!guarded) continue;
    // Two fixes that undo each other would go round in circles.
    const key = JSON.stringify([...guarded.state.texts]);
    if (seen.has(key)) break;
    seen.add(key);
    state = guarded.state;
    count += guarded.fixes.length;
  }
  return { texts: state.texts, count, left: state.checked };
}

type Check = (texts: ReadonlyMap<string, string>) => Checked;

/** Texts, and what was found in them. */
interface State {
  readonly texts: ReadonlyMap<string, string>;
  readonly checked: Checked;
}

/** Fixes that were applied, and what they led to. */
interface Applied {
  readonly state: State;
  readonly fixes: readonly Fix[];
}

function apply(check: Check, state: State, fixes: readonly Fix[]): Applied {
  const texts = applied(state, fixes);
  return { state: { texts, checked: check(texts) }, fixes };
}

/**
 * Applies those of some fixes that allow no more clients to connect; undefined where there are none.
 * @param before what the listeners allow without them
 */
function applyGuarded(
  check: Check,
  state: State,
  before: readonly Exposure[],
  fixes: readonly Fix[],
): Applied | undefined {
  const opens = ({ state: { checked } }: Applied) => isMoreOpen(before, exposuresOf(checked.analysis));
  const all = apply(check, state, fixes);
  if (!opens(all)) return all;
  if (fixes.length === 1) return undefined;
  // By halves: few of many are left out.
  const middle = fixes.length >> 1;
  const first = applyGuarded(check, state, before, fixes.slice(0, middle));
  const second = applyGuarded(check, state, before, fixes.slice(middle));
  if (!first || !second) return first ?? second;
  const both = apply(check, state, [...first.fixes, ...second.fixes]);
  return opens(both) ? first : both;
}

function applied({ texts, checked }: State, fixes: readonly Fix[]): ReadonlyMap<string, string> {
  const next = new Map(texts);
  for (const [file, edits] of editsByFile(fixes)) {
    const isNew = fixes.some(({ edits }) => edits.some((one) => one.create && one.file === file));
    const text = next.get(file) ?? checked.textOf(file) ?? (isNew ? '' : undefined);
    if (text !== undefined) next.set(file, applyEdits(text, edits));
  }
  return next;
}

/** The identity of a fix, even after other lines have moved it. */
function keyOf({ title, edits }: Fix): string {
  return JSON.stringify([title, edits.map(({ file, edit }) => [file, edit.newText])]);
}

/** Whether a fix only spells a line that is refused as the broker reads it: no line comes, goes or moves, but for a comment. */
function isSpelling({ edits }: Fix, textOf: (file: string) => string): boolean {
  return edits.every(({ file, edit: { start, end, newText } }) => {
    const added = newText.replace(/^#.*\r?\n|\r?\n(?=#)/gm, '');
    return !added.includes('\n') && !textOf(file).slice(start, end).includes('\n');
  });
}

/** As many of some fixes, from the first on, as do not get in each other's way. */
function compatible(fixes: readonly Fix[]): readonly Fix[] {
  const taken = new Map<string, Spans>();
  const spansOf = (file: string) => {
    let spans = taken.get(file);
    if (!spans) {
      spans = new Spans();
      taken.set(file, spans);
    }
    return spans;
  };
  return fixes.filter(({ edits }) => {
    if (edits.some(({ file, edit }) => spansOf(file).touch(edit))) return false;
    for (const { file, edit } of edits) spansOf(file).add(edit);
    return true;
  });
}

/** Stretches of a file in order. There may be as many as the file has lines. */
class Spans {
  readonly #spans: Span[] = [];

  add(span: Span): void {
    this.#spans.splice(this.#indexOf(span.start), 0, span);
  }

  /** Whether an edit overlaps one of them, or inserts at the same place. */
  touch(span: Span): boolean {
    const index = this.#indexOf(span.start);
    // Edits of one fix may overlap each other, those of two may not: the neighbors are enough.
    return [this.#spans[index - 1], this.#spans[index]].some(
      (other) => other && (other.start === span.start || (span.start < other.end && other.start < span.end)),
    );
  }

  /** Where the first one is that does not begin before an offset. */
  #indexOf(start: number): number {
    let low = 0;
    let high = this.#spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#spans[middle]!.start < start) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function editsByFile(fixes: readonly Fix[]): ReadonlyMap<string, readonly TextEdit[]> {
  const files = new Map<string, TextEdit[]>();
  for (const { edits } of fixes) {
    for (const { file, edit } of edits) {
      const own = files.get(file);
      if (own) own.push(edit);
      else files.set(file, [edit]);
    }
  }
  return files;
}
