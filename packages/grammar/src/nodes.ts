/** A stretch of the text: UTF-16 offsets from its beginning, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A piece of a line and its position. `text` is exactly the text of the file, never unquoted or trimmed. */
export interface Word extends Span {
  readonly text: string;
}

/** What every line has. `start` to `end` is the line without its ending. */
export interface LineBase extends Span {
  /** 1-based, as the broker counts in its messages. */
  readonly number: number;
  /** The line ending as written: `\n`, `\r\n`, any further `\r` before the `\n`; `''` or `\r`s at the end of the text. */
  readonly eol: string;
}

/** An empty line, or one of nothing but spaces. */
export interface BlankLine extends LineBase {
  readonly kind: 'blank';
}

/** A line that begins with `#`. An indented `#` begins a directive. */
export interface CommentLine extends LineBase {
  readonly kind: 'comment';
  /** The whole line, `#` included, without its ending. */
  readonly text: string;
}

/** Any other line of a configuration or an ACL file: a first word, and what follows it. */
export interface DirectiveLine extends LineBase {
  readonly kind: 'directive';
  /** The first word. */
  readonly name: Word;
  /** The words after the name. Only spaces part words: a tab is a character of a word. */
  readonly words: readonly Word[];
  /**
   * From the first word after the name to the line's last character that is neither space nor tab; `undefined` when
   * there are no words. (Empty, at the start of the first word, when the words hold nothing but tabs.)
   */
  readonly value: Word | undefined;
  /**
   * What C's `strtok_r(NULL, "", &saveptr)` gives after the name: everything after the name and one space, up to the
   * line's end, untrimmed; `undefined` if nothing follows but that one space.
   */
  readonly rest: string | undefined;
}

/** A line of a configuration or an ACL file. */
export type Line = BlankLine | CommentLine | DirectiveLine;

/** A configuration or an ACL file. Its lines cover the text without a gap. */
export interface Document {
  readonly text: string;
  readonly lines: readonly Line[];
}

/** A line of a password or PSK file: `first:second`. Spaces belong to the fields. */
export interface EntryLine extends LineBase {
  readonly kind: 'entry';
  /** Everything before the first `:`, or the whole line if there is none. May be empty. */
  readonly first: Word;
  /** The first `:`; `undefined` if the line has none. */
  readonly separator: Span | undefined;
  /** Everything after the first `:`, which may be empty; `undefined` if the line has no `:`. */
  readonly second: Word | undefined;
}

/** A line of a password or PSK file. */
export type FieldLine = BlankLine | CommentLine | EntryLine;

/** A password or PSK file. Its lines cover the text without a gap. */
export interface FieldDocument {
  readonly text: string;
  readonly lines: readonly FieldLine[];
}
