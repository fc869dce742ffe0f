import { describe, expect, test } from 'vitest';
import { readDynamicSecurity } from '../../src/access/dynamic-security/index.js';
import { Report } from '../../src/report.js';
import { expectWritten, release } from './support.js';

const SALT = 'MTIzNDU2Nzg5MDEy';
const HASH = Buffer.alloc(64, 7).toString('base64');
/** A client's password as 2.0 writes it, which 2.1 reads too. */
const PASSWORD = `"password": "${HASH}", "salt": "${SALT}", "iterations": 101`;

/** What is reported about a file: of each note its line, its code, the text that it marks, and its texts. */
function notes(text: string, name = '2.1.2') {
  const report = new Report();
  const { fault } = readDynamicSecurity(text, release(name), { file: 'd.json', report });
  expectWritten(report);
  expect(report.problems).toEqual([]);
  for (const remark of report.remarks) expect(Object.values(remark)).not.toContain(undefined);
  const found = report.remarks.map(({ level, code, message, why, help, meant, place }) => {
    expect([level, place?.file]).toEqual(['hint', 'd.json']);
    const { start = 0, end = 0 } = place?.span ?? {};
    const mark = text.slice(start, end);
    return { line: place?.line, code, mark, message, why, help, ...(meant === undefined ? {} : { meant }) };
  });
  return { fault, found };
}

/** The one note of a file, without its reason and line. */
function note(text: string, name?: string) {
  const { found } = notes(text, name);
  expect(found).toHaveLength(1);
  const { line: _, why: __, ...rest } = found[0]!;
  return rest;
}

const client = (members: string) => `{"clients": [{"username": "ana", ${PASSWORD}, ${members}}]}`;
const role = (members: string) => `{"roles": [{"rolename": "r", ${members}}]}`;
const ACL = '"acltype": "publishClientSend", "topic": "a"';

describe('a file that says only what the plugin reads', () => {
  test.each([
    '{}',
    '{"clients": [], "groups": [], "roles": [], "changeIndex": 3}',
    '{"defaultACLAccess": {"publishClientSend": true}, "CLIENTS": []}',
    client('"disabled": false, "clientid": "c"'),
    role(`"acls": [{${ACL}}], "allowwildcardsubs": true`),
    '{"groups": [{"groupname": "g"}], "anonymousGroup": "g"}',
    `{"roles": [{"rolename": "r"}], "clients": [{"username": "ana", ${PASSWORD}, "roles": [{"rolename": "r"}]}]}`,
  ])('%s', (text) => {
    expect(notes(text)).toEqual({ fault: undefined, found: [] });
  });

  test('or nothing at all', () => {
    expect(notes('')).toEqual({ fault: undefined, found: [] });
    const { security, document } = readDynamicSecurity('', release('2.1.2'));
    expect([security.clients.size, security.roles.size, document.text]).toEqual([0, 0, '']);
  });
});

describe('a file that is not JSON', () => {
  test.each([
    ['{"a": }', '}', 'a value is missing or cannot be read here.'],
    ['{a: 1}', 'a', 'a name in double quotes is missing here.'],
    ['{"a" 1}', '1', 'a colon is missing here.'],
    ['{"a": 1 "b": 2}', '"', 'a comma or a closing bracket is missing here.'],
    ['{"a": "x', '"', 'a text that begins here has no closing quote.'],
  ])('%s', (text, mark, message) => {
    const { fault, found } = notes(text);
    expect(fault).toBe('not-json');
    expect(found).toMatchObject([
      {
        line: 1,
        code: 'dynamic-security-damaged',
        message: `The file is not valid JSON: ${message}`,
        help: 'Correct the JSON text. Before a change by hand, make a copy of the file.',
      },
    ]);
    expect(found[0]!.mark.startsWith(mark)).toBe(true);
  });

  test('is marked on its line', () => {
    const { found } = notes('{\n  "clients": [\n    {"username" "ana"}\n  ]\n}\n');
    expect(found).toMatchObject([{ line: 3, code: 'dynamic-security-damaged' }]);
  });

  test('is marked on the last line where it ends too early', () => {
    expect(notes('{\n"a": [').found).toMatchObject([{ line: 2 }]);
    expect(notes('{\n"a": [\n').found).toMatchObject([{ line: 2 }]);
  });
});

