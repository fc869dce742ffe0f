import { describe, expect, it, test } from 'vitest';
import {
  clientFields,
  groupsOf,
  JsonObject,
  readAcls,
  readDynamicSecurity,
  rolesOf,
  writeDynamicSecurity,
} from '../../src/access/dynamic-security/index.js';
import {
  Assignments,
  Client,
  DynamicSecurity,
  Group,
  Named,
  Role,
} from '../../src/access/dynamic-security/model.js';
import { findTarget } from '../../src/releases.js';

const newest = findTarget('2.1.2')!;
const earlier = findTarget('2.0.22')!;

const SALT = 'MTIzNDU2Nzg5MDEy';
const HASH = Buffer.alloc(64, 7).toString('base64');

/** Everything that a file can say, with names that are not in order. */
const FULL = {
  changeIndex: 7,
  defaultACLAccess: {
    publishClientSend: true,
    publishClientReceive: false,
    subscribe: true,
    unsubscribe: false,
  },
  clients: [
    {
      username: 'zoe',
      clientid: 'z1',
      textname: 'Zoe',
      textdescription: 'Runs the greenhouse',
      disabled: true,
      roles: [
        { rolename: 'reader', priority: 3 },
        { rolename: 'admin', priority: 9 },
      ],
      password: HASH,
      salt: SALT,
      iterations: 101,
    },
    { username: 'ana', roles: [{ rolename: 'reader' }] },
  ],
  groups: [
    {
      groupname: 'night',
      textname: 'Night shift',
      textdescription: 'From ten to six',
      roles: [{ rolename: 'reader', priority: 1 }],
      clients: [{ username: 'zoe', priority: 5 }, { username: 'ana' }],
    },
    { groupname: 'day', roles: [], clients: [{ username: 'zoe' }] },
  ],
  anonymousGroup: 'day',
  roles: [
    {
      rolename: 'reader',
      textname: 'Reader',
      textdescription: 'Reads all',
      allowwildcardsubs: false,
      acls: [
        { acltype: 'subscribePattern', topic: '#', priority: -1, allow: true },
        { acltype: 'publishClientReceive', topic: '#', priority: 0, allow: true },
        { acltype: 'publishClientSend', topic: 'a', priority: 0, allow: false },
        { acltype: 'publishClientSend', topic: 'b', priority: 4, allow: true },
      ],
    },
    { rolename: 'admin', acls: [] },
  ],
};

function read(file: object, release = newest): DynamicSecurity {
  return readDynamicSecurity(JSON.stringify(file), release).security;
}

/** What is expected of every release: names in their order, roles by priority, ACLs by type and priority. */
const reader = {
  rolename: 'reader',
  textname: 'Reader',
  textdescription: 'Reads all',
  acls: [
    { acltype: 'publishClientSend', topic: 'b', priority: 4, allow: true },
    { acltype: 'publishClientSend', topic: 'a', priority: 0, allow: false },
    { acltype: 'publishClientReceive', topic: '#', priority: 0, allow: true },
    { acltype: 'subscribePattern', topic: '#', priority: -1, allow: true },
  ],
};
const zoe = {
  username: 'zoe',
  clientid: 'z1',
  textname: 'Zoe',
  textdescription: 'Runs the greenhouse',
  disabled: true,
  roles: [
    { rolename: 'admin', priority: 9 },
    { rolename: 'reader', priority: 3 },
  ],
};
const ana = { username: 'ana', roles: [{ rolename: 'reader' }] };
const groups = [
  { groupname: 'day', roles: [], clients: [{ username: 'zoe' }] },
  {
    groupname: 'night',
    textname: 'Night shift',
    textdescription: 'From ten to six',
    roles: [{ rolename: 'reader', priority: 1 }],
    clients: [{ username: 'ana' }, { username: 'zoe', priority: 5 }],
  },
];

