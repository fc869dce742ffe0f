import { describe, expect, test } from 'vitest';
import { PASSWORDS, TLS_FILES } from '../../src/examples/example-files.js';
import { EXAMPLE_MAIN } from '../../src/examples/example-host.js';
import { readExample } from '../../src/examples/read-example.js';
import { diagnose } from '../../src/index.js';
import { findings, fixed, lines, reports } from './findings.js';

/** The lines of the ACL file that a rule reports. */
function inAcl(
  rule: string,
  cases: readonly (readonly [string, readonly number[], string, string?])[],
): void {
  const text = 'listener 1883\npassword_file passwd\nacl_file acl\n';
  reports(
    rule,
    cases.map(([what, found, acl, target]) => {
      const files = { passwd: PASSWORDS, acl };
      return [what, found, text, { files, ...(target ? { target } : {}) }] as const;
    }),
  );
}

inAcl('acl-deny-without-effect', [
  ['nothing is granted', [2], 'user ana\ntopic deny a/#\n'],
  ['a part is granted', [], 'user ana\ntopic deny a/#\ntopic read a/b\n'],
  ['another user is granted it', [2], 'user ana\ntopic deny a/#\nuser bruno\ntopic read a/b\n'],
  ['a pattern grants it', [], 'user ana\ntopic deny a/%u\npattern read a/+\n'],
  ['above the first user', [1], 'topic deny a/#\ntopic read b\n'],
  ['before 2.0 there was no deny', [], 'user ana\ntopic deny a/#\n', '1.6.15'],
]);

inAcl('acl-grant-denied', [
  ['all of it is denied', [3], 'user ana\ntopic deny a/#\ntopic read a/b\n'],
  ['a part of it is denied', [], 'user ana\ntopic deny a/b\ntopic read a/#\n'],
  ['another user is denied it', [], 'user ana\ntopic deny a/#\nuser bruno\ntopic read a/b\n'],
]);

inAcl('acl-line-repeated', [
  ['the same access', [3], 'user ana\ntopic read a\ntopic read a\n'],
  ['more access above', [3], 'user ana\ntopic readwrite a\ntopic read a\n'],
  ['less access above', [], 'user ana\ntopic read a\ntopic readwrite a\n'],
  ['other access', [], 'user ana\ntopic read a\ntopic write a\n'],
  ['fewer topics above', [], 'user ana\ntopic read a\ntopic read +\n'],
  ['it is denied above', [], 'user ana\ntopic deny a\ntopic read a\n'],
]);

inAcl('acl-topic-unreachable', [
  ['writing to $SYS', [1], 'topic write $SYS/a\n'],
  ['reading it', [], 'topic read $SYS/a\n'],
  ['reading it is left of both', [], 'topic readwrite $SYS/a\n'],
  ['denying it', [], 'topic deny $SYS/a\n'],
  ['$share', [1], 'topic read $share/a/b\n'],
  ['another topic with a dollar sign', [], 'topic write $other/a\n'],
  ['before 1.6 it was allowed', [], 'topic write $SYS/a\n', '1.5.11'],
]);

inAcl('acl-without-sys', [
  ['all is read', [2], 'user ana\ntopic read #\n'],
  ['all is read and written', [2], 'user ana\ntopic readwrite #\n'],
  ['all is written', [], 'user ana\ntopic write #\n'],
  ['$SYS is granted elsewhere', [], 'user ana\ntopic read #\nuser bruno\ntopic read $SYS/#\n'],
  ['not all is read', [], 'user ana\ntopic read a/#\n'],
]);

inAcl('acl-substitution-in-word', [
  ['a part of a level', [1], 'pattern read a/x%u\n'],
  ['a level of its own', [], 'pattern read a/%u\n'],
  ['2.0 fills it in', [], 'pattern read a/x%u\n', '2.0.22'],
  ['a topic line does not', [], 'topic read a/x%u\n'],
]);

inAcl('acl-wildcard-in-word', [
  ['a part of a level', [1], 'topic read a/x+\n', '1.6.8'],
  ['a level of its own', [], 'topic read a/+\n', '1.6.8'],
  ['from 1.6.9 it is refused', [], 'topic read a/x+\n', '1.6.9'],
  ['a comment', [], 'topic read a/x # b\n', '1.6.8'],
]);

inAcl('acl-literal-substitution', [
  ['the client id', [1], 'topic read a/%c\n'],
  ['the username', [1], 'topic read a/%u\n'],
  ['another letter', [], 'topic read a/%x\n'],
  ['a pattern', [], 'pattern read a/%c\n'],
]);

