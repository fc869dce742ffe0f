import type { SourceFile } from '@mosquitto-conf/config';
import type { Document, Line, TextEdit } from '@mosquitto-conf/grammar';
import type { FileEdit } from '../diagnostic.js';
import { lineEnding } from '../format/line-ending.js';

/** A line of the new text. */
export interface Entry {
  /** Absent for a line that the edits add. */
  readonly line?: Line;
  text: string;
  gone: boolean;
  /** Lines that are now directly below. */
  readonly below: Entry[];
  /** Lines that are now directly above. */
  readonly above: Entry[];
}

/**
 * Rewrites files line by line. Changes that touch the same line add up: a line that one of them renames and another
 * moves ends up renamed where it was moved to.
 */
export class Editor {
  readonly #files = new Map<string, { readonly document: Document; readonly slots: Slot[] }>();
  /** Lines added to files without any. */
  readonly #empty = new Map<string, Entry[]>();

  /** @param heading a comment for what is added at the end of a file */
  constructor(
    files: readonly SourceFile[],
    private readonly heading: string,
  ) {
    for (const { path, document } of files) {
      const slots = document.lines.map((line) => {
        const text = document.text.slice(line.start, line.end);
        const entry: Entry = { line, text, gone: false, below: [], above: [] };
        return { line, entry, moved: false };
      });
      this.#files.set(path, { document, slots });
    }
  }

  /** The entry of a line, wherever it is now. */
  at(file: string, number: number): Entry {
    return this.#slot(file, number).entry;
  }

  remove(file: string, number: number): void {
    this.at(file, number).gone = true;
  }

  insertAbove(entry: Entry, text: string): Entry {
    const added = entryOf(text);
    entry.above.push(added);
    return added;
  }

  insertBelow(entry: Entry, text: string): Entry {
    const added = entryOf(text);
    entry.below.push(added);
    return added;
  }

  /** The same, in front of what was put there before. */
  insertDirectlyBelow(entry: Entry, text: string): void {
    entry.below.unshift(entryOf(text));
  }

  /** Puts a line and the comments directly above it below another, after what was put there before. */
  moveBelow(entry: Entry, file: string, number: number): void {
    const { slots } = this.#files.get(file)!;
    let first = number;
    while (slots[first - 2]?.line.kind === 'comment' && !slots[first - 2]!.moved) first--;
    for (const slot of slots.slice(first - 1, number)) {
      if (slot.moved) continue;
      slot.moved = true;
      entry.below.push(slot.entry);
    }
  }

  /** Puts a line above another, after what was put there before. */
  moveAbove(entry: Entry, file: string, number: number): void {
    const slot = this.#slot(file, number);
    if (slot.moved || slot.entry === entry) return;
    slot.moved = true;
    entry.above.push(slot.entry);
  }

  /** Adds a line at the end of a file. */
  append(file: string, text: string): Entry {
    const { slots } = this.#files.get(file)!;
    const added = entryOf(text);
    const last = slots.at(-1);
    const begun = last ? last.after : this.#empty.get(file);
    if (begun) begun.push(added);
    else if (last) last.after = [...(isBlank(last.line) ? [] : [entryOf('')]), entryOf(this.heading), added];
    else this.#empty.set(file, [entryOf(this.heading), added]);
    return added;
  }

  /** What is to be done to the files, each line at most once. */
  edits(): FileEdit[] {
    const edits: FileEdit[] = [];
    for (const [file, { document, slots }] of this.#files) {
      const eol = lineEnding(document.lines);
      for (const { line, entry, moved, after = [] } of slots) {
        const own = [...(moved ? [] : rendered(entry)), ...after.flatMap(rendered)];
        const { start } = line;
        const before = document.text.slice(start, line.end);
        if (own.length === 1 && own[0] === before) continue;
        const newText = own.join(eol) + (own.length === 0 ? '' : line.eol.endsWith('\n') ? line.eol : eol);
        const edit: TextEdit = { start, end: line.end + line.eol.length, newText };
        edits.push({ file, edit });
      }
      const added = (this.#empty.get(file) ?? []).flatMap(rendered);
      if (added.length > 0) edits.push({ file, edit: { start: 0, end: 0, newText: added.join(eol) + eol } });
    }
    return edits;
  }

  #slot(file: string, number: number): Slot {
    return this.#files.get(file)!.slots[number - 1]!;
  }
}

/** A line's place in the old text. */
interface Slot {
  readonly line: Line;
  readonly entry: Entry;
  moved: boolean;
  /** Lines added at the end of the file. */
  after?: Entry[];
}

function isBlank({ kind }: Line): boolean {
  return kind === 'blank';
}

function entryOf(text: string): Entry {
  return { text, gone: false, below: [], above: [] };
}

function rendered({ text, gone, above, below }: Entry): string[] {
  return [...above.flatMap(rendered), ...(gone ? [] : [text]), ...below.flatMap(rendered)];
}
