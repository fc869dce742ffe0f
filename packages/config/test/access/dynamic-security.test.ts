import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { rightPassword } from '../../src/access/decisions.js';
import { filterMatches, filterMatchesBefore21 } from '../../src/access/dynamic-security/filter-matches.js';
import {
  DynamicSecurity,
  decideDynamicAccess,
  decideDynamicLogin,
  readDynamicSecurity,
  writeDynamicSecurity,
} from '../../src/access/dynamic-security/index.js';
import { nodeHasher } from '../../src/access/node-hasher.js';
import { findTarget } from '../../src/releases.js';

const newest = findTarget('2.1.2')!;
const earlier = findTarget('2.0.22')!;
const oldest = findTarget('2.0.11')!;

function read(file: unknown, release = newest): DynamicSecurity {
  const { security, fault } = readDynamicSecurity(JSON.stringify(file), release);
  if (fault) throw new Error(fault);
  return security;
}

type Access = 'read' | 'write' | 'subscribe' | 'unsubscribe';

/** What `ana` with the id `i` may do, by roles in the order of their names. */
function decide(
  roles: readonly object[],
  access: Access,
  topic: string,
  options: { release?: typeof newest; defaults?: object; username?: string | undefined } = {},
): string {
  const { release = newest, defaults = {} } = options;
  // `undefined` is an anonymous client.
  const username = 'username' in options ? options.username : 'ana';
  const named = roles.map((role, index) => ({ rolename: `r${index}`, ...role }));
  const security = read(
    {
      defaultACLAccess: defaults,
      roles: named,
      groups: [{ groupname: 'everyone', roles: named.slice(-1).map(({ rolename }) => ({ rolename })) }],
      clients: [{ username: 'ana', roles: named.map(({ rolename }) => ({ rolename })) }],
      anonymousGroup: 'everyone',
    },
    release,
  );
  return decideDynamicAccess(security, { username, clientId: 'i', topic, access }, release).answer;
}

const acl = (acltype: string, topic: string, allow = true, priority = 0) => ({
  acltype,
  topic,
  allow,
  priority,
});

describe('an ACL of a role', () => {
  it('is about one direction', () => {
    const roles = [{ acls: [acl('publishClientSend', 'a/#')] }];
    expect(decide(roles, 'write', 'a/b')).toBe('allowed');
    expect(decide(roles, 'read', 'a/b')).toBe('deferred');
    expect(decide(roles, 'subscribe', 'a/b')).toBe('deferred');
  });

  it('of the highest priority decides, then the first', () => {
    const list = [acl('publishClientSend', 'a/#', true, 1), acl('publishClientSend', 'a/b', false, 2)];
    expect(decide([{ acls: list }], 'write', 'a/b')).toBe('denied');
    expect(decide([{ acls: list }], 'write', 'a/c')).toBe('allowed');
    const same = [acl('publishClientSend', 'a/#'), acl('publishClientSend', 'a/b', false)];
    expect(decide([{ acls: same }], 'write', 'a/b')).toBe('allowed');
  });

  it('may be literal for filters, and comes before patterns then', () => {
    const list = [acl('subscribePattern', '#'), acl('subscribeLiteral', '#', false)];
    expect(decide([{ acls: list }], 'subscribe', '#')).toBe('denied');
    expect(decide([{ acls: list }], 'subscribe', 'a/+')).toBe('allowed');
  });

  // Measured with 2.0.11, 2.0.22 and 2.1.2.
  it('covers topics that begin with $ by a wildcard up to 2.0', () => {
    const roles = [{ acls: [acl('subscribePattern', '#')] }];
    const topic = '$CONTROL/dynamic-security/v1/response';
    expect(decide(roles, 'subscribe', topic, { release: oldest })).toBe('allowed');
    expect(decide(roles, 'subscribe', topic)).toBe('deferred');
  });

  it('with a topic that was there before is ignored from 2.0.16', () => {
    const patterns = [acl('publishClientSend', 'a', true, -1), acl('publishClientSend', 'a', false, 2)];
    expect(decide([{ acls: patterns }], 'write', 'a')).toBe('allowed');
    expect(decide([{ acls: patterns }], 'write', 'a', { release: oldest })).toBe('denied');
    const literals = [acl('unsubscribeLiteral', 'a', false, 2), acl('unsubscribeLiteral', 'a', true, -1)];
    expect(decide([{ acls: literals }], 'unsubscribe', 'a')).toBe('denied');
    // Measured with 2.0.11: the last one is found.
    expect(decide([{ acls: literals }], 'unsubscribe', 'a', { release: oldest })).toBe('allowed');
  });

  it('stands for the client with %c and %u, from 2.1', () => {
    const roles = [{ acls: [acl('publishClientSend', 'a/%u/%c'), acl('subscribePattern', '%u/#')] }];
    expect(decide(roles, 'write', 'a/ana/i')).toBe('allowed');
    expect(decide(roles, 'write', 'a/bob/i')).toBe('deferred');
    expect(decide(roles, 'subscribe', 'ana/+')).toBe('allowed');
    expect(decide(roles, 'write', 'a/ana/i', { release: earlier })).toBe('deferred');
    expect(decide(roles, 'write', 'a/%u/%c', { release: earlier })).toBe('allowed');
  });
});

