import type { SemanticTokensLegend } from 'vscode-languageserver-types';

/** What a stretch of a file is. Names the protocol does not have are for the client to declare. */
export const tokenTypes = [
  'comment',
  /** `checkconfig-disable` and its like in a comment. */
  'macro',
  'keyword',
  /** The name of a plugin's option. */
  'property',
  /** One of a closed set of words. */
  'enumMember',
  'number',
  /** A number with its unit. */
  'duration',
  'string',
  'path',
  /** A level of a topic. */
  'topic',
  'wildcard',
  /** What stands for a client's name or id: `%u`, `%c`. */
  'substitution',
  'user',
] as const;

export type TokenType = (typeof tokenTypes)[number];

const tokenModifiers = ['deprecated'] as const;

/** The legend to announce to the client: types and modifiers of semantic tokens by their numbers. */
export const semanticTokensLegend: SemanticTokensLegend = {
  tokenTypes: [...tokenTypes],
  tokenModifiers: [...tokenModifiers],
};
