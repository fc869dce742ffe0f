/** What a hint says, and why. */
export interface Hint {
  readonly label: string;
  /** Markdown. */
  readonly tooltip: string;
}