describe('a role without wildcards', () => {
  const roles = [{ allowwildcardsubs: false, acls: [acl('subscribePattern', '#')] }];

  it('denies filters with wildcards, from 2.1', () => {
    expect(decide(roles, 'subscribe', 'a/+')).toBe('denied');
    expect(decide(roles, 'subscribe', 'a/b')).toBe('allowed');
    expect(decide(roles, 'subscribe', 'a/+', { release: earlier })).toBe('allowed');
  });

  it('allows to unsubscribe from them', () => {
    const all = [{ allowwildcardsubs: false, acls: [acl('unsubscribePattern', '#')] }];
    expect(decide(all, 'unsubscribe', 'a/+')).toBe('allowed');
  });
});

describe('where no role says anything', () => {
  const defaults = { publishClientSend: true, subscribe: true };

  it('the default decides', () => {
    expect(decide([], 'write', 'a', { defaults })).toBe('allowed');
    expect(decide([], 'read', 'a', { defaults })).toBe('deferred');
  });

  it('the default never gives access to the control topics', () => {
    expect(decide([], 'write', '$CONTROL/dynamic-security/v1', { defaults })).toBe('deferred');
  });

  it('the roles of the anonymous group apply to anonymous clients', () => {
    const roles = [{ acls: [acl('publishClientSend', 'b')] }];
    expect(decide(roles, 'write', 'b', { username: undefined })).toBe('allowed');
    expect(decide(roles, 'write', 'c', { username: undefined })).toBe('deferred');
  });

  it('anonymous clients have the default too, and known clients the roles of their groups after their own', () => {
    const decideFor = (username: string | undefined, topic: string) => {
      const security = read({
        defaultACLAccess: { publishClientSend: true },
        roles: [
          { rolename: 'own', acls: [acl('publishClientSend', 'a')] },
          {
            rolename: 'groups',
            acls: [acl('publishClientSend', 'a', false), acl('publishClientSend', 'b', false)],
          },
        ],
        clients: [{ username: 'ana', roles: [{ rolename: 'own' }] }],
        groups: [{ groupname: 'g', roles: [{ rolename: 'groups' }], clients: [{ username: 'ana' }] }],
      });
      return decideDynamicAccess(security, { username, clientId: 'i', topic, access: 'write' }, newest);
    };
    expect(decideFor('ana', 'a')).toMatchObject({
      answer: 'allowed',
      role: { name: 'own' },
      acl: { topic: 'a' },
    });
    expect(decideFor('ana', 'b')).toMatchObject({ answer: 'denied', role: { name: 'groups' } });
    // No group is that of the anonymous clients.
    expect(decideFor(undefined, 'b')).toEqual({ answer: 'allowed' });
    expect(decideFor('eva', 'b')).toEqual({ answer: 'deferred' });
  });

  it('nothing is decided for a username that is not known, not even by default', () => {
    expect(decide([], 'write', 'a', { username: 'bob', defaults })).toBe('deferred');
  });
});

describe('a login', () => {
  // PBKDF2 of `pw`, 101 rounds.
  const password = {
    iterations: 101,
    salt: 'MTIzNDU2Nzg5MDEy',
    password: Buffer.from(nodeHasherHash('pw')).toString('base64'),
  };
  const login = (client: object, typed: string | undefined, clientId = 'i') =>
    decideDynamicLogin(
      read({ clients: [{ username: 'ana', ...password, ...client }] }),
      { username: 'ana', password: typed, clientId },
      nodeHasher,
    );

  it('needs the password', async () => {
    expect(await login({}, 'pw')).toBe('allowed');
    expect(await login({}, 'other')).toBe('denied');
    expect(await login({}, undefined)).toBe('deferred');
    expect(await login({ salt: undefined }, 'pw')).toBe('denied');
  });

  it('may need a client id, and is denied to clients that are disabled', async () => {
    expect(await login({ clientid: 'i' }, 'pw')).toBe('allowed');
    expect(await login({ clientid: 'other' }, 'pw')).toBe('denied');
    expect(await login({ disabled: true }, 'pw')).toBe('denied');
  });

  it('with the right password, whatever that is, is settled at once', () => {
    const security = read({ clients: [{ username: 'ana', ...password }] });
    expect(
      decideDynamicLogin(security, { username: 'ana', password: rightPassword, clientId: 'i' }, undefined),
    ).toBe('allowed');
  });

  it('has the password that 2.1 writes as one text, before any other', async () => {
    const { salt, iterations } = password;
    const encoded = `$7$${iterations}$${salt}$${password.password}`;
    const wrong = Buffer.alloc(64).toString('base64');
    expect(await login({ encoded_password: encoded, password: wrong }, 'pw')).toBe('allowed');
    expect(await login({ encoded_password: encoded, password: undefined }, 'pw')).toBe('allowed');
  });

  it('of an unknown username is left to others', () => {
    expect(
      decideDynamicLogin(new DynamicSecurity(), { username: 'x', password: 'y', clientId: '' }, nodeHasher),
    ).toBe('deferred');
  });
});

