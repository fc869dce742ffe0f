import { findDirective, findTarget, type Language, write } from '@mosquitto-conf/config';
import { findRule } from '@mosquitto-conf/validator';
import { directiveMarkdown, whyOf } from '@mosquitto-conf/validator/internal';
import type { CompletionItem } from 'vscode-languageserver-types';
import type { OfferData } from './offer.js';

/** Adds the documentation to an item of `doComplete`, once a person looks at it. */
export function doResolve(item: CompletionItem, language?: Language): CompletionItem {
  const documentation = documentationOf(item.data as Partial<OfferData> | null | undefined, language);
  return documentation === undefined
    ? item
    : { ...item, documentation: { kind: 'markdown', value: documentation } };
}

function documentationOf(
  data: Partial<OfferData> | null | undefined,
  language?: Language,
): string | undefined {
  const rule = typeof data?.rule === 'string' ? findRule(data.rule) : undefined;
  if (rule) return write(whyOf(rule), language);
  if (typeof data?.directive !== 'string' || typeof data.release !== 'string') return undefined;
  const spelling = findDirective(data.directive);
  const release = findTarget(data.release);
  return spelling && release && directiveMarkdown(spelling, release, language);
}
