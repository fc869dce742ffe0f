import { type Release, since } from '../../release.js';
import {
  type Assignments,
  aclTypes,
  type Client,
  type Described,
  type DynamicSecurity,
  type Group,
  type Role,
} from './model.js';

/** The text of the plugin's file (dynsec__config_to_json). */
export function writeDynamicSecurity(security: DynamicSecurity, release: Release): string {
  const { changeIndex, defaultAccess, clients, groups, roles, anonymousGroup } = security;
  const file = {
    ...(since(release, '2.1') ? { changeIndex } : {}),
    defaultACLAccess: defaultAccess,
    clients: [...clients].map((client) => ({
      ...clientFields(client),
      roles: rolesOf(client.roles),
      ...passwordFields(client, release),
    })),
    groups: [...groups].map((group) => ({
      ...groupFields(group),
      roles: rolesOf(group.roles),
      clients: [...security.clientsOf(group)].map(({ what, priority }) => ({
        username: what.name,
        ...priorityField(priority),
      })),
    })),
    ...(anonymousGroup ? { anonymousGroup: anonymousGroup.name } : {}),
    roles: [...roles].map((role) => roleFields(role, release)),
  };
  return JSON.stringify(file, undefined, '\t');
}

/** A client as files and answers show it, without roles and groups. JSON leaves out what is undefined. */
export function clientFields(client: Client): object {
  const { name, clientId, isDisabled } = client;
  return {
    username: name,
    clientid: clientId,
    ...textFields(client),
    ...(isDisabled ? { disabled: true } : {}),
  };
}

/** A group as files and answers show it, without roles and clients. */
export function groupFields(group: Group): object {
  return { groupname: group.name, ...textFields(group) };
}

/** A role with its ACLs. */
export function roleFields(role: Role, release: Release): object {
  return {
    rolename: role.name,
    ...textFields(role),
    ...(since(release, '2.1') ? { allowwildcardsubs: role.allowsWildcards } : {}),
    acls: aclTypes.flatMap((acltype) =>
      role.acls[acltype].map(({ topic, priority, allow }) => ({ acltype, topic, priority, allow })),
    ),
  };
}

/** The roles of a client or group, in the order in which they are tried. */
export function rolesOf(roles: Assignments<Role>): object[] {
  return [...roles].map(({ what, priority }) => ({ rolename: what.name, ...priorityField(priority) }));
}

/** The groups of a client. */
export function groupsOf(groups: Assignments<Group>): object[] {
  return [...groups].map(({ what, priority }) => ({ groupname: what.name, ...priorityField(priority) }));
}

/** Left out where it is the usual one. */
function priorityField(priority: number): object {
  return priority === -1 ? {} : { priority };
}

function textFields({ textName, textDescription }: Described): object {
  return { textname: textName, textdescription: textDescription };
}

function passwordFields({ password }: Client, release: Release): object {
  if (!password) return {};
  if (since(release, '2.1')) return { encoded_password: password.encoded };
  const [, , iterations, salt, hash] = password.encoded.split('$');
  return { password: hash, salt, iterations: Number(iterations) };
}
