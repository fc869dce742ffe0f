import { releases } from '@mosquitto-conf/config';
import { checkAcl } from '@mosquitto-conf/config/internal';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doPrepareRename, doRename, type Project, RenameRefused } from '../src/index.js';
import { edited, type OpenOptions, open, textAt } from './support/open.js';

type Files = Readonly<Record<string, string>>;

/** The files after a rename at the cursor. */
function renamed(files: Files | string, newName: string, options?: OpenOptions): Record<string, string> {
  const { project, document, position } = open(files, options);
  const { changes = {} } = doRename(document, position, newName);
  const texts = [...project.files].map((file): [string, string] => {
    const other = project.document(file)!;
    return [file, edited(other, changes[other.uri] ?? [])];
  });
  return Object.fromEntries(texts);
}

/** Why a rename is refused; undefined if it is not. */
function refusal(files: Files | string, newName: string, options?: OpenOptions): string | undefined {
  try {
    renamed(files, newName, options);
    return undefined;
  } catch (error) {
    if (error instanceof RenameRefused) return error.message;
    throw error;
  }
}

const SALT = 'WyeumtP/9mcn02Yl';
const HASH = 'qwgYbWfEzUZEj+Atw6jqwED1YNhM3oRUzVam1P6iWPZ6l45bvrTx7ggbeee+OaQ3cltaoIJnlyXJkqIIDWbn1w==';
const SECRET = `$7$101$${SALT}$${HASH}`;
const MAIN = 'listener 1883\nallow_anonymous false\npassword_file passwd\nacl_file acl\n';

const access = (acl: string, passwd = `ana:${SECRET}\nbea:${SECRET}\n`): Files => ({
  'mosquitto.conf': MAIN,
  passwd,
  acl,
});

describe('doPrepareRename', () => {
  it.each([
    [access('user an<|>a\n'), 'ana'],
    [access('user  ana b<|>  \n'), 'ana b'],
    [access('', `<|>ana:${SECRET}\n`), 'ana'],
    [{ 'mosquitto.conf': 'listener 1\npsk_file psk\npsk_hint x\n', psk: 'ke<|>y:00\n' }, 'key'],
    ['plugin_load au<|>th a.so\n', 'auth'],
    ['connection off<|>ice\n', 'office'],
  ])('offers what can be renamed: %#', (files, name) => {
    const { document, position } = open(files);
    const offer = doPrepareRename(document, position);
    expect(offer && [textAt(document, offer.range), offer.placeholder]).toEqual([name, name]);
  });

  it.each(['listen<|>er 1\n', 'listener 1<|>883\n', 'password_file pass<|>wd\n', '# conn<|>ection a\n'])(
    'offers nothing else: %j',
    (text) => {
      const { document, position } = open(text);
      expect(doPrepareRename(document, position)).toBeUndefined();
      expect(refusal(text, 'new')).toMatch(/^Only users/);
    },
  );
});

describe('doRename', () => {
  it('renames a user in password and ACL files', () => {
    const files = access('user ana\ntopic a\nuser bea\nuser  an<|>a \n');
    expect(renamed(files, 'carl x')).toEqual({
      'mosquitto.conf': MAIN,
      passwd: `carl x:${SECRET}\nbea:${SECRET}\n`,
      acl: 'user carl x\ntopic a\nuser bea\nuser  carl x \n',
    });
  });

  it('renames a user in every file that belongs together, and in no other', () => {
    const main = [
      'per_listener_settings true',
      'listener 1\npassword_file p1\nacl_file acl',
      'listener 2\npassword_file p2\nacl_file acl',
      'listener 3\npassword_file p3\nacl_file other',
    ].join('\n');
    const entry = (name: string) => `${name}:${SECRET}\n`;
    const files = {
      'mosquitto.conf': main,
      p1: entry('ana'),
      p2: entry('ana'),
      p3: entry('ana'),
      other: 'user ana\n',
    };
    expect(renamed({ ...files, acl: 'user a<|>na\n' }, 'bea')).toEqual({
      ...files,
      p1: entry('bea'),
      p2: entry('bea'),
      acl: 'user bea\n',
    });
  });

  it('renames an identity, and the user that it is', () => {
    const main = 'listener 1\npsk_file psk\npsk_hint x\nacl_file acl\n';
    const files = { psk: 'a<|>na:00\n', acl: 'user ana\n' };
    expect(renamed({ 'mosquitto.conf': main, ...files }, 'bea')).toMatchObject({
      psk: 'bea:00\n',
      acl: 'user ana\n',
    });
    const users = `${main}use_identity_as_username true\n`;
    expect(renamed({ 'mosquitto.conf': users, ...files }, 'bea')).toMatchObject({
      psk: 'bea:00\n',
      acl: 'user bea\n',
    });
  });

  it('renames a plugin where it is loaded and used', () => {
    const text = 'plugin_load auth a.so\nlistener 1\nplugin_use au<|>th\n';
    expect(renamed(text, 'login')).toEqual({
      'mosquitto.conf': 'plugin_load login a.so\nlistener 1\nplugin_use login\n',
    });
  });

  it('renames a bridge, with the topic of its state', () => {
    const main = 'acl_file acl\nconnection off<|>ice\naddress a\ntopic # out 0\n';
    const acl = 'topic read $SYS/broker/connection/machine.office/state\n';
    expect(renamed({ 'mosquitto.conf': main, acl }, 'home')).toEqual({
      'mosquitto.conf': 'acl_file acl\nconnection home\naddress a\ntopic # out 0\n',
      acl: 'topic read $SYS/broker/connection/machine.home/state\n',
    });
  });

  it('changes nothing for the same name', () => {
    expect(renamed(access('user an<|>a\n'), 'ana')).toMatchObject({ acl: 'user ana\n' });
  });
});

