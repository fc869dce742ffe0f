import { EmbeddedActionsParser, type IToken, type Lexer, type TokenType } from 'chevrotain';
import type { LineTokens } from './lexer.js';
import type { BlankLine, CommentLine, Word } from './nodes.js';

const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;

/** What Chevrotain calls before and after it records a grammar. */
const recording = EmbeddedActionsParser.prototype as unknown as { readonly enableRecording: () => void };

/** UTF-16 units to tokenize at a time. Tokens that die young spare the garbage collector a fifth of the whole time. */
const BLOCK = 1 << 14;

/**
 * What the grammars have in common: a text is a sequence of lines, of which some are blank and some are comments.
 * An action of a subclass appends to `lines`. It runs once while Chevrotain records the grammar, on tokens that stand
 * for nothing: `recording` tells.
 */
export abstract class LineParser<Line> extends EmbeddedActionsParser {
  protected text = '';
  protected lines: (Line | BlankLine | CommentLine)[] = [];
  /** Where the tokens' offsets count from. */
  protected base = 0;
  protected recording = true;

  private readonly lexer: Lexer;

  /** The rule that takes any sequence of lines. */
  protected abstract readonly file: () => void;

  constructor(tokens: LineTokens, lexer: Lexer, validate: boolean) {
    super(Object.values(tokens) as TokenType[], {
      recoveryEnabled: false,
      maxLookahead: 1,
      skipValidations: !validate,
    });
    this.lexer = lexer;
  }

  /**
   * Chevrotain gives the parser 89 methods for recording the grammar, and deletes each again. In a short run that takes
   * longer than to read the file, so here they are in a prototype of their own.
   */
  protected enableRecording(): void {
    const own: object = Object.getPrototypeOf(this);
    const recorder: object = Object.create(own);
    recording.enableRecording.call(recorder);
    Object.setPrototypeOf(this, recorder);
    this.disableRecording = () => Object.setPrototypeOf(this, own);
  }

  declare protected disableRecording: () => void;

  /** Every text gives lines that cover it; there are no errors. */
  parse(text: string): (Line | BlankLine | CommentLine)[] {
    const lines: (Line | BlankLine | CommentLine)[] = [];
    this.text = text;
    this.lines = lines;
    try {
      // Lines don't depend on one another, so a text can be taken in blocks of whole lines.
      for (let start = 0; start < text.length; ) {
        const end = blockEnd(text, start);
        const block = start === 0 && end === text.length ? text : text.slice(start, end);
        this.base = start;
        this.input = this.lexer.tokenize(block).tokens;
        this.file();
        start = end;
      }
    } finally {
      this.release();
    }
    return lines;
  }

  /** Lets go of the text, so that a parser kept for the next one does not keep this one alive. */
  protected release(): void {
    this.text = '';
    this.lines = [];
    this.input = [];
  }

  protected comment(token: IToken): void {
    const start = this.base + token.startOffset;
    const next = start + token.image.length;
    const end = this.contentEnd(next);
    this.lines.push({
      kind: 'comment',
      number: this.lines.length + 1,
      start,
      end,
      eol: this.eol(end, next),
      text: this.text.slice(start, end),
    });
  }

  protected blank(token: IToken): void {
    const start = this.base + token.startOffset;
    const next = start + token.image.length;
    const end = this.contentEnd(next);
    this.lines.push({ kind: 'blank', number: this.lines.length + 1, start, end, eol: this.eol(end, next) });
  }

  /** Where the content of a line ends whose ending ends at `next`. */
  protected contentEnd(next: number): number {
    const { text } = this;
    let end = next;
    if (text.charCodeAt(end - 1) === LF) end--;
    while (text.charCodeAt(end - 1) === CR) end--;
    return end;
  }

  /** The line ending between the two offsets. */
  protected eol(end: number, next: number): string {
    return next - end === 1 && this.text.charCodeAt(end) === LF ? '\n' : this.text.slice(end, next);
  }

  /** The word that ends at `end`, after whatever spaces there are from `start`. */
  protected wordAfterSpaces(start: number, end: number): Word {
    const { text } = this;
    let first = start;
    while (text.charCodeAt(first) === SPACE) first++;
    return { start: first, end, text: text.slice(first, end) };
  }
}

function blockEnd(text: string, start: number): number {
  if (text.length - start <= BLOCK) return text.length;
  const newline = text.indexOf('\n', start + BLOCK);
  return newline === -1 ? text.length : newline + 1;
}
