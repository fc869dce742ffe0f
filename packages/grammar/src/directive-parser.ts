import type { IToken } from 'chevrotain';
import { Directive } from './directive.js';
import { type DirectiveTokens, directiveLexer, directiveTokens } from './lexer.js';
import { LineParser } from './line-parser.js';
import type { DirectiveLine, Word } from './nodes.js';

const NO_WORDS: readonly Word[] = Object.freeze([]);

/**
 * The grammar of configurations and ACL files:
 *
 * ```
 * file      := (Comment | LineEnd | directive)*
 * directive := Name Argument* (LastArgument | LineEnd)?      the end is missing where the text ends
 * ```
 *
 * It is one rule without subrules, and its actions are made once, because this runs for every line.
 */
export class DirectiveParser extends LineParser<DirectiveLine> {
  protected readonly file: () => void;

  /** Of the directive at hand: the words but the last, its words, where its content ends, where its ending ends. */
  private readonly earlier: Word[] = [];
  private words: readonly Word[] = NO_WORDS;
  private end = 0;
  private next = 0;
  /** One string for all occurrences of a name: less memory, and quicker to look up. */
  private readonly names = new Map<string, string>();

  constructor(tokens: DirectiveTokens, validate = false) {
    super(tokens, directiveLexer(tokens, validate), validate);

    const argument = () => {
      const token = this.CONSUME(tokens.Argument);
      if (this.recording) return;
      const start = this.base + token.startOffset;
      this.earlier.push(this.wordAfterSpaces(start, start + token.image.length));
    };
    const lastArgument = {
      ALT: () => {
        const token = this.CONSUME(tokens.LastArgument);
        if (this.recording) return;
        const start = this.base + token.startOffset;
        this.next = start + token.image.length;
        this.end = this.contentEnd(this.next);
        this.finishWords(this.wordAfterSpaces(start, this.end));
      },
    };
    const lineEnd = {
      ALT: () => {
        const token = this.CONSUME2(tokens.LineEnd);
        if (this.recording) return;
        this.next = this.base + token.startOffset + token.image.length;
        this.end = this.contentEnd(this.next);
        this.finishWords(undefined);
      },
    };
    const endings = [lastArgument, lineEnd];
    const ending = () => this.OR2(endings);

    const directive = () => {
      const name = this.CONSUME(tokens.Name);
      this.words = NO_WORDS;
      this.end = this.next = this.text.length;
      this.MANY2(argument);
      this.OPTION(ending);
      if (!this.recording) this.addDirective(name);
    };
    const comment = () => {
      const token = this.CONSUME(tokens.Comment);
      if (!this.recording) this.comment(token);
    };
    const blank = () => {
      const token = this.CONSUME(tokens.LineEnd);
      if (!this.recording) this.blank(token);
    };
    const alternatives = [{ ALT: directive }, { ALT: comment }, { ALT: blank }];
    const line = () => this.OR(alternatives);

    this.file = this.RULE('file', () => {
      this.MANY(line);
    });
    this.performSelfAnalysis();
    this.recording = false;
  }

  protected override release(): void {
    super.release();
    this.earlier.length = 0;
    this.words = NO_WORDS;
    this.names.clear();
  }

  private finishWords(last: Word | undefined): void {
    const { earlier } = this;
    if (earlier.length === 0) {
      if (last !== undefined) this.words = [last];
      return;
    }
    if (last !== undefined) earlier.push(last);
    this.words = earlier.slice();
    earlier.length = 0;
  }

  private addDirective(name: IToken): void {
    const { end, lines, text } = this;
    const start = this.base + name.startOffset;
    const eol = this.eol(end, this.next);
    lines.push(new Directive(text, lines.length + 1, start, end, eol, this.name(name), this.words));
  }

  private name(token: IToken): Word {
    const offset = this.base + token.startOffset;
    const end = offset + token.image.length;
    const { names } = this;
    const known = names.get(token.image);
    if (known !== undefined) return { start: end - known.length, end, text: known };
    const word = this.wordAfterSpaces(offset, end);
    names.set(token.image, word.text);
    return word;
  }
}

/** A parser of configurations and ACL files. */
export function directiveParser(validate = false): DirectiveParser {
  return new DirectiveParser(directiveTokens(), validate);
}
