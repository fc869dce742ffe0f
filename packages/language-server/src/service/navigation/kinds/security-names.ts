import { since, type Text } from '@mosquitto-conf/config';
import { aclTypes, contentSpan, type EntryKind, visitMembers } from '@mosquitto-conf/config/internal';
import { renameTexts as texts } from '../../../texts/rename.js';
import type { Project } from '../../project.js';
import type { Found, Occurrence, SymbolKind } from '../symbol.js';

/** Clients, groups and roles of a dynamic security file: where they are defined, and what refers to them. */
export const securityNames: readonly SymbolKind[] = (['client', 'group', 'role'] as const).map((kind) => ({
  noun: kind,
  find: (project) => find(project, kind),
  rename: {
    write: (name) => JSON.stringify(name).slice(1, -1),
    ...(kind === 'client' ? { obstacle: alsoUser, difference } : {}),
  },
}));

/** ACL files decide by the same username where the plugin says nothing; their lines would keep the old name. */
function alsoUser(project: Project, { name }: Occurrence): Text | undefined {
  const place = userLine(project, name);
  return place === undefined ? undefined : texts.alsoUser({ place });
}

/** Where an ACL file names a user: `FILE:LINE`. */
function userLine(project: Project, name: string): string | undefined {
  for (const { acl } of project.analysis.access) {
    const place = acl?.userLines.find(({ user }) => user === name)?.place;
    if (place) return `${place.file}:${place.line}`;
  }
  return undefined;
}

function difference(before: Project, _: Project, symbol: Occurrence, newName: string): Text | undefined {
  const place = userLine(before, newName);
  if (place !== undefined) return texts.otherLines({ name: newName, place });
  return ownTopic(before, symbol, newName);
}

/** A slash or a wildcard in a username changes what topics with `%u` match. */
function ownTopic(before: Project, { name, among = '' }: Occurrence, newName: string): Text | undefined {
  if (!/[/+#]/.test(newName) || !since(before.release, '2.1')) return undefined;
  const client = before.dynamicSecurity.get(among)?.security.clients.get(name);
  const lists = client ? [client.roles, ...[...client.groups].map(({ what }) => what.roles)] : [];
  for (const { what: role } of lists.flatMap((list) => [...list])) {
    const found = aclTypes.flatMap((type) => role.acls[type]).find(({ topic }) => topic.includes('%u'));
    if (found) return texts.roleTopic({ topic: found.topic, role: role.name, next: newName, name });
  }
  return undefined;
}

function* find(project: Project, kind: EntryKind): Iterable<Found> {
  for (const document of project.documents) {
    if (document.kind !== 'dynamic-security') continue;
    const { file, tree, text } = document;
    for (const { key, member, isRepeated } of visitMembers(tree)) {
      const { value } = member;
      if (isRepeated || value?.kind !== 'string' || (key?.declares ?? key?.refers) !== kind) continue;
      const span = contentSpan(value, tree.text);
      yield {
        key: value.value,
        among: file,
        name: value.value,
        place: { file, line: text.positionAt(span.start).line + 1, span },
        declares: key?.declares !== undefined,
      };
    }
  }
}
