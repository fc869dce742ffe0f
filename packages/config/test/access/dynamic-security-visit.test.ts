import { parseJson } from '@mosquitto-conf/grammar';
import { describe, expect, test } from 'vitest';
import {
  contentSpan,
  keyOf,
  objectAt,
  readsKey,
  visitMembers,
} from '../../src/access/dynamic-security/index.js';
import { dynamicSecurityShape } from '../../src/access/dynamic-security/shape.js';
import { release } from './support.js';

/** What is around the `|` of a text: the object by its noun, then the name of the member there, and `?` where it is unknown. */
function at(marked: string): string | undefined {
  const offset = marked.indexOf('|');
  const found = objectAt(parseJson(marked.replace('|', '')), offset);
  if (!found) return undefined;
  const { shape, member, key } = found;
  return [shape.noun, ...(member ? [member.name.value + (key ? '' : '?')] : [])].join(' ');
}

describe('where something is in the file', () => {
  test.each([
    ['|{}', undefined],
    ['{|}', 'file'],
    ['{}|', undefined],
    ['{} |', undefined],
    ['[|]', undefined],
    ['|', undefined],
    ['{"cli|ents": []}', 'file clients'],
    ['{"clients"|: []}', 'file clients'],
    ['{|"clients": []}', 'file clients'],
    ['{"cli|ents": [], "roles": []}', 'file clients'],
    ['{"clients":|', 'file clients'],
    ['{"clients": ?|', 'file'],
    ['{"clients": [], : |}', 'file'],
    ['{"clients": |[]}', 'file clients'],
    ['{"clients": [|]}', 'file clients'],
    ['{"clients": []|}', 'file clients'],
    ['{"clients": [] |}', 'file'],
    ['{"clients": [], |}', 'file'],
    ['{"clients" : |', 'file clients'],
    ['{"clients" |', 'file'],
    ['{"clients": [|{}]}', 'file clients'],
    ['{"clients": [{|}]}', 'client'],
    ['{"clients": [{}|]}', 'file clients'],
    ['{"clients": [{|', 'client'],
    ['{"clients": [{}, {"username": "a|na"}]}', 'client username'],
    ['{"clients": [{"username": "ana", "roles": [{"role|name": "r"}]}]}', 'role rolename'],
    ['{"clients": [{"username": "ana", "x": {"y|": 1}}]}', 'client x?'],
    ['{"roles": [{"acls": [{"acltype": "|"}]}]}', 'ACL acltype'],
    ['{"defaultACLAccess": {"subs|cribe": true}}', 'default access subscribe'],
    ['{"defaultACLAccess": [{"subs|cribe": true}]}', 'file defaultACLAccess'],
    ['{"clients": {"user|name": "ana"}}', 'file clients'],
    ['{"CLIENTS": [{"USER|NAME": "ana"}]}', 'client USERNAME'],
  ])('%s', (marked, expected) => {
    expect(at(marked)).toBe(expected);
  });
});

test('every member that the plugin looks at is visited, in the order of the text', () => {
  const text = `{
    "roles": [{"rolename": "r", "acls": [{"acltype": "x"}, 5]}, "r"],
    "clients": {"username": "no list"},
    "defaultACLAccess": {"subscribe": true, "SUBSCRIBE": false},
    "odd": [{"rolename": "not looked at"}],
    "roles": [{"rolename": "not read again"}]
  }`;
  const seen = [...visitMembers(parseJson(text))].map(({ shape, member, key, isRepeated }) =>
    [shape.noun, member.name.value, ...(key ? [] : ['unknown']), ...(isRepeated ? ['again'] : [])].join(' '),
  );
  expect(seen).toEqual([
    'file roles',
    'role rolename',
    'role acls',
    'ACL acltype',
    'file clients',
    'file defaultACLAccess',
    'default access subscribe',
    'default access SUBSCRIBE again',
    'file odd unknown',
    'file roles again',
  ]);
  for (const other of ['[]', '']) expect([...visitMembers(parseJson(other))]).toEqual([]);
});

test('of a text the content is between its quotes, as far as they are there', () => {
  const content = (text: string) => {
    const { root } = parseJson(text);
    const node = root?.kind === 'array' ? root.items[0] : root;
    const { start, end } = contentSpan(node!, text);
    return { start, end };
  };
  expect(content('"ana"')).toEqual({ start: 1, end: 4 });
  expect(content('""')).toEqual({ start: 1, end: 1 });
  expect(content('"ana')).toEqual({ start: 1, end: 4 });
  expect(content('"')).toEqual({ start: 1, end: 1 });
  expect(content('["')).toEqual({ start: 2, end: 2 });
  expect(content('[12]')).toEqual({ start: 1, end: 3 });
  expect(content('{}')).toEqual({ start: 0, end: 2 });
});

test('keys are found in any case, and read from their first release', () => {
  expect(keyOf(dynamicSecurityShape, 'changeINDEX')?.name).toBe('changeIndex');
  expect(keyOf(dynamicSecurityShape, 'change')).toBe(undefined);
  const reads = (name: string, key: string) => readsKey(release(name), keyOf(dynamicSecurityShape, key)!);
  expect([reads('2.0.22', 'changeIndex'), reads('2.1.0', 'changeIndex')]).toEqual([false, true]);
  expect([reads('2.0.22', 'clients'), reads('2.1.0', 'clients')]).toEqual([true, true]);
});
