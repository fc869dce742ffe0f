import { expect, test } from 'vitest';
import { copyDynamicSecurity } from '../../src/access/dynamic-security/copy.js';
import { readDynamicSecurity, writeDynamicSecurity } from '../../src/access/dynamic-security/index.js';
import { DynamicSecurity, Role } from '../../src/access/dynamic-security/model.js';
import { release } from './support.js';

const newest = release('2.1.2');

const FILE = JSON.stringify({
  changeIndex: 7,
  defaultACLAccess: { publishClientSend: true, unsubscribe: true },
  clients: [
    { username: 'ana', clientid: 'c1', disabled: true, roles: [{ rolename: 'reader', priority: 3 }] },
    { username: 'bob' },
  ],
  groups: [
    {
      groupname: 'day',
      textname: 'Day',
      roles: [{ rolename: 'reader' }],
      clients: [{ username: 'ana', priority: 4 }],
    },
  ],
  anonymousGroup: 'day',
  roles: [
    {
      rolename: 'reader',
      allowwildcardsubs: false,
      acls: [{ acltype: 'publishClientSend', topic: 'a', allow: true }],
    },
  ],
});

const original = () => readDynamicSecurity(FILE, newest).security;

test('a copy says the same', () => {
  const security = original();
  const copy = copyDynamicSecurity(security);
  expect(copy).toEqual(security);
  expect(writeDynamicSecurity(copy, newest)).toBe(writeDynamicSecurity(security, newest));
  expect(copyDynamicSecurity(new DynamicSecurity())).toEqual(new DynamicSecurity());
});

test('what changes in a copy does not change in the other', () => {
  const security = original();
  const before = writeDynamicSecurity(security, newest);
  const copy = copyDynamicSecurity(security);
  const [reader, day] = [copy.roles.get('reader')!, copy.groups.get('day')!];
  expect([copy.anonymousGroup, [...day.roles][0]?.what]).toEqual([day, reader]);
  expect(copy.anonymousGroup).toBe(day);
  expect([...day.roles][0]!.what).toBe(reader);
  reader.addAcl('publishClientReceive', { topic: 'b', priority: 0, allow: true });
  day.roles.clear();
  day.textName = 'Night';
  const ana = copy.clients.get('ana')!;
  ana.isDisabled = false;
  ana.groups.clear();
  ana.roles.remove(reader);
  copy.defaultAccess.subscribe = true;
  copy.changeIndex++;
  expect(writeDynamicSecurity(security, newest)).toBe(before);
});

test('a copy has no roles that are no longer there', () => {
  const security = original();
  security.clients.get('bob')!.roles.add(new Role('gone'), 0);
  expect([...copyDynamicSecurity(security).clients.get('bob')!.roles]).toEqual([]);
});
