import type { IToken } from 'chevrotain';
import { type FieldTokens, fieldLexer, fieldTokens } from './lexer.js';
import { LineParser } from './line-parser.js';
import type { EntryLine, Word } from './nodes.js';

/**
 * The grammar of password and PSK files:
 *
 * ```
 * file  := (Comment | LineEnd | entry)*
 * entry := First (Second | LineEnd)? | Second      the end is missing where the text ends
 * ```
 */
export class FieldParser extends LineParser<EntryLine> {
  protected readonly file: () => void;

  constructor(tokens: FieldTokens, validate = false) {
    super(tokens, fieldLexer(tokens, validate), validate);

    const endings = [
      { ALT: () => this.CONSUME(tokens.Second) },
      { ALT: () => this.CONSUME2(tokens.LineEnd) },
    ];
    const ending = () => this.OR2(endings);

    const entry = () => {
      const first = this.CONSUME(tokens.First);
      const second = this.OPTION(ending);
      if (!this.recording) this.addEntry(first, second, second?.tokenType === tokens.Second);
    };
    const entryWithoutFirst = () => {
      const second = this.CONSUME2(tokens.Second);
      if (!this.recording) this.addEntry(undefined, second, true);
    };
    const comment = () => {
      const token = this.CONSUME(tokens.Comment);
      if (!this.recording) this.comment(token);
    };
    const blank = () => {
      const token = this.CONSUME(tokens.LineEnd);
      if (!this.recording) this.blank(token);
    };
    const alternatives = [{ ALT: entry }, { ALT: entryWithoutFirst }, { ALT: comment }, { ALT: blank }];
    const line = () => this.OR(alternatives);

    this.file = this.RULE('file', () => {
      this.MANY(line);
    });
    this.performSelfAnalysis();
    this.recording = false;
  }

  /** `ending` is the line's last token: the separator and the second field, the line ending, or missing. */
  private addEntry(firstToken: IToken | undefined, ending: IToken | undefined, hasSecond: boolean): void {
    const { base, lines, text } = this;
    const last = (ending ?? firstToken) as IToken;
    const start = base + (firstToken ?? last).startOffset;
    const next = base + last.startOffset + last.image.length;
    const end = ending === undefined ? next : this.contentEnd(next);
    const image = firstToken?.image ?? '';
    const firstEnd = start + image.length;
    const first: Word = { start, end: firstEnd, text: image };
    const second = firstEnd + 1;
    lines.push({
      kind: 'entry',
      number: lines.length + 1,
      start,
      end,
      eol: this.eol(end, next),
      first,
      separator: hasSecond ? { start: firstEnd, end: second } : undefined,
      second: hasSecond ? { start: second, end, text: text.slice(second, end) } : undefined,
    });
  }
}

/** A parser of password and PSK files. */
export function fieldParser(validate = false): FieldParser {
  return new FieldParser(fieldTokens(), validate);
}