describe('a file whose parts are of another kind', () => {
  test.each(['[]', '"clients"', '5', 'null'])('%s defines nothing', (text) => {
    expect(notes(text).fault).toBe(undefined);
    expect(note(text)).toMatchObject({
      code: 'dynamic-security-damaged',
      message: 'The file contains no object, so it defines nothing.',
    });
  });

  test.each(['roles', 'clients', 'groups'])('%s: anything other than a list ends the reading', (key) => {
    const text = `{"${key}": {}}`;
    expect(notes(text).fault).toBe('not-arrays');
    expect(notes(text).found[0]).toMatchObject({
      code: 'dynamic-security-damaged',
      mark: '{}',
      message: `\`${key}\` must be a list.`,
      help: `Write \`"${key}": [ … ]\`.`,
    });
  });

  test.each([
    [
      client('"clientid": 5'),
      '5',
      '`clientid` must be a text in double quotes.',
      'Write it in double quotes.',
    ],
    [
      client('"disabled": "yes"'),
      'yes',
      '`disabled` must be `true` or `false`, without quotes.',
      'Write `true` or `false`.',
    ],
    [
      client('"disabled": null'),
      'null',
      '`disabled` must be `true` or `false`, without quotes.',
      'Write `true` or `false`.',
    ],
    [
      role(`"acls": [{${ACL}, "priority": "5"}]`),
      '5',
      '`priority` must be a number without quotes.',
      'Write a number, such as `5`.',
    ],
    [role('"acls": {}'), '{}', '`acls` must be a list.', 'Write `"acls": [ … ]`.'],
    ['{"defaultACLAccess": true}', 'true', '`defaultACLAccess` must be an object.', undefined],
    [
      '{"roles": [5]}',
      '5',
      'An entry of `roles` is not an object.',
      'Write an object, such as `{"rolename": "…"}`.',
    ],
    [
      '{"clients": ["ana"]}',
      'ana',
      'An entry of `clients` is not an object.',
      'Write an object, such as `{"username": "…"}`.',
    ],
  ])('%s', (text, mark, message, help) => {
    expect(note(text)).toEqual({ code: 'dynamic-security-value-ignored', mark, message, help });
  });
});

describe('a key', () => {
  test.each([
    [client('"textnam": "x"'), 'textnam', 'client', 'textname'],
    [role('"acl": []'), 'acl', 'role', 'acls'],
    ['{"client": []}', 'client', 'file', 'clients'],
  ])('that is nearly one: %s', (text, mark, noun, meant) => {
    expect(note(text)).toEqual({
      code: 'dynamic-security-key-unknown',
      mark,
      message: `A ${noun} has no key \`${mark}\`. Did you mean \`${meant}\`?`,
      help: `Write \`${meant}\`.`,
      meant,
    });
  });

  test('that is like none', () => {
    expect(note('{"defaultACLAccess": {"everything": true}}')).toEqual({
      code: 'dynamic-security-key-unknown',
      mark: 'everything',
      message: 'A default access has no key `everything`.',
      help: 'Remove the key, or write one that the plugin knows: `publishClientSend`, `publishClientReceive`, `subscribe`, `unsubscribe`.',
    });
    // What a later release reads is not offered.
    expect(note('{"x": 1}', '2.0.22').help).not.toContain('changeIndex');
    expect(note('{"x": 1}').help).toContain('changeIndex');
  });

  test('that this release does not read', () => {
    expect(note('{"changeIndex": 1}', '2.0.22')).toEqual({
      code: 'dynamic-security-key-unknown',
      mark: 'changeIndex',
      message: '2.0.22 does not read `changeIndex`.',
      help: 'Remove the key, or use 2.1 or later.',
    });
    // Of a password that it cannot read, only that is said.
    expect(note('{"clients": [{"username": "ana", "encoded_password": "$7$…"}]}', '2.0.22')).toEqual({
      code: 'dynamic-security-key-unknown',
      mark: 'encoded_password',
      message: '2.0.22 does not read `encoded_password`.',
      help: 'Set the password again with this release: `mosquitto_ctrl dynsec setClientPassword`.',
    });
  });

  test('that is there twice, in any case; what is in the second is not looked at', () => {
    expect(note('{"roles": [], "ROLES": [5]}')).toEqual({
      code: 'dynamic-security-key-unknown',
      mark: 'ROLES',
      message: 'The key `roles` is already in this file.',
      help: 'Remove one of them.',
    });
    expect(note(client('"disabled": true, "disabled": 5'))).toMatchObject({ mark: 'disabled' });
  });
});

