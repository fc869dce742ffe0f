import type { CompletionList, Position } from 'vscode-languageserver-types';
import { type Cursor, cursorAt } from '../cursor.js';
import type { ParsedDocument } from '../parsed-document.js';
import { aclOffers } from './acl-lines.js';
import { commentOffers } from './comments.js';
import { directiveOffers } from './directive-names.js';
import { type Offer, toItem } from './offer.js';
import { snippetOffers } from './snippet-offers.js';
import { valueOffers } from './values/index.js';

/** Characters that ask for completion as soon as they are typed. */
export const completionTriggers: readonly string[] = [' ', '/', ':', ','];

/** What a client can do with completions. */
export interface CompletionOptions {
  /** Whether the client can fill in the places of a snippet; true by default. */
  readonly snippets?: boolean;
}

/** What may stand at a position. Documentation that takes longer to make comes with `doResolve`. */
export function doComplete(
  document: ParsedDocument,
  position: Position,
  { snippets = true }: CompletionOptions = {},
): CompletionList {
  const cursor = cursorAt(document, position);
  const offers = offersAt(cursor).filter(({ snippet }) => snippets || !snippet);
  return {
    isIncomplete: offers.some(({ passing }) => passing),
    items: offers.map((offer, order) => toItem(cursor, offer, order)),
  };
}

function offersAt(cursor: Cursor): readonly Offer[] {
  const { document, index, text, words, start, offset } = cursor;
  // An editor ends lines at a lone carriage return too, and an edit must not leave its line.
  if (text.includes('\r') || offset > start + text.length) return [];
  if (text.startsWith('#')) return commentOffers(cursor);
  // An indented `#` begins neither a comment nor a directive.
  if (words[0]?.text.startsWith('#')) return [];
  switch (document.kind) {
    case 'configuration':
      if (index > 0) return valueOffers(document, cursor);
      return [...directiveOffers(document, cursor), ...snippetOffers(document, cursor)];
    case 'acl':
      return [...aclOffers(cursor), ...snippetOffers(document, cursor)];
    default:
      // Names and secrets, which only their owners know.
      return [];
  }
}
