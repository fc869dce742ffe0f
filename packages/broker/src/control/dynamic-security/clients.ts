import { since } from '@mosquitto-conf/config';
import {
  Client,
  clientFields,
  groupsOf,
  type JsonObject,
  priorityOf,
  rolesOf,
} from '@mosquitto-conf/config/internal';
import {
  type CommandContext,
  type CommandHandler,
  type Commands,
  fail,
  findClient,
  findRole,
  isVerbose,
  listed,
  optionalText,
  requiredName,
  requiredText,
  validText,
} from './command-context.js';
import { hashPassword } from './hash-password.js';
import { replaceRoles, roleList } from './role-list.js';

/** The commands on clients (clients.c). */
export const clientCommands: Commands = {
  createClient(context, members) {
    const { security, release } = context;
    const name = requiredName(members, 'username', 'Username');
    const password = optionalText(members, 'password');
    const clientId = optionalText(members, 'clientid', 'client id');
    if (clientId !== undefined) validText(clientId, 'Client ID');
    const client = new Client(name);
    client.textName = optionalText(members, 'textname');
    client.textDescription = optionalText(members, 'textdescription');
    if (security.clients.get(name)) fail('Client already exists');
    if (password !== undefined) client.password = hashPassword(password, release);
    if (clientId) client.clientId = clientId;
    const roles = roleList(context, members);
    if (roles) replaceRoles(client.roles, roles);
    for (const item of members.objects('groups') ?? []) {
      const group = item.string('groupname');
      if (group === undefined) continue;
      client.groups.add(security.groups.get(group) ?? fail('Group not found'), priorityOf(item));
    }
    security.clients.add(client);
    context.changed();
    const shown = password === undefined ? 'no password' : '*****';
    context.log('createClient', `username=${name}`, `password=${shown}`);
    return undefined;
  },

  deleteClient(context, members) {
    const name = members.string('username') ?? fail('Invalid/missing username');
    context.security.clients.delete(findClient(context, name));
    return done(context, name, 'deleteClient', true);
  },

  enableClient: (context, members) => setDisabled(context, members, false),
  disableClient: (context, members) => setDisabled(context, members, true),

  setClientId(context, members) {
    const name = requiredText(members, 'username', 'Username');
    const clientId = optionalText(members, 'clientid', 'client ID');
    if (clientId !== undefined) validText(clientId, 'Client ID');
    const client = findClient(context, name);
    client.clientId = clientId || undefined;
    return done(context, name, 'setClientId', true, `clientid=${client.clientId ?? '(null)'}`);
  },

  setClientPassword(context, members) {
    const name = requiredText(members, 'username', 'Username');
    const password = members.string('password') ?? fail('Invalid/missing password');
    if (password === '') fail('Empty password is not allowed');
    findClient(context, name).password = hashPassword(password, context.release);
    return done(context, name, 'setClientPassword', true, 'password=******');
  },

  modifyClient(context, members) {
    const { security, release } = context;
    const name = requiredText(members, 'username', 'Username');
    const client = findClient(context, name);
    const roles = roleList(context, members);
    const groups = members.objects('groups')?.map((item) => {
      const group =
        item.string('groupname') ?? fail("'groups' contains an object with an invalid 'groupname'");
      const what =
        security.groups.get(group) ??
        fail("'groups' contains an object with a 'groupname' that does not exist");
      return { what, priority: priorityOf(item) };
    });
    // Only now is it known that nothing is wrong.
    if (groups) {
      client.groups.clear();
      for (const { what, priority } of groups) client.groups.add(what, priority);
    }
    const clientId = members.string('clientid');
    if (clientId !== undefined) client.clientId = clientId || undefined;
    const password = members.string('password');
    if (password) client.password = hashPassword(password, release);
    client.textName = members.string('textname') ?? client.textName;
    client.textDescription = members.string('textdescription') ?? client.textDescription;
    if (roles) replaceRoles(client.roles, roles);
    return done(context, name, 'modifyClient', true);
  },

  getClient(context, members) {
    const name = requiredText(members, 'username', 'Username');
    const client = shownClient(context, findClient(context, name));
    context.log('getClient', `username=${name}`);
    return { client };
  },

  listClients(context, members) {
    const { clients } = context.security;
    const { shown, details } = listed(clients, members);
    context.log('listClients', ...details);
    const show = (client: Client) => (isVerbose(members) ? shownClient(context, client) : client.name);
    return { totalCount: clients.size, clients: shown.map(show) };
  },

  addClientRole(context, members) {
    const { name, client, role } = clientAndRole(context, members);
    const priority = priorityOf(members);
    if (!client.roles.add(role, priority)) fail('Internal error');
    return done(context, name, 'addClientRole', true, `rolename=${role.name}`, `priority=${priority}`);
  },

  removeClientRole(context, members) {
    const { name, client, role } = clientAndRole(context, members);
    client.roles.remove(role);
    return done(context, name, 'removeClientRole', true, `rolename=${role.name}`);
  },
};

function setDisabled(
  context: CommandContext,
  members: JsonObject,
  isDisabled: boolean,
): ReturnType<CommandHandler> {
  const name = requiredText(members, 'username', 'Username');
  findClient(context, name).isDisabled = isDisabled;
  return done(context, name, isDisabled ? 'disableClient' : 'enableClient', isDisabled);
}

function clientAndRole(context: CommandContext, members: JsonObject) {
  const name = requiredText(members, 'username', 'Username');
  const roleName = requiredText(members, 'rolename', 'Role name');
  return { name, client: findClient(context, name), role: findRole(context, roleName) };
}

/** Ends a command that has changed a client. */
function done(
  context: CommandContext,
  username: string,
  command: string,
  kicks: boolean,
  ...details: string[]
): undefined {
  context.changed();
  if (kicks) context.kick(username);
  context.log(command, `username=${username}`, ...details);
}

function shownClient(context: CommandContext, client: Client): object {
  return {
    ...clientFields(client),
    roles: rolesOf(client.roles),
    groups: groupsOf(client.groups),
    ...(since(context.release, '2.1')
      ? { connections: context.addressesOf(client).map((address) => ({ address })) }
      : {}),
  };
}