describe('a name', () => {
  test.each([
    ['{"clients": [{"username": 5}]}', 'client', 'username'],
    ['{"groups": [{"groupname": ""}]}', 'group', 'groupname'],
    ['{"roles": [{}]}', 'role', 'rolename'],
    ['{"groups": [{"groupname": "g", "clients": [{}]}]}', 'client', 'username'],
    ['{"groups": [{"groupname": "g", "roles": [{}]}]}', 'role', 'rolename'],
  ])('that is missing: %s', (text, noun, key) => {
    const [found] = notes(text).found;
    expect(found).toMatchObject({
      code: 'dynamic-security-name-missing',
      mark: '{',
      message: `This ${noun} has no \`${key}\`.`,
      help: `Add \`"${key}": "…"\`, or remove the ${noun}.`,
    });
  });

  test('that is missing takes everything in the entry with it', () => {
    for (const entry of [
      '"groups": [{"roles": [{"rolename": "x"}]}]',
      '"clients": [{"roles": [{"rolename": "x"}]}]',
    ])
      expect(note(`{${entry}}`)).toMatchObject({ code: 'dynamic-security-name-missing' });
  });

  test('that is empty is one before 2.1', () => {
    expect(notes('{"roles": [{"rolename": ""}]}', '2.0.22').found).toEqual([]);
  });

  test.each([
    [`{"clients": [{"username": "ana", ${PASSWORD}}, {"username": "ana", ${PASSWORD}}]}`, 'client', 'ana'],
    ['{"groups": [{"groupname": "g"}, {"groupname": "g"}]}', 'group', 'g'],
    ['{"roles": [{"rolename": "r"}, {"rolename": "r"}]}', 'role', 'r'],
  ])('that is taken: %s', (text, noun, name) => {
    expect(note(text)).toEqual({
      code: 'dynamic-security-name-repeated',
      mark: name,
      message: `There is already a ${noun} \`${name}\`.`,
      help: 'Put what is needed into the first one, and remove this one.',
    });
  });

  const unknown = (name: string) => `{"groups": [{"groupname": "evening"}], "anonymousGroup": "${name}"}`;

  test.each([
    ['evning', 'evening'],
    ['EVENING', 'evening'],
    ['morning-shift', undefined],
  ])('that leads nowhere: %s', (name, meant) => {
    expect(note(unknown(name))).toEqual({
      code: 'dynamic-security-name-unknown',
      mark: name,
      message: `There is no group \`${name}\`.`,
      help: meant ? `Did you mean \`${meant}\`?` : 'Add the group, or remove this entry.',
      ...(meant ? { meant } : {}),
    });
  });

  test('of a role or client that leads nowhere', () => {
    expect(note(client('"roles": [{"rolename": "x"}]'))).toMatchObject({ message: 'There is no role `x`.' });
    expect(note('{"groups": [{"groupname": "g", "clients": [{"username": "x"}]}]}')).toMatchObject({
      message: 'There is no client `x`.',
    });
  });
});