describe('RenameRefused', () => {
  const ana = access('user an<|>a\ntopic a\n');
  const bridges = 'connection a<|>\naddress a\ntopic # out 0\nconnection b\naddress a\ntopic # out 0\n';
  const state = {
    'mosquitto.conf': `acl_file acl\n${bridges}`,
    acl: 'topic read $SYS/broker/connection/machine.a/state\n',
  };

  it.each<[string, Files | string, string, RegExp]>([
    ['an empty name', ana, '', /empty/],
    ['several lines', ana, 'a\nb', /line break/],
    ['a name that another user has', ana, 'bea', /already a user `bea` \(passwd:2\)/],
    ['a colon in a password file', ana, 'a:b', /line 1 of `passwd` .* read the name as `a`/],
    ['a comment', ana, '#ana', /no longer find a user in line 1 of `passwd`/],
    ['blanks at the ends', ana, ' carl', /read the name as `carl`/],
    ['a name of blanks', ana, ' ', /empty|no longer/],
    ['a name that is too long', ana, 'x'.repeat(65536), /longer than 65,535 bytes/],
    [
      'a wildcard where patterns are',
      access('pattern %u/#\nuser an<|>a\n'),
      'a+b',
      /pattern `%u\/#` \(acl:1\)/,
    ],
    ['a slash where patterns have the name', access('pattern %u/#\nuser an<|>a\n'), 'a/b', /pattern `%u\/#`/],
    ['blanks in a plugin’s name', 'plugin_load a<|> a.so\n', 'a b', /read the name as `a`/],
    ['a plugin’s name that is taken', 'plugin_load a<|> a.so\nplugin_load b b.so\n', 'b', /already a plugin/],
    ['a bridge’s name that is taken', bridges, 'b', /already a bridge `b` \(mosquitto.conf:4\)/],
    ['blanks in a bridge’s name', bridges, 'x y', /read the name as `x`/],
    ['a wildcard in the state of a bridge', state, 'x+', /is not a valid topic filter/],
  ])('refuses %s', (_, files, newName, sentence) => {
    expect(refusal(files, newName)).toMatch(sentence);
  });

  it('accepts names that are safe: a colon or # in an ACL file alone, a wildcard without patterns', () => {
    const alone = { 'mosquitto.conf': 'acl_file acl\n', acl: 'user an<|>a\ntopic a\n' };
    expect(refusal(alone, 'a:b')).toBeUndefined();
    expect(refusal(alone, '#ana')).toBeUndefined();
    expect(refusal(ana, 'a+b/c')).toBeUndefined();
  });

  it('refuses while a file that names the same users is elsewhere', () => {
    const main = MAIN.replace('password_file passwd', 'password_file /etc/passwd');
    const files = { 'mosquitto.conf': main, acl: 'user an<|>a\n' };
    expect(refusal(files, 'carl', { machine: { elsewhere: true } })).toMatch(
      /`\/etc\/passwd`.*cannot be read/,
    );
  });
});

/** What every user may do with every topic. */
function decisions({ analysis, release }: Project, names: readonly string[], topics: readonly string[]) {
  return analysis.access.map(({ acl, passwords }) =>
    names.map((username) => [
      passwords?.users.has(username),
      topics.map((topic) =>
        (['read', 'write'] as const).map(
          (access) => checkAcl(acl, { username, clientId: 'c', topic, access }, release).allowed,
        ),
      ),
    ]),
  );
}

