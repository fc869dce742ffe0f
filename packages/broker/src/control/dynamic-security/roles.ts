import { isValidFilter, since } from '@mosquitto-conf/config';
import {
  type AclType,
  aclTypeOf,
  type JsonObject,
  Role,
  readAcls,
  roleFields,
  withinPriorities,
} from '@mosquitto-conf/config/internal';
import {
  type CommandContext,
  type Commands,
  fail,
  findRole,
  isVerbose,
  kickRole,
  listed,
  optionalText,
  requiredName,
  requiredText,
  validText,
} from './command-context.js';

/** The commands on roles (roles.c). */
export const roleCommands: Commands = {
  createRole(context, members) {
    const role = new Role(requiredName(members, 'rolename', 'Role name'));
    role.textName = optionalText(members, 'textname');
    role.textDescription = optionalText(members, 'textdescription');
    if (since(context.release, '2.1')) role.allowsWildcards = wildcards(members) ?? true;
    if (context.security.roles.get(role.name)) fail('Role already exists');
    readAcls(role, members.objects('acls') ?? [], context.release);
    context.security.roles.add(role);
    context.changed();
    context.log('createRole', `rolename=${role.name}`);
    return undefined;
  },

  deleteRole(context, members) {
    const { security } = context;
    const role = findRole(context, requiredText(members, 'rolename', 'Role name'));
    kickRole(context, role);
    for (const owner of [...security.clients, ...security.groups]) owner.roles.remove(role);
    security.roles.delete(role);
    context.changed();
    context.log('deleteRole', `rolename=${role.name}`);
    return undefined;
  },

  getRole(context, members) {
    const role = findRole(context, requiredText(members, 'rolename', 'Role name'));
    context.log('getRole', `rolename=${role.name}`);
    return { role: roleFields(role, context.release) };
  },

  listRoles(context, members) {
    const { roles } = context.security;
    const { shown, details } = listed(roles, members);
    context.log('listRoles', ...details);
    const show = (role: Role) => (isVerbose(members) ? roleFields(role, context.release) : role.name);
    return { totalCount: roles.size, roles: shown.map(show) };
  },

  modifyRole(context, members) {
    const name = requiredText(members, 'rolename', 'Role name');
    const role = context.security.roles.get(name) ?? fail('Role does not exist');
    role.textName = members.string('textname') ?? role.textName;
    role.textDescription = members.string('textdescription') ?? role.textDescription;
    const allows = since(context.release, '2.1') ? members.boolean('allowwildcardsubs') : undefined;
    const acls = members.objects('acls');
    if (acls) {
      role.clearAcls();
      readAcls(role, acls, context.release);
    }
    const isOther = acls !== undefined || (allows !== undefined && allows !== role.allowsWildcards);
    // Before 2.1 clients stay connected, with their new rights (dynsec_roles__process_modify).
    if (isOther && since(context.release, '2.1')) kickRole(context, role);
    role.allowsWildcards = allows ?? role.allowsWildcards;
    context.changed();
    context.log('modifyRole', `rolename=${name}`);
    return undefined;
  },

  addRoleACL(context, members) {
    const { role, type, topic } = roleAcl(context, members);
    const priority = withinPriorities(members.integer('priority') ?? 0);
    const allow = members.boolean('allow') ?? false;
    if (!role.addAcl(type, { topic, priority, allow })) fail('ACL with this topic already exists');
    context.changed();
    kickRole(context, role);
    const acl = [`acltype=${members.string('acltype')}`, `topic=${topic}`];
    context.log('addRoleACL', `rolename=${role.name}`, ...acl, `priority=${priority}`, `allow=${allow}`);
    return undefined;
  },

  removeRoleACL(context, members) {
    const { role, type, topic } = roleAcl(context, members);
    if (!role.removeAcl(type, topic)) fail('ACL not found');
    context.changed();
    kickRole(context, role);
    const acl = [`acltype=${members.string('acltype')}`, `topic=${topic}`];
    context.log('removeRoleACL', `rolename=${role.name}`, ...acl);
    return undefined;
  },
};

function wildcards(members: JsonObject): boolean | undefined {
  const given = members.boolean('allowwildcardsubs');
  return given === undefined && members.get('allowwildcardsubs') ? fail('Invalid allowwildcardsubs') : given;
}

/** The role, type and topic that a command on an ACL names. */
function roleAcl(
  context: CommandContext,
  members: JsonObject,
): { readonly role: Role; readonly type: AclType; readonly topic: string } {
  const role = findRole(context, requiredText(members, 'rolename', 'Role name'));
  const name = members.string('acltype') ?? fail('Invalid/missing acltype');
  const type = aclTypeOf(name) ?? fail('Unknown acltype');
  const topic = validText(members.string('topic') ?? fail('Invalid/missing topic'), 'Topic');
  return isValidFilter(topic, context.release) ? { role, type, topic } : fail('Invalid ACL topic');
}
