/**
 * C's strtok_r() over one text, for the few directives that change the delimiter half-way. Words carry their offset in
 * the text.
 */
export class CTokens {
  #position = 0;

  constructor(private readonly text: string) {}

  /** What is still to come: what `saveptr` points to. */
  get rest(): string {
    return this.text.slice(this.#position);
  }

  /**
   * The next word.
   * @param delimiters the characters that end it; an empty text takes all that is left
   */
  next(
    delimiters: string,
  ): { readonly text: string; readonly start: number; readonly end: number } | undefined {
    const { text } = this;
    let start = this.#position;
    while (start < text.length && delimiters.includes(text[start]!)) start++;
    if (start >= text.length) {
      this.#position = text.length;
      return undefined;
    }
    const end = endOfWord(text, start, delimiters);
    this.#position = Math.min(end + 1, text.length);
    return { text: text.slice(start, end), start, end };
  }
}

/** Where the word that starts here ends. Nearly always it ends at a single delimiter, which a search finds at once. */
function endOfWord(text: string, start: number, delimiters: string): number {
  if (delimiters.length === 1) {
    const found = text.indexOf(delimiters, start);
    return found < 0 ? text.length : found;
  }
  let end = start;
  while (end < text.length && !delimiters.includes(text[end]!)) end++;
  return end;
}
