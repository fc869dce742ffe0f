import type { Command, CompletionList, Position } from 'vscode-languageserver-types';
import { type Cursor, cursorAt } from '../cursor.js';
import { offsetOf, type ParsedDocument } from '../parsed-document.js';
import { aclOffers } from './acl-lines.js';
import { commentOffers } from './comments.js';
import { directiveOffers } from './directive-names.js';
import { fittingOffers } from './fitting.js';
import { type Offer, toItem } from './offer.js';
import { securityItems } from './security-file.js';
import { snippetOffers } from './snippet-offers.js';
import { valueOffers } from './values/index.js';

/** Characters that ask for completion as soon as they are typed. */
export const completionTriggers: readonly string[] = [' ', '/', ':', ','];

/** What a client can do with completions. */
export interface CompletionOptions {
  /** Whether the client can fill in the places of a snippet; true by default. */
  readonly snippets?: boolean;
  /** The character of `completionTriggers` that was typed, if one asked for it. */
  readonly trigger?: string | undefined;
  /** Commands that the client can run, such as the one that asks for completion again. */
  readonly commands?: readonly string[];
}

/** Asks VS Code for completion once more: after a name with a space the values come up, if there are any to offer. */
const SUGGEST: Command = {
  title: 'Suggest',
  command: 'editor.action.triggerSuggest',
  arguments: [{ auto: true }],
};

/** What may stand at a position. Documentation that takes longer to make comes with `doResolve`. */
export function doComplete(
  document: ParsedDocument,
  position: Position,
  { snippets = true, trigger, commands = [] }: CompletionOptions = {},
): CompletionList {
  if (document.kind === 'dynamic-security')
    return { isIncomplete: false, items: securityItems(document, offsetOf(document, position), snippets) };
  const cursor = cursorAt(document, position);
  const offers = offersAt(cursor, trigger).filter(({ snippet }) => snippets || !snippet);
  const suggest = commands.includes(SUGGEST.command) ? SUGGEST : undefined;
  return {
    // Names stay the same while one is typed. Which values go with what is typed must be asked again.
    isIncomplete: cursor.index > 0 || cursor.text.startsWith('#'),
    items: fittingOffers(cursor, offers).map((offer, order) => toItem(cursor, offer, order, suggest)),
  };
}

function offersAt(cursor: Cursor, trigger: string | undefined): readonly Offer[] {
  const { document, index, text, words, start, offset } = cursor;
  // An editor ends lines at a lone carriage return too, and an edit must not leave its line.
  if (text.includes('\r') || offset > start + text.length) return [];
  if (text.startsWith('#')) return commentOffers(cursor, trigger);
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
