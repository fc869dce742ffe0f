/** The name of the administrator in the file that 2.1 creates. */
export const ADMINISTRATOR = 'admin';

/** The name of the client for trying things out, which is only there with random passwords. */
export const DEMO_CLIENT = 'democlient';

const ALL_KINDS = ['publishClientSend', 'publishClientReceive', 'subscribePattern', 'unsubscribePattern'];

/**
 * The file that 2.1 creates where there is none (dynsec__config_init).
 * @param passwords the encoded password of each client
 */
export function defaultDynamicSecurity(passwords: ReadonlyMap<string, string>): string {
  const file = {
    defaultACLAccess: {
      publishClientSend: false,
      publishClientReceive: true,
      subscribe: false,
      unsubscribe: true,
    },
    clients: [...passwords].map(([username, encodedPassword]) => ({
      encoded_password: encodedPassword,
      username,
      ...clients[username],
    })),
    groups: [
      {
        groupname: ANONYMOUS,
        textname: 'Unauthenticated group',
        textdescription: 'Its roles are for clients that connect without a username.',
        roles: [],
      },
    ],
    roles: [
      role('client', 'Reads and writes every topic of applications.', '#'),
      role('broker-admin', 'Changes settings of the broker.', '$CONTROL/broker/#'),
      role('dynsec-admin', 'Changes clients, groups and roles.', '$CONTROL/dynamic-security/#'),
      role('super-admin', 'Changes everything that can be changed.', '$CONTROL/#'),
      role('sys-notify', 'Lets bridges publish their state.', '$SYS/broker/connection/%c/state', [
        'publishClientSend',
      ]),
      role('sys-observe', 'Reads what the broker says of itself.', '$SYS/#', [
        'publishClientReceive',
        'subscribePattern',
      ]),
      role('topic-observe', 'Reads every topic of applications.', '#', ALL_KINDS.slice(1)),
    ],
    anonymousGroup: ANONYMOUS,
  };
  return JSON.stringify(file, undefined, '\t');
}

const ANONYMOUS = 'unauthenticated';

const clients: Readonly<Record<string, object>> = {
  [ADMINISTRATOR]: {
    textname: 'Administrator',
    roles: ['super-admin', 'sys-observe', 'topic-observe'].map((rolename) => ({ rolename })),
  },
  [DEMO_CLIENT]: {
    textname: 'Client that reads and writes every topic, to try things out.',
    roles: [{ rolename: 'client' }],
  },
};

function role(rolename: string, textdescription: string, topic: string, kinds = ALL_KINDS): object {
  return {
    rolename,
    textdescription,
    acls: kinds.map((acltype) => ({ acltype, topic, priority: 0, allow: true })),
  };
}
