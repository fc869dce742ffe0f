import { type Category, categories, rules } from '@mosquitto-conf/validator';
import { categoryTexts, summaryOf, suppressionWords } from '@mosquitto-conf/validator/internal';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { completionTexts as texts } from '../../texts/completion.js';
import type { Cursor } from '../cursor.js';
import { choiceOffers, type Offer, plain } from './offer.js';

/**
 * In a comment: the words that switch rules off, and then the rules. Errors cannot be switched off.
 * @param trigger the character that asked for it; undefined if a person did, or a word that is being typed
 */
export function commentOffers(
  { text, start, offset, document }: Cursor,
  trigger: string | undefined,
): readonly Offer[] {
  const before = text.slice(0, offset - start);
  const word = /^#\s*([a-z-]*)$/.exec(before);
  if (word) {
    // Most comments say something else.
    if (trigger !== undefined) return [];
    const rest = /^[a-z-]*/.exec(text.slice(before.length))![0];
    const span = { start: offset - word[1]!.length, end: offset + rest.length };
    const apart = before.startsWith('# ') ? '' : ' ';
    return choiceOffers(document.project, suppressionWords)
      .filter(({ label }) => label.startsWith(word[1]!))
      .map((offer) => ({ ...offer, text: apart + offer.label, span }));
  }
  const named = /^#\s*([a-z-]+)\s+((?:[a-z\d*-]+[\s,]+)*)([a-z\d*-]*)$/.exec(before);
  if (!named || !suppressionWords.some((one) => one.word === named[1])) return [];
  const earlier = named[2]!.split(/[\s,]+/);
  // What follows two hyphens is the reason.
  if (earlier.includes('--')) return [];
  const rest = /^[a-z\d*-]*/.exec(text.slice(before.length))![0];
  const span = { start: offset - named[3]!.length, end: offset + rest.length };
  const offers = rules
    .filter(({ id, severity }) => severity !== 'error' && !earlier.includes(id))
    .map((rule) => ({
      label: rule.id,
      kind: CompletionItemKind.Reference,
      detail: plain(document.project.say(summaryOf(rule))),
      span,
      data: { rule: rule.id, release: document.project.release.name },
    }));
  // What the broker refuses cannot be switched off.
  const wide = (Object.keys(categories) as Category[])
    .filter((category) => category !== 'refused' && !earlier.includes(category))
    .map((category) => ({
      label: category,
      kind: CompletionItemKind.EnumMember,
      detail: document.project.say(texts.wholeCategory({ category: categoryTexts(category)[1] })),
      span,
    }));
  return [...offers, ...wide];
}
