import { describe, expect, test } from 'vitest';
import { readAclFile } from '../../src/access/index.js';
import type { Place } from '../../src/report.js';
import { outcome, said } from './support.js';

const at: Place = { file: 'mosquitto.conf', line: 3, span: { start: 0, end: 9 } };

describe.each(['1.5.5', '2.1.2'])('%s: what an unknown line was meant to be', (name) => {
  const first = (line: string) => said(readAclFile, name, `topic a\n${line}\n`)[0];

  test.each([
    ['topc read a', 'topic', 'Did you mean `topic`?'],
    ['paterns read a', 'pattern', 'Did you mean `pattern`?'],
    ['users ana', 'user', 'Did you mean `user`?'],
    ['Topic read a', 'topic', 'Write `topic` in lower case.'],
    ['USER ana', 'user', 'Write `user` in lower case.'],
    ['topic\tread\ta', 'topic read a', 'Replace the tab with a space: only spaces separate words.'],
    ['topic\t\tread a', 'topic read', 'Replace the tab with a space: only spaces separate words.'],
    ['\ttopic read a', 'topic', 'Replace the tab with a space: only spaces separate words.'],
    ['readwrite a', undefined, 'Begin the line with `user`, `topic` or `pattern`.'],
    ['allow# a', undefined, 'Begin the line with `user`, `topic` or `pattern`.'],
    [' # a', undefined, 'Move the `#` to the first column: only there does it begin a comment.'],
  ])('%j', (line, meant, help) => {
    expect(first(line)).toMatchObject({ line: 2, code: 'acl-line-unknown', help });
    expect(first(line)?.meant).toBe(meant);
  });
});

test.each([
  ['rw', 'readwrite'],
  ['READ', 'read'],
  ['wrte', 'write'],
  ['denny', 'deny'],
  ['nonsense', undefined],
])('an access of %s', (word, meant) => {
  const [entry] = said(readAclFile, '2.1.2', `topic ${word} a\n`);
  expect(entry).toMatchObject({
    code: 'acl-access-invalid',
    message: `\`${word}\` is not a kind of access.`,
  });
  expect(entry?.meant).toBe(meant);
});

describe('up to 1.5.5 a file that grants nothing allows everything', () => {
  const isOpen = (text: string) =>
    said(readAclFile, '1.5.5', text, at)
      .filter(({ code }) => code === 'acl-file-lets-all-in')
      .map(({ line }) => line);

  test.each(['', '# none\n', 'user ana\n'])('%j', (text) => {
    expect(isOpen(text)).toEqual([3]);
  });

  test.each([
    'topic a\n',
    'user ana\ntopic a\n',
    'pattern %u\n',
    'topic a\npattern %u\n',
    'topic a\nuser b\ntopic c\n',
  ])('not %j', (text) => {
    expect(isOpen(text)).toEqual([]);
  });
});

test('a topic is for the user above it, a pattern for every client', () => {
  const { model } = outcome(readAclFile, '2.1.2', 'user ana\npattern read %u/a\ntopic b\n');
  expect(model?.patterns.map(({ user }) => user)).toEqual([undefined]);
  expect(model?.users.get('ana')?.map(({ user }) => user)).toEqual(['ana']);
});

test('a pattern with %c or %u differs by client; one with another letter does not', () => {
  const plain = (filter: string) =>
    said(readAclFile, '2.1.2', `pattern ${filter}\n`).some(({ code }) => code === 'acl-pattern-plain');
  expect(['a', 'a/%x', '%', 'c/u', '%c', 'a/%u/b'].map(plain)).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
  ]);
});

test('the places of a username and of a filter are those of the words, without the blanks around them', () => {
  const text = 'user   ana \ntopic  read   a/b \ntopic c\n';
  const { model } = outcome(readAclFile, '2.1.2', text);
  const marked = (place?: Place) => place && text.slice(place.span.start, place.span.end);
  expect(marked(model?.userLines[0]?.place)).toBe('ana');
  expect(model?.users.get('ana')?.map(({ filterPlace }) => marked(filterPlace))).toEqual(['a/b', 'c']);
});