function nodeHasherHash(text: string): Uint8Array {
  return nodeHasher.pbkdf2Sha512(Buffer.from(text), Buffer.from('123456789012'), 101, 64) as Uint8Array;
}

// Measured with 2.0.11, 2.0.22 and 2.1.2.
test('a file is read up to a NUL', () => {
  const file = JSON.stringify({ clients: [{ username: 'ana' }] });
  expect([...readDynamicSecurity(`${file}\0x`, oldest).security.clients]).toHaveLength(1);
  expect(readDynamicSecurity(file.replace('ana', 'a\0a'), oldest).fault).toBe('not-json');
});

// As sub_acl_check counts the levels.
describe('up to 2.0 the filter of an ACL covers', () => {
  test.each([
    ['#', '', true],
    ['#', '$SYS/#', true],
    ['+/a', '$SYS/a', true],
    ['+/#', '#', true],
    ['/#', '#', true],
    ['a/#', '#', false],
    ['a/#', 'a', true],
    ['a/#', 'b', false],
    ['a/#', 'a/b/#', true],
    ['a/+/#', 'a', false],
    ['a/+', 'a/+', true],
    ['a/+', 'a/#', false],
    ['a/+', 'a/b/c', false],
    ['a/b', 'a/+', false],
    ['a', 'a/b', false],
    ['%u', 'ana', false],
  ])('%s: %s %s', (granted, filter, covers) => {
    expect(filterMatchesBefore21(granted, filter)).toBe(covers);
  });
});

describe('the filter of an ACL covers', () => {
  test.each([
    ['#', '', false],
    ['', '', false],
    ['', 'a', false],
    ['a/+/#', 'a', false],
    ['a/+/#', 'a/b', true],
    ['#', 'a/+', true],
    ['#', '#', true],
    ['a/#', 'a', true],
    ['a/#', 'a/#', true],
    ['a/+', 'a/+', true],
    ['a/+', 'a/b', true],
    ['a/+', 'a/#', false],
    ['a/+', 'a', false],
    ['a/b', 'a/+', false],
    ['a/+/#', 'a/b', true],
    ['+', '#', false],
    ['#', '$SYS/#', false],
    ['$SYS/#', '$SYS/+', true],
    ['', 'a', false],
    ['a', '', false],
    ['', '', false],
    ['a', 'a/b', false],
    ['a/b', 'a', false],
    // Only the last level is a wildcard for all below it.
    ['#/a', 'b/a', false],
    ['%u', '%u', true],
    ['%u/a', 'ana/a', false],
  ])('%s: %s %s', (granted, filter, covers) => {
    expect(filterMatches(granted, filter, undefined)).toBe(covers);
  });

  test.each([
    ['%u', 'ana', true],
    ['%c', 'c1', true],
    ['%c', 'ana', false],
    ['%u', 'c1', false],
    ['a/%u/#', 'a/ana/b', true],
    ['a/%u', 'a/+', false],
    ['%u/%c', 'ana/c1', true],
    ['x%u', 'xana', false],
    ['x%u', 'x%u', true],
  ])('%s: %s %s, of ana with the id c1', (granted, filter, covers) => {
    expect(filterMatches(granted, filter, { clientId: 'c1', username: 'ana' })).toBe(covers);
  });

  test.each(['+', '#', '/', ''])('nothing of a client that is called %j', (username) => {
    expect(filterMatches('%u', username === '' ? 'a' : username, { clientId: 'c1', username })).toBe(false);
    expect(filterMatches('%u', 'ana', { clientId: 'c1', username: undefined })).toBe(false);
  });

  test('what a client asks for whose name only ends with a wildcard', () => {
    expect(filterMatches('%u/a', 'ana+/a', { clientId: 'i', username: 'ana+' })).toBe(true);
  });

  test('what a client asks for whose name only begins with a wildcard', () => {
    expect(filterMatches('%u', '+a', { clientId: 'c1', username: '+a' })).toBe(true);
  });

  it('a topic exactly where it would receive it', () => {
    const level = fc.constantFrom('a', 'b', '');
    const topic = fc.array(level, { minLength: 1, maxLength: 4 }).map((levels) => levels.join('/'));
    const filter = fc
      .array(fc.constantFrom('a', 'b', '+', ''), { minLength: 1, maxLength: 4 })
      .map((levels) => levels.join('/'));
    fc.assert(
      fc.property(filter, topic, (granted, asked) => {
        const levels = granted.split('/');
        const parts = asked.split('/');
        const isReceived =
          granted !== '' &&
          asked !== '' &&
          levels.length === parts.length &&
          levels.every((one, index) => one === '+' || one === parts[index]);
        expect(filterMatches(granted, asked, undefined)).toBe(isReceived);
      }),
    );
  });
});