describe('a file is written', () => {
  test('by 2.1 with the whole hash, the change index and whether a role allows wildcards', () => {
    expect(JSON.parse(writeDynamicSecurity(read(FULL), newest))).toEqual({
      changeIndex: 7,
      defaultACLAccess: FULL.defaultACLAccess,
      clients: [ana, { ...zoe, encoded_password: `$7$101$${SALT}$${HASH}` }],
      groups,
      anonymousGroup: 'day',
      roles: [
        { rolename: 'admin', allowwildcardsubs: true, acls: [] },
        { ...reader, allowwildcardsubs: false },
      ],
    });
  });

  test('by 2.0 with the parts of the hash', () => {
    expect(JSON.parse(writeDynamicSecurity(read(FULL, earlier), earlier))).toEqual({
      defaultACLAccess: FULL.defaultACLAccess,
      clients: [ana, { ...zoe, password: HASH, salt: SALT, iterations: 101 }],
      groups,
      anonymousGroup: 'day',
      roles: [{ rolename: 'admin', acls: [] }, reader],
    });
  });

  test('with nothing that is not there', () => {
    expect(JSON.parse(writeDynamicSecurity(new DynamicSecurity(), newest))).toEqual({
      changeIndex: 0,
      defaultACLAccess: {
        publishClientSend: false,
        publishClientReceive: false,
        subscribe: false,
        unsubscribe: false,
      },
      clients: [],
      groups: [],
      roles: [],
    });
    expect(clientFields(new Client('bo'))).toEqual({ username: 'bo' });
  });

  test.each([
    ['no hash', { salt: SALT, iterations: 101 }],
    ['no salt', { password: HASH, iterations: 101 }],
    ['no rounds', { password: HASH, salt: SALT, iterations: 0 }],
  ])('without a password that cannot be used: %s', (_, parts) => {
    const file = { clients: [{ username: 'bo', ...parts }] };
    expect(JSON.parse(writeDynamicSecurity(read(file), newest)).clients).toEqual([
      { username: 'bo', roles: [] },
    ]);
  });
});

describe('what is ignored', () => {
  test('a second client, group or role of a name, and names that lead nowhere', () => {
    const security = read({
      clients: [
        { username: 'ana', textname: 'first', roles: [{ rolename: 'none' }, {}] },
        { username: 'ana', textname: 'second' },
        { textname: 'without a name' },
        { username: '' },
      ],
      groups: [
        {
          groupname: 'g',
          clients: [{ username: 'none' }, {}, { username: 'ana' }, { username: 'ana', priority: 3 }],
        },
      ],
      anonymousGroup: 'none',
    });
    expect([...security.clients].map(({ name, textName }) => [name, textName])).toEqual([['ana', 'first']]);
    expect([...security.clients.get('ana')!.roles]).toEqual([]);
    expect(groupsOf(security.clients.get('ana')!.groups)).toEqual([{ groupname: 'g' }]);
    expect(security.anonymousGroup).toBeUndefined();
  });

  test('the empty name, from 2.1', () => {
    expect(read({ clients: [{ username: '' }] }, earlier).clients.size).toBe(1);
    expect(read({ clients: [{ username: '' }] }).clients.size).toBe(0);
  });

  test('ACLs without a type or topic; priorities end at 100,000', () => {
    const { roles } = read({
      roles: [
        {
          rolename: 'r',
          acls: [
            { topic: 'a' },
            { acltype: 'publishClientSend' },
            { acltype: 'publishclientsend', topic: 'c', priority: 200000 },
            { acltype: 'publishClientSend', topic: 'd', priority: -200000, allow: true },
          ],
        },
      ],
    });
    expect(
      roles.get('r')!.acls.publishClientSend.map(({ topic, priority, allow }) => [topic, priority, allow]),
    ).toEqual([
      ['c', 100000, false],
      ['d', -100000, true],
    ]);
  });
});

describe('roles of a client or group', () => {
  const [admin, reader, writer] = ['admin', 'reader', 'writer'].map((name) => new Role(name)) as [
    Role,
    Role,
    Role,
  ];

  it('are tried by priority, then by name, and each is there once', () => {
    const roles = new Assignments<Role>();
    expect(roles.add(writer, 1)).toBe(true);
    expect(roles.add(reader, 1)).toBe(true);
    expect(roles.add(admin, 2)).toBe(true);
    expect(roles.add(reader, 9)).toBe(false);
    expect(rolesOf(roles)).toEqual([
      { rolename: 'admin', priority: 2 },
      { rolename: 'reader', priority: 1 },
      { rolename: 'writer', priority: 1 },
    ]);
  });

  it('can be removed, one or all', () => {
    const roles = new Assignments<Role>();
    for (const role of [admin, reader]) roles.add(role, -1);
    roles.remove(admin);
    expect([roles.has(admin), roles.has(reader)]).toEqual([false, true]);
    expect(rolesOf(roles)).toEqual([{ rolename: 'reader' }]);
    roles.clear();
    expect([...roles]).toEqual([]);
  });
});

