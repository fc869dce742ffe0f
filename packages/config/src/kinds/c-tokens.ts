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
    let start = this.#position;
    while (start < this.text.length && delimiters.includes(this.text[start]!)) start++;
    if (start >= this.text.length) {
      this.#position = this.text.length;
      return undefined;
    }
    let end = start;
    while (end < this.text.length && !delimiters.includes(this.text[end]!)) end++;
    this.#position = Math.min(end + 1, this.text.length);
    return { text: this.text.slice(start, end), start, end };
  }
}
