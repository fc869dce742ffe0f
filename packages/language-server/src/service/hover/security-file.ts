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
  type Role,
  type ShapeKey,
} from '@mosquitto-conf/config/internal';
import { code, count } from '@mosquitto-conf/validator/internal';
import type { Position } from 'vscode-languageserver-types';
import { offsetOf, type SecurityDocument } from '../parsed-document.js';
import { usedBy } from '../used-by.js';
import { type About, paragraphs } from './site.js';

/** What a key of the dynamic security file says, and who a client, group or role is. Never a hash. */
export function securityAbout(document: SecurityDocument, position: Position): About | undefined {
  const offset = offsetOf(document, position);
  const found = objectAt(document.tree, offset);
  const { member, key } = found ?? {};
  if (!member || !key) return undefined;
  const { name, value } = member;
  if (offset <= name.end) return { text: keyMarkdown(key), span: name };
  if (value?.kind !== 'string' || offset < value.start || offset > value.end) return undefined;
  const text = valueMarkdown(document, key, value.value);
  return text === undefined ? undefined : { text, span: contentSpan(value, document.tree.text) };
}

function keyMarkdown({ name, summary, first, words }: ShapeKey): string {
  const since = first === undefined ? undefined : `From ${first}.`;
  const known = Object.entries(words ?? {}).map(([word, about]) => `- ${code(word)}: ${about}`);
  return paragraphs(`**${name}**`, summary, since, known.join('\n'));
}

function valueMarkdown(document: SecurityDocument, key: ShapeKey, value: string): string | undefined {
  const type = key.words && aclTypeOf(value);
  if (type) return paragraphs(`**${type}**`, aclTypeWords[type]);
  const kind = key.declares ?? key.refers;
  const security = document.project.dynamicSecurity.get(document.file)?.security;
  if (!kind || !security) return undefined;
  const by = usedBy(document);
  const said = entryMarkdown(security, kind, value);
  return said && paragraphs(said, by && `Used by ${by}.`);
}

/** Who a client, group or role is. */
function entryMarkdown(security: DynamicSecurity, kind: EntryKind, name: string): string | undefined {
  switch (kind) {
    case 'client': {
      const client = security.clients.get(name);
      return client && clientMarkdown(client);
    }
    case 'group': {
      const group = security.groups.get(name);
      return group && groupMarkdown(security, group);
    }
    case 'role': {
      const role = security.roles.get(name);
      return role && roleMarkdown(security, role);
    }
  }
}

function clientMarkdown({ name, clientId, isDisabled, password, roles, groups }: Client): string {
  const login = isDisabled
    ? 'Disabled: no client can log in with this username.'
    : password
      ? undefined
      : 'It has no password that can be read, so no client can log in with this username.';
  return paragraphs(
    `**Client** ${code(name)}`,
    login,
    clientId === undefined ? undefined : `Only with the client id ${code(clientId)}.`,
    named('Roles', roles),
    named('Groups', groups),
  );
}

function groupMarkdown(security: DynamicSecurity, group: Group): string {
  return paragraphs(
    `**Group** ${code(group.name)}`,
    security.anonymousGroup === group ? 'Its roles are those of anonymous clients.' : undefined,
    named('Roles', group.roles),
    named('Clients', security.clientsOf(group)),
  );
}

/** How many ACLs are shown. */
const MOST = 20;

function roleMarkdown(security: DynamicSecurity, role: Role): string {
  const acls = aclTypes.flatMap((type) =>
    role.acls[type].map(
      ({ topic, allow }) => `- ${code(type)} ${allow ? 'allows' : 'denies'} ${code(topic)}`,
    ),
  );
  const more = acls.length > MOST ? [`- and ${acls.length - MOST} more`] : [];
  const holders = [...security.clients, ...security.groups].filter(({ roles }) => roles.has(role)).length;
  return paragraphs(
    `**Role** ${code(role.name)}`,
    acls.length === 0 ? 'It allows and denies nothing.' : [...acls.slice(0, MOST), ...more].join('\n'),
    `${count(holders, 'client or group', 'clients and groups')} with this role.`,
  );
}

function named(title: string, assigned: Iterable<Assigned<{ readonly name: string }>>): string | undefined {
  const names = [...assigned].map(({ what }) => code(what.name));
  return names.length === 0 ? undefined : `${title}: ${names.join(', ')}`;
}
