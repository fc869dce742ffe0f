import { type Cursor, writtenAt } from '../cursor.js';
import { directiveLineAt } from '../read-line.js';
import type { Offer } from './offer.js';

/**
 * The offers that go with what is typed. Many editors accept an offer with Enter, so what is complete must not be changed:
 *
 * - If an offer is typed in full, there is nothing to add, and none is left.
 * - A value that the target takes may be continued, and is not replaced by one that only looks like it.
 */
export function fittingOffers(cursor: Cursor, offers: readonly Offer[]): readonly Offer[] {
  const { offset, document } = cursor;
  const isComplete = isCompleteValue(cursor);
  const left: Offer[] = [];
  for (const offer of offers) {
    const { text = offer.label, span = cursor.word } = offer;
    const present = document.tree.text.slice(span.start, span.end);
    const isAtEnd = span.end <= offset;
    if (text === present) {
      if (isAtEnd) return [];
    } else if (!isComplete || !isAtEnd || text.startsWith(present)) left.push(offer);
  }
  return left;
}

/** Whether the line is one that the target takes as it is. */
function isCompleteValue(cursor: Cursor): boolean {
  const { document, index, words, offset } = cursor;
  if (index === 0) return false;
  if (document.kind !== 'configuration') {
    // With a filter behind it, the second word can only be what is allowed.
    return words[0]?.text === 'user' || index > 1 || words.length === 2;
  }
  const written = writtenAt(cursor);
  const line = directiveLineAt(document, offset);
  if (!written || !line) return false;
  const { release, host } = document.project;
  const { outcome } = written.kind.read({ line, name: written.spelling.name, release, host });
  return outcome === 'value';
}
