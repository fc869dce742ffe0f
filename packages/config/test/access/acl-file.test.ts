import { describe, expect, test } from 'vitest';
import { type AclFile, readAclFile } from '../../src/access/index.js';
import { GENERATIONS, outcome } from './support.js';

const read = (name: string, text: string) => outcome(readAclFile, name, text);

/** The lists as the broker tries them: `user: access filter`. */
function entries(acl: AclFile | undefined): string[] {
  if (!acl) return ['nothing'];
  const list = (who: string, all: AclFile['anonymous']) => all.map((e) => `${who}: ${e.access} ${e.filter}`);
  return [
    ...list('-', acl.anonymous),
    ...[...acl.users].flatMap(([user, all]) => list(user, all)),
    ...list('*', acl.patterns),
  ];
}

const since = (first: string) => GENERATIONS.slice(GENERATIONS.indexOf(first));
const before = (first: string) => GENERATIONS.slice(0, GENERATIONS.indexOf(first));

describe('what an ACL file grants', () => {
  test.each(GENERATIONS)('%s: topics go to the user above them, patterns to all', (name) => {
    const { model, refused } = read(
      name,
      [
        '# a comment',
        'topic read a/#',
        'user alice',
        'topic readwrite b/+',
        'pattern write c/%u',
        'user bob',
        'topic x',
        'user alice',
        'topic write y',
      ].join('\n'),
    );
    expect(refused).toEqual([]);
    expect(entries(model)).toEqual([
      '-: read a/#',
      'alice: readwrite b/+',
      'alice: write y',
      'bob: readwrite x',
      '*: write c/%u',
    ]);
    expect(model?.users.get('bob')?.[0]?.place.line).toBe(7);
    expect(model?.userLines.map((line) => line.user)).toEqual(['alice', 'bob', 'alice']);
  });

  test.each(GENERATIONS)(
    '%s: without an access, the word is the topic and may be read and written',
    (name) => {
      expect(entries(read(name, 'topic read\ntopic a').model)).toEqual([
        '-: readwrite read',
        '-: readwrite a',
      ]);
    },
  );

  test.each(since('1.6.9'))('%s: blanks around a topic or a name go, those within stay', (name) => {
    const { model } = read(name, 'user   al ice \t\n  topic  read   a b c \r\n');
    expect(entries(model)).toEqual(['al ice: read a b c']);
  });

  test.each(['1.4.1', '1.4.15', '1.5.11', '1.6.8'])('%s: blanks at the end stay', (name) => {
    const { model } = read(name, 'user  al ice \r\ntopic  read   a b c \n');
    expect(entries(model)).toEqual(['al ice : read a b c ']);
  });

  test('1.4.0 keeps blanks in front as well', () => {
    expect(entries(read('1.4.0', 'user  alice\ntopic read  a\n').model)).toEqual([' alice: read  a']);
  });

  test('a blank line end makes the access the topic up to 1.6.8', () => {
    expect(entries(read('1.6.8', 'topic read \n').model)).toEqual(['-: readwrite read']);
    expect(entries(read('1.6.8', 'topic read  \n').model)).toEqual(['-: read ']);
  });

  test.each(since('2.0.11'))('%s: what denies is tried first', (name) => {
    const { model, refused } = read(
      name,
      'topic a\ntopic deny b\ntopic c\ntopic deny d\npattern %u\npattern deny x/%c',
    );
    expect(refused).toEqual([]);
    expect(entries(model)).toEqual([
      '-: deny d',
      '-: deny b',
      '-: readwrite a',
      '-: readwrite c',
      '*: deny x/%c',
      '*: readwrite %u',
    ]);
  });

  test.each(before('1.5.6'))('%s: a file that grants nothing allows everything', (name) => {
    expect(read(name, '# nothing\n').remarks).toEqual(['hint acl-file-lets-all-in -']);
  });
});

