import type { AclEntry, AclFile } from '@mosquitto-conf/config';
import { aclLines, choicesOf } from '@mosquitto-conf/config/internal';
import {
  aclEntryInWords,
  aclsOf,
  code,
  count,
  denialsOf,
  filterInWords,
  list,
} from '@mosquitto-conf/validator/internal';
import type { Position } from 'vscode-languageserver-types';
import { cursorAt } from '../cursor.js';
import type { WordDocument } from '../parsed-document.js';
import { usedBy } from '../used-by.js';
import { type About, paragraphs } from './site.js';

/** Whom a line of an ACL file lets do what. */
export function aclAbout(document: WordDocument, position: Position): About | undefined {
  const { project, file } = document;
  const cursor = cursorAt(document, position);
  const [name] = cursor.words;
  const last = cursor.words.at(-1);
  const known = aclLines.find(({ word }) => word === name?.text);
  if (!name || !last || !known || cursor.offset < name.start || cursor.offset > last.end) return undefined;
  const acl = aclsOf(project.policies).find((use) => use.acl.path === file)?.acl;
  const span = { start: name.start, end: last.end };
  const said =
    known.word === 'user'
      ? acl && userMarkdown(acl, cursor.line, document)
      : acl && entryMarkdown(acl, cursor.line);
  const access =
    cursor.index === 1 && cursor.words.length > 2
      ? choicesOf(known.parameters[0]?.choices ?? [], project.release).find(
          ({ word }) => word === cursor.word.text,
        )
      : undefined;
  if (access) return { text: paragraphs(`\`${access.word}\`: ${access.summary}.`, said), span: cursor.word };
  if (cursor.index === 0)
    return { text: paragraphs(said, `\`${known.word}\`: ${known.summary}.`), span: name };
  return said === undefined ? undefined : { text: said, span };
}

function entryMarkdown(acl: AclFile, line: number): string | undefined {
  const entries = [...acl.users.values(), acl.anonymous, acl.patterns].flat();
  const entry = entries.find(({ place }) => place.line === line);
  if (!entry) return undefined;
  return paragraphs(aclEntryInWords(entry), denialsMarkdown(denialsOf(entry, acl)));
}

function denialsMarkdown(denials: readonly AclEntry[]): string | undefined {
  if (denials.length === 0) return undefined;
  const texts = denials
    .slice(0, MOST)
    .map(({ filter, kind, place }) => `${filterInWords(filter, kind === 'pattern')} (line ${place.line})`);
  return `But not ${list(texts)}${denials.length > MOST ? ', and more' : ''}: lines with \`deny\` come first.`;
}

/** How many lines of a user to show. */
const MOST = 10;

function userMarkdown(acl: AclFile, line: number, document: WordDocument): string | undefined {
  const user = acl.userLines.find(({ place }) => place.line === line)?.user;
  if (user === undefined) return undefined;
  const entries = acl.users.get(user) ?? [];
  const more = entries.length - MOST;
  const by = usedBy(document);
  return paragraphs(
    entries.length === 0 ? `No line grants anything to ${code(user)}.` : undefined,
    entries
      .slice(0, MOST)
      .map((entry) => `- ${aclEntryInWords(entry)}`)
      .join('\n'),
    more > 0 ? `and ${count(more, 'line')} more` : undefined,
    acl.patterns.length > 0
      ? `${count(acl.patterns.length, 'pattern')} for every client as well.`
      : undefined,
    by && `Used by ${by}.`,
  );
}