describe('an ACL', () => {
  const acls = (text: string) => role(`"acls": [${text}]`);

  test.each([
    ['publish', 'publishClientSend'],
    ['WRITE', 'publishClientSend'],
    ['read', 'publishClientReceive'],
    ['publishClientSent', 'publishClientSend'],
  ])('of a type %s', (type, meant) => {
    expect(note(acls(`{"acltype": "${type}", "topic": "a"}`))).toEqual({
      code: 'dynamic-security-acl-type',
      mark: type,
      message: `\`${type}\` is not a type of ACL.`,
      help: `Did you mean \`${meant}\`?`,
      meant,
    });
  });

  test('of a type that is like none', () => {
    expect(note(acls('{"acltype": "everything", "topic": "a"}'))).toEqual({
      code: 'dynamic-security-acl-type',
      mark: 'everything',
      message: '`everything` is not a type of ACL.',
      help: 'Write one of `publishClientSend`, `publishClientReceive`, `subscribeLiteral`, `subscribePattern`, `unsubscribeLiteral`, `unsubscribePattern`.',
    });
  });

  test.each([
    ['{"topic": "a"}', 'acltype'],
    ['{"acltype": 5, "topic": "a"}', 'acltype'],
    ['{"acltype": "publishClientSend"}', 'topic'],
    ['{"acltype": "publishClientSend", "topic": ""}', 'topic'],
  ])('without a part: %s', (text, key) => {
    expect(notes(acls(text)).found[0]).toMatchObject({
      code: 'dynamic-security-name-missing',
      mark: '{',
      message: `This ACL has no \`${key}\`.`,
    });
  });

  test('that is there twice counts once, from 2.0.16', () => {
    const text = acls(`{${ACL}}, {${ACL}, "allow": true}`);
    expect(note(text)).toEqual({
      code: 'dynamic-security-acl-repeated',
      mark: 'a',
      message: 'The role already has an ACL of this type with the topic `a`.',
      help: 'Remove one of them.',
    });
    expect(notes(text, '2.0.15').found).toEqual([]);
    expect(notes(acls(`{${ACL}}, {"acltype": "subscribeLiteral", "topic": "a"}`)).found).toEqual([]);
  });
});

describe('a password', () => {
  const withPassword = (members: string) => `{"clients": [{"username": "ana"${members}}]}`;
  const missing = (message: string) => ({
    code: 'dynamic-security-password-unusable',
    mark: 'ana',
    message,
    help: 'Run `mosquitto_ctrl dynsec setClientPassword ana`, or remove the client.',
  });

  test('that is missing', () => {
    expect(note(withPassword(''))).toEqual(missing('The client `ana` has no password.'));
  });

  test.each([
    [`, "salt": "${SALT}", "iterations": 101`, 'password'],
    [`, "password": "${HASH}", "iterations": 101`, 'salt'],
    [`, "password": "${HASH}", "salt": "${SALT}"`, 'iterations'],
  ])('that is incomplete: %s', (members, key) => {
    const message = `The password of the client \`ana\` is incomplete: \`${key}\` is missing.`;
    expect(note(withPassword(members))).toEqual(missing(message));
  });

  // dynsec_clients__config_load: what is not above zero is as if it were not there.
  test.each(['2.0.22', '2.1.2'])('with no iterations, %s', (name) => {
    const text = withPassword(`, "password": "${HASH}", "salt": "${SALT}", "iterations": 0`);
    expect(note(text, name)).toEqual(missing('The client `ana` has no password.'));
  });

  test('by argon2id is one in 2.1', () => {
    const text = withPassword(', "encoded_password": "$argon2id$v=19$m=47104,t=1,p=1$c2FsdHNhbHQ$aGFzaA"');
    expect(notes(text).found).toEqual([]);
  });

  test('that cannot be read; before 2.1 the whole client is ignored', () => {
    const text = withPassword(`, "password": "x", "salt": "${SALT}", "iterations": 101`);
    const message = 'The password of the client `ana` is not a hash that this release can read.';
    for (const [name, why] of [
      ['2.1.2', /^No client can log in/],
      ['2.0.22', /^This release ignores the whole client/],
    ] as const) {
      expect(note(text, name)).toEqual(missing(message));
      expect(notes(text, name).found[0]!.why).toMatch(why);
    }
  });

  test('is not spoken of where the client has no name', () => {
    expect(note('{"clients": [{"password": "x"}]}')).toMatchObject({ code: 'dynamic-security-name-missing' });
  });
});
