import { createToken, Lexer, type TokenType } from 'chevrotain';

/**
 * Tokens are coarse, because their number is what parsing costs: a line ending is part of the line's last token, and
 * the spaces before a word are part of that word's token. `\r*(?![^\n])\n?` is a line ending: any `\r`s,
 * if nothing but `\n` or the end of the text follows them.
 */
export interface LineTokens {
  /** A line whose first character is `#`. Nothing else can begin with `#`: other tokens take theirs in. */
  readonly Comment: TokenType;
  /** The rest of a line without words: a blank line, or spaces at the end. */
  readonly LineEnd: TokenType;
}

export interface DirectiveTokens extends LineTokens {
  /** A line's first word, and the spaces before it. */
  readonly Name: TokenType;
  /** A later word and the spaces before it, if a space follows. */
  readonly Argument: TokenType;
  /** A later word and the spaces before it, if the line ends with it; and the line ending. */
  readonly LastArgument: TokenType;
}

export interface FieldTokens extends LineTokens {
  /** The text before the first `:`. */
  readonly First: TokenType;
  /** The first `:`, all that follows, and the line ending. */
  readonly Second: TokenType;
}

/** The tokens of configurations and ACL files. */
export function directiveTokens(): DirectiveTokens {
  return {
    ...lineTokens(),
    Name: createToken({
      name: 'Name',
      // A word ends before a space; or with the line, but then a trailing \r isn't part of it.
      pattern: / *(?:[^ \n]*[^ \n\r](?:\r+(?= ))?|\r+(?= ))/,
      start_chars_hint: everyCharacterBut('#', '\n'),
    }),
    Argument: createToken({
      name: 'Argument',
      // Looking back distinguishes the space after a name from an indentation.
      pattern: /(?<=[^\n]) +[^ \n]+(?= )/,
      start_chars_hint: [' '],
      line_breaks: false,
    }),
    LastArgument: createToken({
      name: 'LastArgument',
      pattern: /(?<=[^\n]) +[^ \n]*[^ \n\r]\r*(?![^\n])\n?/,
      start_chars_hint: [' '],
      line_breaks: true,
    }),
  };
}

/** The tokens of password and PSK files. */
export function fieldTokens(): FieldTokens {
  return {
    ...lineTokens(),
    First: createToken({
      name: 'First',
      pattern: /[^:\n]*[^:\n\r](?:\r+(?=:))?|\r+(?=:)/,
      start_chars_hint: everyCharacterBut('#', ':', '\n'),
    }),
    Second: createToken({ name: 'Second', pattern: /:[^\n]*\n?/, line_breaks: true }),
  };
}

function lineTokens(): LineTokens {
  return {
    Comment: createToken({ name: 'Comment', pattern: /#[^\n]*\n?/, line_breaks: true }),
    LineEnd: createToken({
      name: 'LineEnd',
      pattern: /\n|(?: +\r*|\r+)(?![^\n])\n?/,
      start_chars_hint: [' ', '\r', '\n'],
      line_breaks: true,
    }),
  };
}

/** The lexer of configurations and ACL files. */
export function directiveLexer(tokens: DirectiveTokens, validate: boolean): Lexer {
  const { Comment, LastArgument, Argument, LineEnd, Name } = tokens;
  return lexer([Comment, LastArgument, Argument, LineEnd, Name], validate);
}

/** The lexer of password and PSK files. */
export function fieldLexer(tokens: FieldTokens, validate: boolean): Lexer {
  const { Comment, LineEnd, First, Second } = tokens;
  return lexer([Comment, LineEnd, First, Second], validate);
}

function lexer(tokens: TokenType[], validate: boolean): Lexer {
  return new Lexer(tokens, {
    positionTracking: 'onlyOffset',
    ensureOptimizations: true,
    skipValidations: !validate,
  });
}

/**
 * Chevrotain looks at a token's first character to choose the patterns worth trying, but cannot tell by itself what a
 * negated class may begin with. It tells characters above 255 apart by blocks of 255 only, so one of each will do; the
 * last block is U+FFFF alone.
 */
function everyCharacterBut(...excluded: string[]): number[] {
  const codes: number[] = [0xffff];
  for (let code = 0; code < 0xffff; code += code < 256 ? 1 : 255) {
    if (!excluded.includes(String.fromCharCode(code))) codes.push(code);
  }
  return codes;
}
