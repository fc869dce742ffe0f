import type { AclEntry, AclFile, Choice } from '@mosquitto-conf/config';
import { aclLines, choicesOf, phrase } from '@mosquitto-conf/config/internal';
import {
  aclEntryText,
  aclsOf,
  code,
  countText,
  denialsOf,
  filterText,
  listOf,
} from '@mosquitto-conf/validator/internal';
import type { Position } from 'vscode-languageserver-types';
import { hoverTexts as texts } from '../../texts/hover.js';
import { cursorAt } from '../cursor.js';
import type { WordDocument } from '../parsed-document.js';
import type { Project } from '../project.js';
import { type About, paragraphs, usedByMarkdown } from './site.js';

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
      : acl && entryMarkdown(project, acl, cursor.line);
  const access =
    cursor.index === 1 && cursor.words.length > 2
      ? choicesOf(known.parameters[0]?.choices ?? [], project.release).find(
          ({ word }) => word === cursor.word.text,
        )
      : undefined;
  if (access) return { text: paragraphs(meaningOf(project, access), said), span: cursor.word };
  if (cursor.index === 0) return { text: paragraphs(said, meaningOf(project, known)), span: name };
  return said === undefined ? undefined : { text: said, span };
}

function meaningOf(project: Project, { word, summary }: Choice): string {
  return project.say(texts.meaning({ word, meaning: phrase(summary) }));
}

function entryMarkdown(project: Project, acl: AclFile, line: number): string | undefined {
  const entries = [...acl.users.values(), acl.anonymous, acl.patterns].flat();
  const entry = entries.find(({ place }) => place.line === line);
  if (!entry) return undefined;
  return paragraphs(project.say(aclEntryText(entry)), denialsMarkdown(project, denialsOf(entry, acl)));
}

function denialsMarkdown(project: Project, denials: readonly AclEntry[]): string | undefined {
  if (denials.length === 0) return undefined;
  const topics = listOf(
    denials
      .slice(0, MOST)
      .map(({ filter, kind, place }) =>
        texts.topicsInLine({ topics: filterText(filter, kind === 'pattern'), line: place.line }),
      ),
  );
  return project.say((denials.length > MOST ? texts.deniedMore : texts.denied)({ topics }));
}

/** How many lines of a user to show. */
const MOST = 10;

function userMarkdown(acl: AclFile, line: number, document: WordDocument): string | undefined {
  const user = acl.userLines.find(({ place }) => place.line === line)?.user;
  if (user === undefined) return undefined;
  const { project } = document;
  const entries = acl.users.get(user) ?? [];
  const more = entries.length - MOST;
  const patterns = countText('patterns', acl.patterns.length);
  return paragraphs(
    entries.length === 0 ? project.say(texts.grantsNothing({ user: code(user) })) : undefined,
    entries
      .slice(0, MOST)
      .map((entry) => `- ${project.say(aclEntryText(entry))}`)
      .join('\n'),
    more > 0 ? project.say(texts.andMore({ count: countText('lines', more) })) : undefined,
    acl.patterns.length > 0 ? project.say(texts.patternsToo({ patterns })) : undefined,
    usedByMarkdown(document),
  );
}