describe('what an ACL file is refused for', () => {
  test.each(GENERATIONS)('%s: a topic or user without a name', (name) => {
    expect(read(name, 'topic\n').refused).toEqual(['1 acl-topic-empty "topic"']);
    expect(read(name, '\n  pattern \n').refused).toEqual(['2 acl-topic-empty "  pattern "']);
    expect(read(name, 'user\r\n').refused).toEqual(['1 acl-user-empty "user"']);
    expect(read(name, 'user \n').refused).toEqual(['1 acl-user-empty "user "']);
  });

  test.each(GENERATIONS)('%s: an access it does not know', (name) => {
    expect(read(name, 'topic readonly a\n').refused).toEqual(['1 acl-access-invalid "readonly"']);
    expect(read(name, 'user bob\ntopic READ a').refused).toEqual(['2 acl-access-invalid "READ"']);
  });

  test.each(before('2.0.11'))('%s: deny', (name) => {
    expect(read(name, 'topic deny d/#\n').refused).toEqual(['1 acl-access-invalid "deny"']);
  });

  test.each(since('1.6.9'))('%s: a filter with a wildcard out of place', (name) => {
    expect(read(name, 'topic read a+b\n').refused).toEqual(['1 acl-topic-invalid "a+b"']);
    expect(read(name, 'topic a/#/b\n').refused).toEqual(['1 acl-topic-invalid "a/#/b"']);
    expect(read(name, 'topic read a # c\n').refused).toEqual(['1 acl-topic-invalid "a # c"']);
    expect(read(name, 'pattern x%u/+c\n').refused).toEqual(['1 acl-topic-invalid "x%u/+c"']);
  });

  test.each(before('1.6.9'))('%s: no filter at all', (name) => {
    expect(read(name, 'topic read a+b\ntopic a/#/b\n').refused).toEqual([]);
  });

  test('too many levels', () => {
    const deep = (slashes: number) => `topic read ${'/'.repeat(slashes)}`;
    expect(read('2.1.2', deep(200)).refused).toEqual([]);
    expect(read('2.1.2', deep(201)).refused).toHaveLength(1);
    expect(read('2.1.2', `topic read ${'é'.repeat(32768)}`).refused).toHaveLength(1);
    expect(read('2.1.2', `topic read ${'é'.repeat(32767)}`).refused).toEqual([]);
  });

  const unknown = 'nonsense x\nTopic read a\ntopic\tread a\n # late\n';

  test.each(since('1.5.6'))('%s: a line that begins with anything else', (name) => {
    expect(read(name, unknown).refused).toEqual([
      '1 acl-line-unknown "nonsense"',
      '2 acl-line-unknown "Topic"',
      '3 acl-line-unknown "topic\\tread"',
      '4 acl-line-unknown "#"',
    ]);
  });

  test.each(before('1.5.6'))('%s: passes over such a line', (name) => {
    const { refused, remarks } = read(name, `topic a\n${unknown}`);
    expect(refused).toEqual([]);
    expect(remarks).toHaveLength(4);
    expect(remarks[0]).toBe('hint 2 acl-line-unknown "nonsense"');
  });
});

describe('what is odd about an ACL file', () => {
  test('a pattern that is the same for all clients', () => {
    expect(read('1.5.0', 'pattern read a\n').remarks).toEqual([]);
    expect(read('1.5.1', 'pattern read a\n').remarks).toEqual(['warning 1 acl-pattern-plain "a"']);
    expect(read('2.1.2', 'pattern read %C/a/%u\n').remarks).toEqual([]);
  });

  const nul = 'topic a\ntopic b\0 c\ntopic d\n';

  test('a NUL hides the rest of the line, later the rest of the file', () => {
    expect(entries(read('1.6.8', nul).model)).toEqual(['-: readwrite a', '-: readwrite b', '-: readwrite d']);
    expect(entries(read('2.0.22', nul).model)).toEqual(['-: readwrite a']);
    expect(entries(read('2.0.22', `${nul}x`).model)).toEqual(['-: readwrite a', '-: readwrite b']);
    expect(entries(read('2.1.2', nul).model)).toEqual(['-: readwrite a']);
    expect(entries(read('2.1.2', 'topic b\0 c').model)).toEqual(['-: readwrite b']);
    expect(read('2.1.2', nul).remarks).toEqual(['hint 2 access-line-nul "topic b"']);
  });

  test('a line that begins with NUL is empty from 2.0.12', () => {
    expect(entries(read('2.0.11', '\0\ntopic a\n').model)).toEqual([]);
    expect(entries(read('2.0.12', '\0\ntopic a\n').model)).toEqual(['-: readwrite a']);
    expect(entries(read('2.1.2', '\0\ntopic a\n').model)).toEqual(['-: readwrite a']);
  });

  test('a last line of just the size of the buffer is never seen', () => {
    const line = (bytes: number) => `topic ${'x'.repeat(bytes - 6)}`;
    expect(entries(read('2.0.22', line(254)).model)).toHaveLength(1);
    expect(read('2.0.22', line(255)).remarks[0]).toContain('hint 1 access-last-line-lost');
    expect(entries(read('2.0.22', line(255)).model)).toHaveLength(0);
    expect(entries(read('2.0.22', `${line(255)}\n`).model)).toHaveLength(1);
    expect(entries(read('2.0.22', `${line(300)}\n${line(255)}`).model)).toHaveLength(2);
    expect(entries(read('2.0.22', `${line(300)}\n${line(1255)}`).model)).toHaveLength(1);
    expect(entries(read('1.6.8', line(255)).model)).toHaveLength(1);
  });

  test('a long line is read in pieces up to 1.6.8', () => {
    const long = `topic ${'é'.repeat(508)}ntopic b\n`;
    expect(read('1.6.9', long).refused[0]).toContain('1 acl-access-invalid');
    expect(read('1.6.8', long).refused).toEqual([]);
    expect(entries(read('1.6.8', long).model)[1]).toBe('-: readwrite b');
    expect(read('1.6.8', long).remarks.map((r) => r.split(' ').slice(0, 3).join(' '))).toEqual([
      'hint 1 access-line-too-long',
    ]);
  });
});
