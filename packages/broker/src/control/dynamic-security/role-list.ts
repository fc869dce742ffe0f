import { Assignments, JsonObject, priorityOf, type Role } from '@mosquitto-conf/config/internal';
import { type CommandContext, fail } from './command-context.js';

/**
 * The roles that a command lists (dynsec_rolelist__load_from_json).
 * @param invalid the error where the list is not one
 * @returns undefined where there is no list
 */
export function roleList(
  { security }: CommandContext,
  members: JsonObject,
  invalid = "'roles' not an array or missing/invalid rolename",
): Assignments<Role> | undefined {
  const items = members.get('roles');
  if (items === undefined) return undefined;
  if (items.kind !== 'array') return fail(invalid);
  const roles = new Assignments<Role>();
  for (const item of items.items) {
    const each = JsonObject.of(item);
    const name = each?.string('rolename');
    if (!each || name === undefined) return fail(invalid);
    roles.add(security.roles.get(name) ?? fail('Role not found'), priorityOf(each));
  }
  return roles;
}

/** Puts other roles in the place of those that are there. */
export function replaceRoles(roles: Assignments<Role>, others: Assignments<Role>): void {
  roles.clear();
  for (const { what, priority } of others) roles.add(what, priority);
}
