import { type Release, since } from '../../release.js';
import { type PasswordHash, readPasswordHash } from '../password-hash.js';
import { JsonObject } from './json.js';
import {
  type AclType,
  aclTypes,
  Client,
  type Described,
  DynamicSecurity,
  defaultAccessTypes,
  Group,
  Role,
  withinPriorities,
} from './model.js';

/** Why a file cannot be used. */
export type DynamicSecurityFault = 'not-json' | 'not-arrays';

/** Priority where none is given. */
const NO_PRIORITY = -1;

/**
 * Reads the file of the plugin for dynamic security (dynsec__config_from_json). What has no name, or one that was there
 * before, is ignored, and so is a role or group that does not exist.
 * @param text an empty one is a file without anything
 * @param security gets what the file says; without anything so far
 */
export function readDynamicSecurity(
  text: string,
  release: Release,
  security = new DynamicSecurity(),
): DynamicSecurity | { readonly fault: DynamicSecurityFault } {
  if (text === '') return security;
  const tree = JsonObject.parse(text);
  if (!tree) return { fault: 'not-json' };
  for (const name of ['roles', 'clients', 'groups'])
    if (tree.get(name) !== undefined && !tree.objects(name)) return { fault: 'not-arrays' };
  security.changeIndex = tree.integer('changeIndex') ?? 0;
  const defaults = JsonObject.of(tree.get('defaultACLAccess'));
  if (defaults)
    for (const type of defaultAccessTypes) security.defaultAccess[type] = defaults.boolean(type) ?? false;
  for (const item of tree.objects('roles') ?? []) readRole(security, item, release);
  for (const item of tree.objects('clients') ?? []) readClient(security, item, release);
  for (const item of tree.objects('groups') ?? []) readGroup(security, item);
  security.anonymousGroup = security.groups.get(tree.string('anonymousGroup') ?? '');
  return security;
}

function readRole(security: DynamicSecurity, item: JsonObject, release: Release): void {
  const role = newItem(security.roles, item, 'rolename', Role);
  if (!role) return;
  role.allowsWildcards = !since(release, '2.1') || (item.boolean('allowwildcardsubs') ?? true);
  readAcls(role, item.objects('acls') ?? [], release);
}

/**
 * Adds ACLs as a file or a command lists them; those of no known type are ignored. From 2.0.16 a topic that was there before is
 * ignored too (dynsec_roles__acl_load).
 */
export function readAcls(role: Role, items: readonly JsonObject[], release: Release): void {
  for (const item of items) {
    const type = aclTypeOf(item.string('acltype'));
    const topic = item.string('topic');
    if (!type || !topic) continue;
    const priority = withinPriorities(item.integer('priority') ?? 0);
    const acl = { topic, priority, allow: item.boolean('allow') ?? false };
    if (since(release, '2.0.16')) role.addAcl(type, acl);
    else role.insertAcl(type, acl);
  }
}

/** A type of ACL by its name, in any case. */
export function aclTypeOf(name: string | undefined): AclType | undefined {
  return aclTypes.find((type) => type.toLowerCase() === name?.toLowerCase());
}

function readClient(security: DynamicSecurity, item: JsonObject, release: Release): void {
  const client = newItem(security.clients, item, 'username', Client);
  if (!client) return;
  client.clientId = item.string('clientid');
  client.isDisabled = item.boolean('disabled') ?? false;
  const encoded = encodedPassword(item, release);
  if (encoded !== undefined) client.password = readPassword(encoded, release);
  readRoles(security, client, item);
}

/** Since 2.1 the hash is one text; before, and from older files still, its parts are members of their own. */
function encodedPassword(item: JsonObject, release: Release): string | undefined {
  const whole = since(release, '2.1') ? item.string('encoded_password') : undefined;
  if (whole !== undefined) return whole;
  const [iterations = 0, salt, hash] = [
    item.integer('iterations'),
    item.string('salt'),
    item.string('password'),
  ];
  return iterations > 0 && salt !== undefined && hash !== undefined
    ? `$7$${iterations}$${salt}$${hash}`
    : undefined;
}

/** A password that can be checked; undefined where the text is not a hash that the release knows. */
export function readPassword(
  encoded: string,
  release: Release,
): { readonly encoded: string; readonly hash: PasswordHash } | undefined {
  const { hash, fault } = readPasswordHash(encoded, release);
  return fault === undefined || fault === 'unsupported' ? { encoded, hash } : undefined;
}

function readGroup(security: DynamicSecurity, item: JsonObject): void {
  const group = newItem(security.groups, item, 'groupname', Group);
  if (!group) return;
  readRoles(security, group, item);
  for (const member of item.objects('clients') ?? [])
    security.clients.get(member.string('username') ?? '')?.groups.add(group, priorityOf(member));
}

function readRoles(security: DynamicSecurity, owner: Client | Group, item: JsonObject): void {
  for (const each of item.objects('roles') ?? []) {
    const role = security.roles.get(each.string('rolename') ?? '');
    if (role) owner.roles.add(role, priorityOf(each));
  }
}

/** The priority of an assignment. */
export function priorityOf(item: JsonObject): number {
  return withinPriorities(item.integer('priority') ?? NO_PRIORITY);
}

/** Makes an item with its texts; undefined where it has no name, or one that is taken. */
function newItem<T extends Described & { readonly name: string }>(
  items: { get(name: string): T | undefined; add(item: T): void },
  item: JsonObject,
  nameKey: string,
  Kind: new (name: string) => T,
): T | undefined {
  const name = item.string(nameKey);
  if (!name || items.get(name)) return undefined;
  const made = new Kind(name);
  made.textName = item.string('textname');
  made.textDescription = item.string('textdescription');
  items.add(made);
  return made;
}
