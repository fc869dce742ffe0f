import { pbkdf2Sync } from 'node:crypto';
import fc from 'fast-check';

/** A client, and what it tries. */
export interface Question {
  readonly username: string;
  readonly password: string;
  readonly clientId: string;
  readonly topics: readonly (readonly ['publish' | 'subscribe' | 'unsubscribe' | 'receive', topic: string])[];
}

/** The file of dynamic security, and clients that ask. */
export interface RandomSecurity {
  readonly file: object;
  readonly questions: readonly Question[];
}

const level = fc.constantFrom('a', 'b', 'c', 'u1', 'i1', '');
const topic = fc.array(level, { minLength: 1, maxLength: 3 }).map((levels) => levels.join('/'));
const filterLevel = fc.constantFrom('a', 'b', 'c', '+', '+', '%u', '%c', '');
const filter = fc
  .tuple(fc.array(filterLevel, { minLength: 1, maxLength: 3 }), fc.boolean())
  .map(([levels, rest]) => [...levels, ...(rest ? ['#'] : [])].join('/'));
const dollar = fc.constantFrom('', '', '', '$CONTROL/', '$x/');
const acl = fc.record({
  acltype: fc.constantFrom(
    'publishClientSend',
    'publishClientReceive',
    'subscribeLiteral',
    'subscribePattern',
    'unsubscribeLiteral',
    'unsubscribePattern',
  ),
  topic: fc.tuple(dollar, filter).map((parts) => parts.join('')),
  priority: fc.integer({ min: -2, max: 2 }),
  allow: fc.boolean(),
});
const priority = fc.option(fc.integer({ min: -2, max: 2 }), { nil: undefined });
const some = (name: string, prefix: string, count: number) =>
  fc.array(fc.record({ [name]: fc.integer({ min: 1, max: count }).map((n) => `${prefix}${n}`), priority }), {
    maxLength: 3,
  });

/** What every client may do, so that it can be told what it receives. */
const listening = {
  rolename: 'listening',
  acls: [
    { acltype: 'subscribeLiteral', topic: 'r/#', priority: 9, allow: true },
    { acltype: 'publishClientReceive', topic: 'r/end', priority: 9, allow: true },
  ],
};
const admin = {
  rolename: 'admin',
  acls: ['publishClientSend', 'publishClientReceive', 'subscribePattern'].flatMap((acltype) =>
    ['#', '$CONTROL/#'].map((all) => ({ acltype, topic: all, allow: true })),
  ),
};

/** A password of a client, as every release with the plugin reads it. */
export function password(text: string): object {
  const salt = Buffer.from('123456789012');
  const hash = pbkdf2Sync(text, salt, 101, 64, 'sha512');
  return { password: hash.toString('base64'), salt: salt.toString('base64'), iterations: 101 };
}

const secret = password('pw');
/** The user that changes things. */
export const administrator = { username: 'admin', ...password('secret'), roles: [{ rolename: 'admin' }] };

const ROLES = 12;
const GROUPS = 4;
const roles = fc.array(
  fc.record({
    acls: fc.array(acl, { maxLength: 6 }),
    allowwildcardsubs: fc.constantFrom(true, true, true, false),
  }),
  { minLength: ROLES, maxLength: ROLES },
);
const groups = fc.array(some('rolename', 'r', ROLES), { minLength: GROUPS, maxLength: GROUPS });
const question = fc.array(
  fc.oneof(
    fc.tuple(
      fc.constant('publish' as const),
      fc.tuple(dollar, topic).map((parts) => parts.join('') || 'a'),
    ),
    fc.tuple(
      fc.constantFrom('subscribe' as const, 'unsubscribe' as const),
      filter.map((one) => one || 'a'),
    ),
    fc.tuple(
      fc.constant('receive' as const),
      topic.map((one) => `r/${one}`),
    ),
  ),
  { minLength: 20, maxLength: 20 },
);
const client = fc.record({
  roles: some('rolename', 'r', ROLES),
  groups: some('groupname', 'g', GROUPS),
  clientid: fc.constantFrom(undefined, undefined, 'i1', 'i2'),
  disabled: fc.constantFrom(false, false, false, false, true),
  password: fc.constantFrom('pw', 'pw', 'pw', 'wrong'),
  topics: question,
});

/** Random clients, groups and roles, and what the clients try. */
export function randomSecurity(seed: number, count: number): RandomSecurity {
  const all = fc.tuple(
    roles,
    groups,
    fc.array(client, { minLength: count, maxLength: count }),
    fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  );
  const [[roleList, groupList, clients, [send, receive, subscribe, unsubscribe]]] = fc.sample(all, {
    seed,
    numRuns: 1,
  }) as [typeof all extends fc.Arbitrary<infer T> ? T : never];
  const named = clients.map((one, index) => ({ ...one, username: `u${index + 1}` }));
  const file = {
    defaultACLAccess: { publishClientSend: send, publishClientReceive: receive, subscribe, unsubscribe },
    clients: [
      administrator,
      ...named.map(({ username, roles: own, clientid, disabled }) => ({
        username,
        ...secret,
        ...(clientid === undefined ? {} : { clientid }),
        disabled,
        roles: [...own, { rolename: 'listening', priority: 9 }],
      })),
    ],
    groups: groupList.map((own, index) => ({
      groupname: `g${index + 1}`,
      roles: own,
      clients: named.flatMap(({ username, groups: in_ }) =>
        in_
          .filter((one) => one.groupname === `g${index + 1}`)
          .slice(0, 1)
          .map((one) => ({ username, ...(one.priority === undefined ? {} : { priority: one.priority }) })),
      ),
    })),
    roles: [admin, listening, ...roleList.map((one, index) => ({ rolename: `r${index + 1}`, ...one }))],
  };
  const questions = named.map(({ username, password: typed, topics }, index) => ({
    username,
    password: typed,
    clientId: `i${(index % 2) + 1}`,
    topics,
  }));
  return { file, questions };
}
