import { expect, test } from 'vitest';
import {
  ADMINISTRATOR,
  DEMO_CLIENT,
  defaultDynamicSecurity,
} from '../../src/access/dynamic-security/index.js';

const SEND = 'publishClientSend';
const RECEIVE = 'publishClientReceive';
const SUBSCRIBE = 'subscribePattern';
const UNSUBSCRIBE = 'unsubscribePattern';

/** The file that 2.1.2 writes, measured; the texts for people are our own. */
const ROLES = {
  client: { '#': [SEND, RECEIVE, SUBSCRIBE, UNSUBSCRIBE] },
  'broker-admin': { '$CONTROL/broker/#': [SEND, RECEIVE, SUBSCRIBE, UNSUBSCRIBE] },
  'dynsec-admin': { '$CONTROL/dynamic-security/#': [SEND, RECEIVE, SUBSCRIBE, UNSUBSCRIBE] },
  'super-admin': { '$CONTROL/#': [SEND, RECEIVE, SUBSCRIBE, UNSUBSCRIBE] },
  'sys-notify': { '$SYS/broker/connection/%c/state': [SEND] },
  'sys-observe': { '$SYS/#': [RECEIVE, SUBSCRIBE] },
  'topic-observe': { '#': [RECEIVE, SUBSCRIBE, UNSUBSCRIBE] },
};

test('the file that 2.1 creates is that of 2.1.2', () => {
  const passwords = new Map([
    [ADMINISTRATOR, 'hash-a'],
    [DEMO_CLIENT, 'hash-b'],
  ]);
  const text = expect.any(String);
  expect(JSON.parse(defaultDynamicSecurity(passwords))).toEqual({
    defaultACLAccess: { [SEND]: false, [RECEIVE]: true, subscribe: false, unsubscribe: true },
    clients: [
      {
        username: 'admin',
        encoded_password: 'hash-a',
        textname: text,
        roles: [{ rolename: 'super-admin' }, { rolename: 'sys-observe' }, { rolename: 'topic-observe' }],
      },
      { username: 'democlient', encoded_password: 'hash-b', textname: text, roles: [{ rolename: 'client' }] },
    ],
    groups: [{ groupname: 'unauthenticated', textname: text, textdescription: text, roles: [] }],
    roles: Object.entries(ROLES).map(([rolename, acls]) => ({
      rolename,
      textdescription: text,
      acls: Object.entries(acls).flatMap(([topic, types]) =>
        types.map((acltype) => ({ acltype, topic, priority: 0, allow: true })),
      ),
    })),
    anonymousGroup: 'unauthenticated',
  });
});