inAcl('acl-pattern-under-user', [
  ['right below a user', [2], 'user ana\npattern read a/%u\n'],
  ['below topics of the user', [3], 'user ana\ntopic read a\npattern read a/%u\n'],
  ['below a blank line', [], 'user ana\n\npattern read a/%u\n'],
  ['below a comment', [], 'user ana\n# for all\npattern read a/%u\n'],
  ['above the user', [], 'pattern read a/%u\nuser ana\n'],
]);

inAcl('acl-topic-for-user-only', [
  ['a comment for everybody', [5], 'user ana\ntopic read a\n\n# everybody\ntopic read b\n'],
  ['a blank line below the comment', [], 'user ana\ntopic read a\n\n# everybody\n\ntopic read b\n'],
  ['another comment', [], 'user ana\ntopic read a\n\n# lamps\ntopic read b\n'],
  ['above the first user', [], '# everybody\ntopic read b\n\nuser ana\ntopic read a\n'],
]);

inAcl('acl-trailing-comment', [
  ['behind a topic', [1], 'topic read a // b\n'],
  ['behind a user', [1], 'user ana # b\n'],
  ['without a blank in front', [], 'topic read a/#\n'],
  ['a dash in a topic', [], 'topic read a-b\n'],
]);

inAcl('acl-user-unknown', [
  ['a user without a password', [1], 'user carla\ntopic read a\n'],
  ['a user with a password', [], 'user ana\ntopic read a\n'],
  ['said once', [1], 'user carla\ntopic read a\nuser carla\ntopic read b\n'],
]);

const CERTIFICATES = 'certfile server.crt\nkeyfile server.key\ncafile ca.crt\nrequire_certificate true\n';

describe('acl-user-unknown', () => {
  const acl = 'user carla\ntopic read a\n';
  test('without TLS there are no certificates to name users', () => {
    const text = 'listener 1883\npassword_file passwd\nacl_file acl\nuse_identity_as_username true\n';
    expect(lines('acl-user-unknown', text, { files: { passwd: PASSWORDS, acl } })).toEqual([1]);
  });

  test.each([
    ['a bridge logs in as the user', 'connection x\naddress y\ntopic a\nlocal_username carla\n'],
    ['a plugin may know the user', 'plugin /x.so\n'],
    ['certificates name users', `${CERTIFICATES}use_identity_as_username true\n`],
    ['subjects of certificates do', `${CERTIFICATES}use_subject_as_username true\n`],
  ])('%s', (_, more) => {
    const text = `listener 1883\npassword_file passwd\nacl_file acl\n${more}`;
    const options = { files: { ...TLS_FILES, passwd: PASSWORDS, acl }, machine: { elsewhere: true } };
    expect(lines('acl-user-unknown', text, options)).toEqual([]);
  });

  test('in other letters', () => {
    const files = { passwd: PASSWORDS, acl: 'user Ana\ntopic read a\n' };
    const [found] = findings('acl-user-unknown', 'listener 1883\npassword_file passwd\nacl_file acl\n', {
      files,
    });
    expect(found?.help).toContain('`user ana`');
  });
});

reports('user-without-acl', [
  [
    'a user without a line of its own',
    [2],
    'listener 1883\npassword_file passwd\nacl_file acl\n',
    { files: { passwd: PASSWORDS, acl: 'pattern read a/%u\nuser ana\ntopic read b\n' } },
  ],
  [
    'a plugin may grant more',
    [],
    'listener 1883\npassword_file passwd\nacl_file acl\nplugin /x.so\n',
    { files: { passwd: PASSWORDS, acl: 'user ana\ntopic read b\n' }, machine: { elsewhere: true } },
  ],
]);

const open = 'listener 1883\nallow_anonymous true\npassword_file passwd\nacl_file acl\n';
reports('acl-nothing-for-anonymous', [
  ['only users', [4], open, { files: { passwd: PASSWORDS, acl: 'user ana\ntopic read a\n' } }],
  ['a topic above them', [], open, { files: { passwd: PASSWORDS, acl: 'topic read a\nuser ana\n' } }],
  ['a pattern by client id', [], open, { files: { passwd: PASSWORDS, acl: 'pattern read a/%c\n' } }],
  ['a pattern by username', [4], open, { files: { passwd: PASSWORDS, acl: 'pattern read a/%u\n' } }],
]);

reports('sys-interval-off', [
  ['$SYS is granted', [1], 'sys_interval 0\nacl_file acl\n', { files: { acl: 'topic read $SYS/#\n' } }],
  ['$SYS is denied', [], 'sys_interval 0\nacl_file acl\n', { files: { acl: 'topic deny $SYS/#\n' } }],
  ['each second', [], 'sys_interval 1\nacl_file acl\n', { files: { acl: 'topic read $SYS/#\n' } }],
]);

