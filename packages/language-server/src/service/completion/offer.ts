import type { Choice, Text } from '@mosquitto-conf/config';
import { phrase } from '@mosquitto-conf/config/internal';
import type { Span } from '@mosquitto-conf/grammar';
import {
  type Command,
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
} from 'vscode-languageserver-types';
import { completionTexts as texts } from '../../texts/completion.js';
import type { Cursor } from '../cursor.js';
import { rangeAt } from '../parsed-document.js';
import type { Project } from '../project.js';

/** What an item is about, for looking up its documentation when a person looks at it. */
export interface OfferData {
  readonly directive?: string;
  readonly rule?: string;
  readonly release: string;
}

/** Something that may stand at the cursor. */
export interface Offer {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** What is written; the label where it is absent. */
  readonly text?: string;
  /** Whether the text has places to fill in. */
  readonly snippet?: true;
  readonly detail?: string | undefined;
  readonly documentation?: string;
  /** What it replaces; the word under the cursor where it is absent. */
  readonly span?: Span;
  /** What is compared with the typed text, where that is not the label. */
  readonly filter?: string;
  /** What it is sorted by; the order of offers where it is absent. */
  readonly sort?: string;
  readonly deprecated?: boolean;
  readonly data?: OfferData;
}

/** @param suggest the client's command that asks for completion, for offers behind which more follows */
export function toItem(cursor: Cursor, offer: Offer, order: number, suggest?: Command): CompletionItem {
  const { label, kind, text = label, snippet, detail, documentation, span = cursor.word } = offer;
  return {
    label,
    kind,
    ...(detail ? { detail } : {}),
    ...(documentation ? { documentation: { kind: 'markdown', value: documentation } } : {}),
    sortText: offer.sort ?? String(order).padStart(5, '0'),
    filterText: offer.filter ?? label,
    ...(snippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    ...(offer.deprecated ? { tags: [CompletionItemTag.Deprecated] } : {}),
    textEdit: { range: rangeAt(cursor.document, span), newText: text },
    ...(suggest && /[ /]$/.test(text) ? { command: suggest } : {}),
    ...(offer.data ? { data: offer.data } : {}),
  };
}

/** Words with what they mean, the default marked as such. */
export function choiceOffers(
  project: Project,
  choices: readonly (Omit<Choice, 'summary'> & { readonly summary: string | Text })[],
  standard?: string,
): Offer[] {
  return choices.map(({ word, summary }) => {
    const meaning = typeof summary === 'string' ? phrase(summary) : summary;
    return {
      label: word,
      kind: CompletionItemKind.EnumMember,
      detail: plain(project.say(word === standard ? texts.isDefault({ meaning }) : meaning)),
    };
  });
}

/** A text without the marks of Markdown, for where only plain text is shown. */
export function plain(text: string): string {
  return text.replaceAll('`', '');
}

/** No more names than these are offered at once; of more, those that begin as typed. */
const MANY = 200;

/** Names from other places, with where each is from. */
export function nameOffers(
  names: Iterable<readonly [name: string, from?: string]>,
  typed: string,
  kind: CompletionItemKind,
  span?: Span,
): Offer[] {
  const all = [...names];
  const many = all.length > MANY;
  const shown = many ? all.filter(([name]) => name.startsWith(typed)).slice(0, MANY) : all;
  return shown.map(([label, detail]) => ({
    label,
    kind,
    detail,
    ...(span ? { span } : {}),
  }));
}
