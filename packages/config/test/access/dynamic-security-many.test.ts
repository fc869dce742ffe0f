import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  aclTypes,
  DynamicSecurity,
  decideDynamicAccess,
  Role,
} from '../../src/access/dynamic-security/index.js';
import { Client, type RoleAcl } from '../../src/access/dynamic-security/model.js';
import { release } from './support.js';

const level = fc.constantFrom('a', 'b', 'c', '', '$SYS', '+', '#', 'a+', '%c', '%u', 'x%u');
const filter = fc
  .array(level, { minLength: 1, maxLength: 4 })
  .map((levels) => levels.join('/'))
  .filter((text) => text !== '');
const asked = fc
  .array(fc.constantFrom('a', 'b', 'c', '', '$SYS', 'ana', 'c1', 'xana', '+', '#'), {
    minLength: 1,
    maxLength: 5,
  })
  .map((levels) => levels.join('/'));
const acl = fc.record({
  type: fc.constantFrom(...aclTypes),
  topic: filter,
  priority: fc.integer({ min: -2, max: 2 }),
  allow: fc.boolean(),
});

/** More ACLs than are tried one by one, none of them about a topic that is asked for. */
const OTHERS = Array.from({ length: 20 }, (_, number) => `z${number}/z/+`);

function withRole(role: Role): DynamicSecurity {
  const security = new DynamicSecurity();
  const client = new Client('ana');
  client.roles.add(role, 0);
  security.roles.add(role);
  security.clients.add(client);
  return security;
}

test.each(['2.0.0', '2.0.22', '2.1.2'])('many ACLs about other topics change no decision, %s', (name) => {
  fc.assert(
    fc.property(
      fc.array(acl, { maxLength: 12 }),
      fc.integer({ min: -2, max: 2 }),
      asked,
      fc.constantFrom('read', 'write', 'subscribe', 'unsubscribe'),
      (some, priority, topic, access) => {
        const few = new Role('r');
        const many = new Role('r');
        many.addAcls((acls) => {
          for (const type of aclTypes)
            for (const other of OTHERS) acls.insert(type, { topic: other, priority, allow: true });
        });
        for (const { type, ...rest } of some) {
          // The same object, so that it is known which one decides.
          const one: RoleAcl = rest;
          for (const role of [few, many]) role.addAcls((acls) => acls.insert(type, one));
        }
        const request = { username: 'ana', clientId: 'c1', topic, access };
        const [expected, found] = [few, many].map((role) =>
          decideDynamicAccess(withRole(role), request, release(name)),
        );
        expect(found!.answer).toBe(expected!.answer);
        expect(found!.acl).toBe(expected!.acl);
      },
    ),
    { numRuns: 200 },
  );
});

test('what is looked up follows every change of a role', () => {
  const role = new Role('r');
  const security = withRole(role);
  const may = (topic: string) =>
    decideDynamicAccess(
      security,
      { username: 'ana', clientId: 'c1', topic, access: 'write' },
      release('2.1.2'),
    ).answer;
  for (const topic of OTHERS) role.addAcl('publishClientSend', { topic, priority: 0, allow: true });
  expect(may('z1/z/x')).toBe('allowed');
  expect(may('a')).toBe('deferred');
  role.addAcl('publishClientSend', { topic: 'a', priority: 0, allow: true });
  expect(may('a')).toBe('allowed');
  role.addAcl('publishClientSend', { topic: '#', priority: 1, allow: false });
  expect(may('a')).toBe('denied');
  expect(role.removeAcl('publishClientSend', '#')).toBe(true);
  expect(role.removeAcl('publishClientSend', '#')).toBe(false);
  expect(may('a')).toBe('allowed');
  role.clearAcls();
  expect(may('a')).toBe('deferred');
});

test('a message is compared with the ACLs that may be about it, not with all', () => {
  const role = new Role('r');
  let compared = 0;
  for (let number = 0; number < 1000; number++) {
    const one = {
      priority: 0,
      allow: true,
      get topic() {
        compared++;
        return `room/${number}/+`;
      },
    };
    role.addAcl('publishClientSend', one);
  }
  const security = withRole(role);
  const request = { username: 'ana', clientId: 'c1', topic: 'room/999/x', access: 'write' } as const;
  expect(decideDynamicAccess(security, request, release('2.1.2')).answer).toBe('allowed');
  compared = 0;
  expect(decideDynamicAccess(security, request, release('2.1.2')).answer).toBe('allowed');
  expect(compared).toBe(1);
});

test.each(aclTypes)('an ACL that is added is compared with few others, %s', (type) => {
  const role = new Role('r');
  let compared = 0;
  role.addAcls((acls) => {
    for (let number = 0; number < 1000; number++)
      acls.add(type, {
        allow: true,
        get topic() {
          compared++;
          return `room/${number}/+`;
        },
        get priority() {
          compared++;
          return 0;
        },
      });
  });
  expect(role.acls[type]).toHaveLength(1000);
  expect(compared).toBeLessThan(10_000);
});

test.each(aclTypes)('ACLs that are added together are those that are added one by one, %s', (type) => {
  const topic = fc.constantFrom('a', 'b', 'c/+', '#');
  const one = fc.record({ topic, priority: fc.integer({ min: -1, max: 1 }), allow: fc.boolean() });
  const step = fc.record({ acl: one, ignoresRepeated: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const [together, apart] = [new Role('r'), new Role('r')];
      const lists: (readonly RoleAcl[])[] = [];
      const add = (role: Role, some: typeof steps) =>
        role.addAcls((acls) =>
          some.map(({ acl: added, ignoresRepeated }) =>
            ignoresRepeated ? acls.add(type, added) : acls.insert(type, added),
          ),
        );
      const results = steps.flatMap((single) => {
        const result = add(apart, [single]);
        lists.push(apart.acls[type]);
        return result;
      });
      const copies = lists.map((list) => [...list]);
      expect(add(together, steps)).toEqual(results);
      expect(together.acls).toEqual(apart.acls);
      // A list that was read before stays as it is.
      expect(lists).toEqual(copies);
    }),
  );
});
