import type { Span, Word } from '@mosquitto-conf/grammar';
import type { ParsedDocument } from '../parsed-document.js';
import { type TokenType, tokenTypes } from './legend.js';

/** A stretch of the text with what it is. */
export interface Token extends Span {
  readonly type: TokenType;
  readonly deprecated?: boolean;
}

export function token(type: TokenType, { start, end }: Span): Token {
  return { type, start, end };
}

/** A topic or filter by its levels. */
export function* topicTokens(topic: Word, substitutes = false): Iterable<Token> {
  const pieces = substitutes ? /%[uc]|(?:(?!%[uc])[^/])+/g : /[^/]+/g;
  for (const { 0: text, index } of topic.text.matchAll(pieces)) {
    const start = topic.start + index;
    const type = /^%[uc]$/.test(text) && substitutes ? 'substitution' : isWildcard(topic.text, index, text);
    yield token(type, { start, end: start + text.length });
  }
}

/** A wildcard fills its level. */
function isWildcard(topic: string, index: number, text: string): TokenType {
  const alone = (topic[index - 1] ?? '/') === '/' && (topic[index + text.length] ?? '/') === '/';
  return alone && (text === '+' || text === '#') ? 'wildcard' : 'topic';
}

/** Tokens as the protocol has them: five numbers each, by distance from the one before. */
export function encodeTokens({ text }: ParsedDocument, tokens: readonly Token[]): number[] {
  const data: number[] = [];
  let line = 0;
  let character = 0;
  for (const one of tokens) {
    for (const { start, end } of withinLines(text.getText(), one)) {
      const at = text.positionAt(start);
      data.push(at.line - line, at.line === line ? at.character - character : at.character, end - start);
      data.push(tokenTypes.indexOf(one.type), one.deprecated ? 1 : 0);
      ({ line, character } = at);
    }
  }
  return data;
}

/** An editor's line ends at a lone `\r` too, and no token continues after a line's end. */
function withinLines(text: string, { start, end }: Span): Span[] {
  return Array.from(text.slice(start, end).matchAll(/[^\r\n]+/g), ({ 0: piece, index }) => ({
    start: start + index,
    end: start + index + piece.length,
  }));
}