describe('any rename', () => {
  const name = fc.oneof(
    fc.constantFrom('ana', 'bea', 'c d', '#x', 'a/b', 'x+', 'e:f', ' g', 'h\t', '%u', 'é'),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
  );
  const aclLine = fc.constantFrom(
    'user ana',
    'user bea',
    'user c d',
    'topic read t/1',
    'topic deny t/2',
    'topic t/#',
    'pattern read %u/t',
    'pattern p/%u/#',
    'pattern %c',
  );
  const entry = fc.constantFrom(`ana:${SECRET}`, `bea:${SECRET}`, `c d:${SECRET}`, `# ana:x`, '');
  const target = fc.constantFrom(
    ...releases.filter((_, index) => index % 9 === 0).map(({ name }) => name),
    'latest',
  );

  it('is refused, or leaves everything as it was but for the name', () => {
    fc.assert(
      fc.property(
        fc.array(aclLine, { maxLength: 8 }),
        fc.uniqueArray(entry, { maxLength: 4 }),
        fc.constantFrom('ana', 'bea', 'c d'),
        name,
        target,
        (aclLines, entries, oldName, newName, target) => {
          const acl = ['topic t/0', ...aclLines, `user ${oldName}<|>`, ''].join('\n');
          const files = access(acl, entries.map((line) => `${line}\n`).join(''));
          const before = open(files, { target }).project;
          let after: Project;
          try {
            after = open(renamed(files, newName, { target }), { target }).project;
          } catch (error) {
            expect(error).toBeInstanceOf(RenameRefused);
            expect((error as Error).message).toMatch(/^[A-Z].*\.$/s);
            return;
          }
          expect(after.analysis.outcome).toBe(before.analysis.outcome);
          const others = ['ana', 'bea', 'c d'].filter((other) => other !== oldName && other !== newName);
          const topicsOf = (name: string) => ['t/0', 't/1', 't/2', 't/3', 'c', `${name}/t`, `p/${name}/x`];
          expect(decisions(after, [newName], topicsOf(newName))).toEqual(
            decisions(before, [oldName], topicsOf(oldName)),
          );
          expect(decisions(after, others, topicsOf('bea'))).toEqual(
            decisions(before, others, topicsOf('bea')),
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('clients, groups and roles of dynamic security', () => {
  const CONFIGURATION =
    'listener 1883 127.0.0.1\nplugin /usr/lib/mosquitto_dynamic_security.so\nplugin_opt_config_file people.data\n';
  const text = (client: string, group: string, role: string, first = client) => `{
  "clients": [{"username": "${first}", "roles": [{"rolename": "${role}"}]}, {"username": "bea"}],
  "groups": [{"groupname": "${group}", "clients": [{"username": "${client}"}], "roles": [{"rolename": "${role}"}]}],
  "roles": [{"rolename": "${role}", "acls": [{"acltype": "publishClientSend", "topic": "%u/a", "allow": true}]}],
  "anonymousGroup": "${group}"
}
`;
  const files = (security: string): Files => ({ 'mosquitto.conf': CONFIGURATION, 'people.data': security });

  it.each([
    ['client', files(text('ana', 'staff', 'house', 'a<|>na')), text('eva', 'staff', 'house'), 'eva'],
    [
      'group',
      files(text('ana', 'st<|>aff', 'house').replace('st<|>aff"}', 'staff"}')),
      text('ana', 'team', 'house'),
      'team',
    ],
    [
      'role',
      files(text('ana', 'staff', 'house').replace('"house"', '"ho<|>use"')),
      text('ana', 'staff', 'home'),
      'home',
    ],
  ])('%s: wherever it is named', (_, before, after, name) => {
    const once = Object.fromEntries(
      Object.entries(before).map(([file, content]) => {
        const [start = '', ...rest] = content.split('<|>');
        return [file, rest.length > 0 ? `${start}<|>${rest.join('')}` : start];
      }),
    );
    expect(renamed(once, name)['people.data']).toBe(after);
  });

  it('is written as JSON', () => {
    const after = renamed(files(text('ana', 'staff', 'house', 'a<|>na')), 'a"b')['people.data']!;
    expect(JSON.parse(after).clients[0].username).toBe('a"b');
    expect(JSON.parse(after).groups[0].clients[0].username).toBe('a"b');
  });

  it('is refused where the file would mean something else', () => {
    const before = files(text('ana', 'staff', 'house', 'a<|>na'));
    expect(refusal(before, 'bea')).toBe('There is already a client `bea` (people.data:2).');
    expect(refusal(before, '')).toBe('Write a name: it cannot be empty.');
    expect(refusal(before, 'a/b')).toBe(
      'The topic `%u/a` of the role `house` would not apply to `a/b` as it does to `ana`.',
    );
    const acl = {
      ...before,
      'mosquitto.conf': `${CONFIGURATION}acl_file acl\n`,
      acl: 'user ana\ntopic a\n',
    };
    expect(refusal(acl, 'eva')).toBe('The ACL file names this user too (acl:1): rename both by hand.');
    expect(refusal({ ...acl, acl: 'user eva\ntopic a\n' }, 'eva')).toBe(
      'The ACL file has lines for `eva` (acl:1), which would apply to this client.',
    );
  });
});
