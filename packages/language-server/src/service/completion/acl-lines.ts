import type { Choice } from '@mosquitto-conf/config';
import { aclLines, choicesOf, phrase } from '@mosquitto-conf/config/internal';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { type Cursor, tailFrom } from '../cursor.js';
import type { Project } from '../project.js';
import { knownTopics, knownUsers } from './names.js';
import { choiceOffers, nameOffers, type Offer, plain } from './offer.js';

/** What may stand in an ACL file: the beginning of a line, users, what is allowed, topics. */
export function aclOffers(cursor: Cursor): readonly Offer[] {
  const { index, words, document } = cursor;
  if (index === 0) return lineOffers(document.project, words.length > 1 ? '' : ' ');
  const line = aclLines.find(({ word }) => word === words[0]?.text);
  if (line === undefined) return [];
  if (line.word === 'user') return userOffers(cursor);
  const [access, filter] = line.parameters;
  const accesses = choicesOf(access?.choices ?? [], document.project.release);
  const choices = filter?.choices ?? [];
  if (index === 1) {
    const after = words.length > 2 ? '' : ' ';
    const granted = choiceOffers(document.project, accesses).map((offer) => ({
      ...offer,
      text: offer.label + after,
    }));
    // With something behind it, the word can only be what is allowed.
    return words.length > 2 ? granted : [...granted, ...filterOffers(cursor, 1, choices)];
  }
  return accesses.some(({ word }) => word === words[1]?.text) ? filterOffers(cursor, 2, choices) : [];
}

function lineOffers(project: Project, after: string): readonly Offer[] {
  return aclLines.map(({ word, summary }) => ({
    label: word,
    kind: CompletionItemKind.Keyword,
    text: word + after,
    detail: plain(project.say(phrase(summary))),
    sort: `0 ${word}`,
  }));
}

/** Users with a password but without a `user` line. */
function userOffers(cursor: Cursor): readonly Offer[] {
  const { document, line } = cursor;
  const { project, file } = document;
  const acl = project.analysis.access.find((scope) => scope.acl?.path === file)?.acl;
  const named = new Set(acl?.userLines.filter(({ place }) => place.line !== line).map(({ user }) => user));
  const span = tailFrom(cursor, 1);
  const typed = span.text.slice(0, cursor.offset - span.start);
  const users = knownUsers(project, file).filter((user) => !named.has(user));
  return nameOffers(
    users.map((user) => [user]),
    typed,
    CompletionItemKind.Constant,
    span,
  );
}

/** Substitutes for a level where one begins, and topics that other lines name. */
function filterOffers(cursor: Cursor, from: number, choices: readonly Choice[]): readonly Offer[] {
  const span = tailFrom(cursor, from);
  const typed = span.text.slice(0, cursor.offset - span.start);
  const level = typed.slice(typed.lastIndexOf('/') + 1);
  const offers = choices.flatMap((choice): Offer[] => {
    const [offer] = choiceOffers(cursor.document.project, [choice]);
    if (!choice.word.startsWith('%')) return [{ ...offer!, span }];
    if (level !== '' && level !== '%') return [];
    return [{ ...offer!, span: { start: cursor.offset - level.length, end: cursor.offset } }];
  });
  const own = new Set(choices.map(({ word }) => word));
  const pattern = cursor.words[0]?.text === 'pattern';
  const topics = [...knownTopics(cursor)].filter(
    ([topic]) => !own.has(topic) && (pattern || !/%[cu]/.test(topic)),
  );
  return [...offers, ...nameOffers(topics, typed, CompletionItemKind.Value, span)];
}