const ACL = 'listener 1883\nallow_anonymous true\nacl_file acl\n';

describe('fixes of ACL lines', () => {
  test.each([
    ['topic read a#\n', [['Write a/#', false, 'topic read a/#\n']]],
    ['topic read a#/b\n', [['Write a/+/b', false, 'topic read a/+/b\n']]],
    ['topic read a+/b\n', [['Write a/+/b', false, 'topic read a/+/b\n']]],
    ['topic read a/#/b\n', [['Write a/+/b', false, 'topic read a/+/b\n']]],
    ['topic read a/#/b#\n', [['Write a/+/b/#', false, 'topic read a/+/b/#\n']]],
    ['topic read a+b\n', []],
    ['topic read #a\n', []],
    ['topic read a+b/#\n', []],
  ])('acl-topic-invalid: %j', (acl, fixes) => {
    expect(fixed('acl-topic-invalid', ACL, { files: { acl } })).toEqual(fixes);
  });

  test.each([
    ['topic read a\n  # b\n', [['Remove the spaces before #', true, 'topic read a\n# b\n']]],
    ['topic read a\nTOPIC read b\n', [['Write topic', false, 'topic read a\ntopic read b\n']]],
    ['topic read a\nread b\n', []],
  ])('acl-line-unknown: %j', (acl, fixes) => {
    expect(fixed('acl-line-unknown', ACL, { files: { acl } })).toEqual(fixes);
  });

  test.each([
    ['topic read a/%u\n', 'the username', true],
    ['topic read a/%c\n', 'the client id', true],
    ['topic deny a/%c\n', 'the client id', false],
  ])('acl-literal-substitution: %j', (acl, what, grants) => {
    const [found] = findings('acl-literal-substitution', ACL, { files: { acl } });
    expect(found?.message).toContain(what);
    expect(found?.help?.includes('grants each client its own')).toBe(grants);
  });
});

inAcl('acl-pattern-under-user', [
  [
    'a comment that switches a rule off does not part them',
    [3],
    'user ana\n# checkconfig-disable acl-line-repeated\npattern read a/%u\n',
  ],
  ['an unfinished user line', [], 'user\npattern read a/%u\n', '2.0.22'],
]);

reports('acl-user-unknown', [
  [
    'a plugin of the listener may know the user',
    [],
    'per_listener_settings true\nlistener 1883\npassword_file passwd\nacl_file acl\nplugin /x.so\n',
    {
      files: { passwd: PASSWORDS, acl: 'user carla\ntopic read a\n' },
      machine: { elsewhere: true },
      target: '2.0.22',
    },
  ],
]);

reports('user-without-acl', [
  [
    'a plugin of the listener may grant more',
    [],
    'per_listener_settings true\nlistener 1883\npassword_file passwd\nacl_file acl\nplugin /x.so\n',
    {
      files: { passwd: PASSWORDS, acl: 'user ana\ntopic read b\n' },
      machine: { elsewhere: true },
      target: '2.0.22',
    },
  ],
  [
    'an ACL file without users and patterns',
    [1, 2],
    'listener 1883\npassword_file passwd\nacl_file acl\n',
    { files: { passwd: PASSWORDS, acl: 'topic read b\n' } },
  ],
]);

inAcl('acl-trailing-comment', [
  ['several blanks', [1], 'topic read a   // b\n'],
  ['an empty comment', [1], 'topic read a //\n'],
  ['dashes', [1], 'topic read a -- b\n'],
  ['a semicolon', [1], 'topic read a ;b\n'],
  ['a topic of slashes', [], 'topic read a ///\n'],
]);

describe('a pattern below a user that is the same for all clients', () => {
  const text = 'listener 1883\npassword_file passwd\nacl_file acl\n';
  const files = { passwd: PASSWORDS, acl: 'user ana\npattern read sensors/#\n' };

  test('is one finding', () => {
    const { analysis } = readExample({ text, files }, undefined);
    const found = diagnose(analysis, EXAMPLE_MAIN).filter(({ rule }) => rule.startsWith('acl-'));
    expect(found.map(({ rule }) => rule)).toEqual(['acl-pattern-under-user']);
    expect(found[0]?.help).toContain('write `topic` instead of `pattern`');
  });

  test('may become a topic of the user, or stay for all below a blank line', () => {
    const [found] = findings('acl-pattern-under-user', text, { files });
    expect(found?.fixes.map(({ title, decision = false }) => [title, decision])).toEqual([
      ['Write topic', true],
      ['Put a blank line above the pattern', false],
    ]);
  });
});
