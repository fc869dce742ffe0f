import { since } from '@mosquitto-conf/config';
import { Group, groupFields, priorityOf, rolesOf } from '@mosquitto-conf/config/internal';
import {
  type CommandContext,
  type Commands,
  fail,
  findClient,
  findGroup,
  findRole,
  isVerbose,
  kickGroup,
  listed,
  optionalText,
  requiredName,
  requiredText,
} from './command-context.js';
import { replaceRoles, roleList } from './role-list.js';

/** The commands on groups (groups.c). */
export const groupCommands: Commands = {
  createGroup(context, members) {
    const group = new Group(requiredName(members, 'groupname', 'Group name'));
    group.textName = optionalText(members, 'textname');
    group.textDescription = optionalText(members, 'textdescription');
    if (context.security.groups.get(group.name)) fail('Group already exists');
    const roles = roleList(context, members, 'Internal error');
    if (roles) replaceRoles(group.roles, roles);
    context.security.groups.add(group);
    context.changed();
    context.log('createGroup', `groupname=${group.name}`);
    return undefined;
  },

  deleteGroup(context, members) {
    const { security } = context;
    const group = findGroup(context, requiredText(members, 'groupname', 'Group name'));
    if (group === security.anonymousGroup) {
      if (since(context.release, '2.0.15')) fail('Deleting the anonymous group is forbidden');
      // Earlier releases continue to use what is no longer there, and crash sooner or later.
      security.anonymousGroup = undefined;
    }
    kickGroup(context, group);
    for (const { what } of [...security.clientsOf(group)]) what.groups.remove(group);
    security.groups.delete(group);
    context.changed();
    context.log('deleteGroup', `groupname=${group.name}`);
    return undefined;
  },

  getGroup(context, members) {
    const group = findGroup(context, requiredText(members, 'groupname', 'Group name'));
    context.log('getGroup', `groupname=${group.name}`);
    return { group: shownGroup(context, group) };
  },

  listGroups(context, members) {
    const { groups } = context.security;
    const { shown, details } = listed(groups, members);
    context.log('listGroups', ...details);
    const show = (group: Group) => (isVerbose(members) ? shownGroup(context, group) : group.name);
    return { totalCount: groups.size, groups: shown.map(show) };
  },

  modifyGroup(context, members) {
    const { security } = context;
    const group = findGroup(context, requiredText(members, 'groupname', 'Group name'));
    const roles = roleList(context, members);
    const clients = members.objects('clients')?.map((item) => {
      const name = item.string('username') ?? fail("'clients' contains an object with an invalid 'username'");
      const what =
        security.clients.get(name) ??
        fail("'clients' contains an object with a 'username' that does not exist");
      return { what, priority: priorityOf(item) };
    });
    if (clients) {
      kickGroup(context, group);
      for (const { what } of [...security.clientsOf(group)]) what.groups.remove(group);
      for (const { what, priority } of clients) what.groups.add(group, priority);
    }
    group.textName = members.string('textname') ?? group.textName;
    group.textDescription = members.string('textdescription') ?? group.textDescription;
    if (roles) replaceRoles(group.roles, roles);
    context.changed();
    kickGroup(context, group);
    context.log('modifyGroup', `groupname=${group.name}`);
    return undefined;
  },

  addGroupClient(context, members) {
    const username = requiredText(members, 'username', 'Username');
    const groupName = requiredText(members, 'groupname', 'Group name');
    const priority = priorityOf(members);
    // Also where the command fails.
    context.kick(username);
    const client = findClient(context, username);
    const isNew = client.groups.add(findGroup(context, groupName), priority);
    if (!isNew && since(context.release, '2.0.5')) fail('Client is already in this group');
    context.changed();
    context.log('addGroupClient', `groupname=${groupName}`, `username=${username}`, `priority=${priority}`);
    return undefined;
  },

  removeGroupClient(context, members) {
    const username = requiredText(members, 'username', 'Username');
    const groupName = requiredText(members, 'groupname', 'Group name');
    context.kick(username);
    findClient(context, username).groups.remove(findGroup(context, groupName));
    context.changed();
    context.log('removeGroupClient', `groupname=${groupName}`, `username=${username}`);
    return undefined;
  },

  addGroupRole(context, members) {
    const groupName = requiredText(members, 'groupname', 'Group name');
    const roleName = requiredText(members, 'rolename', 'Role name');
    const group = findGroup(context, groupName);
    const priority = priorityOf(members);
    const isNew = group.roles.add(findRole(context, roleName), priority);
    if (!isNew) fail(since(context.release, '2.0.5') ? 'Group is already in this role' : 'Internal error');
    context.log('addGroupRole', `groupname=${groupName}`, `rolename=${roleName}`, `priority=${priority}`);
    context.changed();
    kickGroup(context, group);
    return undefined;
  },

  removeGroupRole(context, members) {
    const groupName = requiredText(members, 'groupname', 'Group name');
    const roleName = requiredText(members, 'rolename', 'Role name');
    const group = findGroup(context, groupName);
    group.roles.remove(findRole(context, roleName));
    context.changed();
    kickGroup(context, group);
    context.log('removeGroupRole', `groupname=${groupName}`, `rolename=${roleName}`);
    return undefined;
  },

  setAnonymousGroup(context, members) {
    const group = findGroup(context, requiredText(members, 'groupname', 'Group name'));
    context.security.anonymousGroup = group;
    context.changed();
    context.kick(undefined);
    context.log('setAnonymousGroup', `groupname=${group.name}`);
    return undefined;
  },

  getAnonymousGroup(context) {
    context.log('getAnonymousGroup');
    return { group: { groupname: context.security.anonymousGroup?.name ?? '' } };
  },
};

function shownGroup({ security }: CommandContext, group: Group): object {
  return {
    ...groupFields(group),
    clients: [...security.clientsOf(group)].map(({ what }) => ({ username: what.name })),
    roles: rolesOf(group.roles),
  };
}
