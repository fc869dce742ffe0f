import { defaultAccessTypes } from '@mosquitto-conf/config/internal';
import { type Commands, fail } from './command-context.js';

/** The commands on what is allowed by default (default_acl.c). */
export const defaultAccessCommands: Commands = {
  setDefaultACLAccess(context, members) {
    const items = members.objects('acls') ?? fail('Missing/invalid actions array');
    for (const item of items) {
      const [name, allow] = [item.string('acltype'), item.boolean('allow')];
      if (name === undefined || allow === undefined) continue;
      const type = defaultAccessTypes.find((one) => one.toLowerCase() === name.toLowerCase());
      if (type) context.security.defaultAccess[type] = allow;
      context.log('setDefaultACLAccess', `acltype=${name}`, `allow=${allow}`);
    }
    context.changed();
    return undefined;
  },

  getDefaultACLAccess(context) {
    const { defaultAccess } = context.security;
    context.log('getDefaultACLAccess');
    return { acls: defaultAccessTypes.map((acltype) => ({ acltype, allow: defaultAccess[acltype] })) };
  },
};

/** From 2.1 (details.c). */
export const detailCommands: Commands = {
  getDetails(context) {
    const { clients, groups, roles, changeIndex } = context.security;
    context.log('getDetails');
    return { clientCount: clients.size, groupCount: groups.size, roleCount: roles.size, changeIndex };
  },
};
