import type { Text } from '@mosquitto-conf/config';
import {
  type Assigned,
  aclTypeOf,
  aclTypes,
  aclTypeWords,
  type Client,
  contentSpan,
  type DynamicSecurity,
  type EntryKind,
  type Group,
  objectAt,
  phrase,
  type Role,
  type ShapeKey,
} from '@mosquitto-conf/config/internal';
import { code } from '@mosquitto-conf/validator/internal';
import type { Position } from 'vscode-languageserver-types';
import { hoverTexts as texts } from '../../texts/hover.js';
import { offsetOf, type SecurityDocument } from '../parsed-document.js';
import type { Project } from '../project.js';
import { type About, paragraphs, usedByMarkdown } from './site.js';

/** What a key of the dynamic security file says, and who a client, group or role is. Never a hash. */
export function securityAbout(document: SecurityDocument, position: Position): About | undefined {
  const offset = offsetOf(document, position);
  const found = objectAt(document.tree, offset);
  const { member, key } = found ?? {};
  if (!member || !key) return undefined;
  const { name, value } = member;
  const { project } = document;
  if (offset <= name.end) return { text: keyMarkdown(project, key), span: name };
  if (value?.kind !== 'string' || offset < value.start || offset > value.end) return undefined;
  const text = valueMarkdown(document, key, value.value);
  return text === undefined ? undefined : { text, span: contentSpan(value, document.tree.text) };
}

function keyMarkdown(project: Project, { name, summary, first, words }: ShapeKey): string {
  const known = Object.entries(words ?? {}).map(([word, about]) =>
    project.say(texts.wordMeaning({ word: code(word), meaning: phrase(about) })),
  );
  return paragraphs(
    `**${name}**`,
    project.say(phrase(summary)),
    first === undefined ? undefined : project.say(texts.from({ release: first })),
    known.map((line) => `- ${line}`).join('\n'),
  );
}

function valueMarkdown(document: SecurityDocument, key: ShapeKey, value: string): string | undefined {
  const { project } = document;
  const type = key.words && aclTypeOf(value);
  if (type) return paragraphs(`**${type}**`, project.say(phrase(aclTypeWords[type])));
  const kind = key.declares ?? key.refers;
  const security = project.dynamicSecurity.get(document.file)?.security;
  if (!kind || !security) return undefined;
  const said = entryTexts(security, kind, value)?.map((part) => part && project.say(part));
  return said && paragraphs(...said, usedByMarkdown(document));
}

/** Who a client, group or role is: a paragraph each. */
type Paragraphs = readonly (Text | string | undefined)[];

function entryTexts(security: DynamicSecurity, kind: EntryKind, name: string): Paragraphs | undefined {
  switch (kind) {
    case 'client': {
      const client = security.clients.get(name);
      return client && clientTexts(client);
    }
    case 'group': {
      const group = security.groups.get(name);
      return group && groupTexts(security, group);
    }
    case 'role': {
      const role = security.roles.get(name);
      return role && roleTexts(security, role);
    }
  }
}

function clientTexts({ name, clientId, isDisabled, password, roles, groups }: Client): Paragraphs {
  return [
    texts.client({ name: code(name) }),
    isDisabled ? texts.disabled : password ? undefined : texts.passwordUnreadable,
    clientId === undefined ? undefined : texts.onlyClientId({ id: code(clientId) }),
    named(texts.roles, roles),
    named(texts.groups, groups),
  ];
}

function groupTexts(security: DynamicSecurity, group: Group): Paragraphs {
  return [
    texts.group({ name: code(group.name) }),
    security.anonymousGroup === group ? texts.anonymousGroup : undefined,
    named(texts.roles, group.roles),
    named(texts.clients, security.clientsOf(group)),
  ];
}

/** How many ACLs are shown. */
const MOST = 20;

function roleTexts(security: DynamicSecurity, role: Role): Paragraphs {
  const acls = aclTypes.flatMap((type) =>
    role.acls[type].map(({ topic, allow }) =>
      (allow ? texts.allows : texts.denies)({ type: code(type), topic: code(topic) }),
    ),
  );
  const more = acls.length > MOST ? [texts.listMore({ count: acls.length - MOST })] : [];
  const count = [...security.clients, ...security.groups].filter(({ roles }) => roles.has(role)).length;
  return [
    texts.role({ name: code(role.name) }),
    acls.length === 0 ? texts.roleEmpty : lines([...acls.slice(0, MOST), ...more]),
    count === 1 ? texts.holder : texts.holders({ count }),
  ];
}

/** Several texts, each on a line. */
function lines(all: readonly Text[]): Text {
  return all.reduceRight((rest, first) => texts.lines({ first, rest }));
}

function named(
  text: typeof texts.roles | typeof texts.groups | typeof texts.clients,
  assigned: Iterable<Assigned<{ readonly name: string }>>,
): Text | undefined {
  const names = [...assigned].map(({ what }) => code(what.name));
  return names.length === 0 ? undefined : text({ names: names.join(', ') });
}