describe('the file', () => {
  it('is written as it is read, in either release', () => {
    const name = fc.string({ minLength: 1, maxLength: 3 });
    const roles = fc.array(fc.record({ rolename: name, priority: fc.integer() }), { maxLength: 3 });
    const file = fc.record({
      defaultACLAccess: fc.record({ subscribe: fc.boolean(), unsubscribe: fc.boolean() }),
      roles: fc.array(
        fc.record({
          rolename: name,
          acls: fc.array(
            fc.record({
              acltype: fc.constantFrom('publishClientSend', 'SUBSCRIBEpattern', 'nonsense'),
              topic: fc.string(),
              priority: fc.integer(),
              allow: fc.boolean(),
            }),
          ),
        }),
      ),
      groups: fc.array(
        fc.record({ groupname: name, roles, clients: fc.array(fc.record({ username: name })) }),
      ),
      clients: fc.array(fc.record({ username: name, roles, disabled: fc.boolean() })),
      anonymousGroup: name,
    });
    for (const release of [earlier, newest]) {
      fc.assert(
        fc.property(file, (given) => {
          const written = writeDynamicSecurity(read(given, release), release);
          expect(writeDynamicSecurity(read(JSON.parse(written), release), release)).toBe(written);
        }),
      );
    }
  });

  it('is read or has a fault, whatever it contains', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readDynamicSecurity(text, newest)).toBeTypeOf('object');
      }),
    );
    expect(readDynamicSecurity('{', newest)).toMatchObject({ fault: 'not-json' });
    expect(readDynamicSecurity('{"roles":{}}', newest)).toMatchObject({ fault: 'not-arrays' });
    expect(readDynamicSecurity('', newest)).not.toHaveProperty('fault');
  });

  it('is read up to a list that is none: roles, then clients, then groups', () => {
    const roles = [{ rolename: 'r' }];
    const clients = [{ username: 'ana', roles: [{ rolename: 'r' }] }];
    const names = (file: object) => {
      const { security } = readDynamicSecurity(JSON.stringify(file), newest);
      return [...security.roles, ...security.clients, ...security.groups].map(({ name }) => name);
    };
    expect(names({ groups: {}, clients, roles })).toEqual(['r', 'ana']);
    expect(names({ groups: [{ groupname: 'g' }], clients: 1, roles })).toEqual(['r']);
    expect(names({ groups: [{ groupname: 'g' }], clients, roles: null })).toEqual([]);
  });

  it('has the first of members with the same name, in any case', () => {
    const { security } = readDynamicSecurity(
      '{"CLIENTS": [{"Username": "ana", "username": "bo"}], "clients": []}',
      newest,
    );
    expect([...security.clients].map(({ name }) => name)).toEqual(['ana']);
  });

  it('loses a client whose hash cannot be read, before 2.1', () => {
    const clients = [{ username: 'ana', password: 'eA==', salt: 'eA==', iterations: 101 }];
    expect([...read({ clients }, earlier).clients]).toEqual([]);
    expect([...read({ clients }).clients].map(({ name, password }) => [name, password])).toEqual([
      ['ana', undefined],
    ]);
  });

  it('has values of the kind that is expected, or none', () => {
    const clients = [
      { username: 5 },
      { username: true },
      1,
      null,
      { username: 'ana', clientid: 7, textname: false, disabled: 'true' },
      { username: 'bo', disabled: true },
    ];
    expect(
      [...read({ clients }).clients].map((one) => [one.name, one.clientId, one.textName, one.isDisabled]),
    ).toEqual([
      ['ana', undefined, undefined, false],
      ['bo', undefined, undefined, true],
    ]);
  });

  it('knows where everything is', () => {
    const text = '{"roles": [{"rolename": "r", "acls": [\n{"acltype": "subscribeLiteral", "topic": "t"}]}]}';
    const { security } = readDynamicSecurity(text, newest, { file: 'f.json' });
    const role = security.roles.get('r')!;
    const placed = [role.place!, role.acls.subscribeLiteral[0]!.place!];
    expect(placed.map(({ file, line, span }) => [file, line, text.slice(span.start, span.end)])).toEqual([
      ['f.json', 1, 'r'],
      ['f.json', 2, 't'],
    ]);
  });
});