test('clients, groups and roles are in the order of their names, and can be deleted', () => {
  const named = new Named<Group>();
  for (const name of ['b', 'B', 'a', 'ab']) named.add(new Group(name));
  expect([...named].map(({ name }) => name)).toEqual(['B', 'a', 'ab', 'b']);
  named.delete(named.get('a')!);
  expect([named.size, named.get('a')]).toEqual([3, undefined]);
});

test('the clients of a group are those that are in it, with their priorities there', () => {
  const security = read(FULL);
  const namesOf = (group: string) =>
    [...security.clientsOf(security.groups.get(group)!)].map(({ what, priority }) => [what.name, priority]);
  expect(namesOf('night')).toEqual([
    ['ana', -1],
    ['zoe', 5],
  ]);
  expect(namesOf('day')).toEqual([['zoe', -1]]);
});

describe('an ACL is added', () => {
  const topics = (role: Role, type: 'subscribeLiteral' | 'subscribePattern') =>
    role.acls[type].map(({ topic, priority }) => `${topic} ${priority}`);

  it('once for each topic', () => {
    const role = new Role('r');
    expect(role.addAcl('subscribePattern', { topic: 'a', priority: 0, allow: true })).toBe(true);
    expect(role.addAcl('subscribePattern', { topic: 'a', priority: 5, allow: false })).toBe(false);
    expect(role.addAcl('subscribePattern', { topic: 'b', priority: 5, allow: false })).toBe(true);
    expect(topics(role, 'subscribePattern')).toEqual(['b 5', 'a 0']);
  });

  it('behind those of its priority; a literal one before those of its topic', () => {
    const role = new Role('r');
    for (const [topic, priority] of [
      ['a', 1],
      ['b', 1],
      ['a', 0],
    ] as const) {
      for (const type of ['subscribeLiteral', 'subscribePattern'] as const)
        role.addAcls((acls) => acls.insert(type, { topic, priority, allow: true }));
    }
    expect(topics(role, 'subscribePattern')).toEqual(['a 1', 'b 1', 'a 0']);
    expect(topics(role, 'subscribeLiteral')).toEqual(['a 0', 'a 1', 'b 1']);
  });
});

test('a role allows wildcards unless something says otherwise', () => {
  expect(new Role('r').allowsWildcards).toBe(true);
});

test('the default access has its places in the file', () => {
  const { defaultPlaces } = readDynamicSecurity(
    '{\n"defaultACLAccess": {\n"subscribe": true}}',
    newest,
  ).security;
  expect(defaultPlaces).toMatchObject({ subscribe: { line: 3 } });
  expect(Object.keys(defaultPlaces)).toEqual(['subscribe']);
});

// GetObjectItem and parse_number of cJSON.
describe('values of JSON', () => {
  const object = (text: string) => JsonObject.parse(text)!;

  test('a text that is not JSON is nothing, and what is not an object has no members', () => {
    expect(JsonObject.parse('{')).toBe(undefined);
    expect(JsonObject.parse('[1]')?.get('a')).toBe(undefined);
    expect(JsonObject.parse('{"a": "x"}')?.string('A')).toBe('x');
  });

  test('null is neither true nor false', () => {
    const one = object('{"yes": true, "no": false, "null": null}');
    expect([one.boolean('yes'), one.boolean('no'), one.boolean('null')]).toEqual([true, false, undefined]);
  });

  test('whole numbers end where those of C do', () => {
    const one = object('{"low": -3000000000, "high": 3000000000, "part": -1.9}');
    expect([one.integer('low'), one.integer('high'), one.integer('part')]).toEqual([
      -(2 ** 31),
      2 ** 31 - 1,
      -1,
    ]);
  });
});

test('ACLs of a command are added, and no report says what is ignored', () => {
  const acls = JsonObject.parse(`{"acls": [
    {"acltype": "publishClientSend", "topic": "a"}, {"acltype": "publishClientSend", "topic": "a"},
    {"acltype": "x", "topic": "a"}, {"topic": "a"}
  ]}`)!.objects('acls')!;
  const role = new Role('r');
  readAcls(role, acls, newest);
  expect(role.acls.publishClientSend).toEqual([{ topic: 'a', priority: 0, allow: false }]);
});
