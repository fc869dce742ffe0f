/** How often one code is reported of one line. */
const MOST = 10;

/** What is reported, and where. */
interface CodedEntry {
  readonly code: string;
  readonly place?: { readonly file: string; readonly line: number };
}

/**
 * Counts what is reported of the line at hand. A release with a small buffer reads a very long line in thousands of pieces,
 * each of which may be at fault: to report them all takes the square of the line's length, and says nothing new.
 */
export class LineReports {
  #file: string | undefined;
  #line = 0;
  readonly #counts = new Map<string, number>();

  /** Whether this is still to be reported. */
  hasRoom({ code, place }: CodedEntry): boolean {
    if (!place) return true;
    if (place.line !== this.#line || place.file !== this.#file) {
      this.#file = place.file;
      this.#line = place.line;
      this.#counts.clear();
    }
    const count = (this.#counts.get(code) ?? 0) + 1;
    this.#counts.set(code, count);
    return count <= MOST;
  }
}
