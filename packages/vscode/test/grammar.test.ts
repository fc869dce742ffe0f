import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { at, directives, latest } from '@mosquitto-conf/config';
import { parseConfiguration } from '@mosquitto-conf/grammar';
import { describe, expect, test } from 'vitest';
import { colours, tokensOf } from './support/tokens.js';

const conf = (text: string) => colours('mosquitto-conf', text);
const acl = (text: string) => colours('mosquitto-acl', text);
const fixtures = fileURLToPath(new URL('../../../fixtures/configs/', import.meta.url));

describe('a configuration', () => {
  test('names by what they belong to, values by what they are', async () => {
    expect(await conf('listener 8883 0.0.0.0\nmax_connections -1\nallow_anonymous false')).toEqual([
      'listener: keyword.control.section.broker',
      '8883: constant.numeric',
      '0.0.0.0: string.unquoted.host',
      'max_connections: keyword.other.directive.listener',
      '-1: constant.numeric',
      'allow_anonymous: keyword.other.directive.security',
      'false: constant.language.boolean',
    ]);
  });

  test('every directive of the catalogue has the scope it belongs to', async () => {
    const names = directives.flatMap((directive) =>
      [directive.name, ...(directive.aliases ?? [])].map((name) => ({ directive, name })),
    );
    for (const { directive, name } of names) {
      const written = directive.family ? `${name}some_option` : name;
      const [first] = await tokensOf('mosquitto-conf', `${written} x`);
      expect(first?.text, name).toBe(written);
      const scope = at(directive.scope, latest);
      expect(first?.scopes[0], name).toMatch(
        new RegExp(`^keyword\\.(other\\.directive|control\\.section)\\.${scope}$`),
      );
      expect(first?.scopes.includes('invalid.deprecated'), name).toBe(directive.deprecated !== undefined);
    }
  });

  test('only a # in the first column begins a comment', async () => {
    expect(await conf('# all of it')).toEqual(['# all of it: comment.line.number-sign']);
    expect(await conf('  # indented')).toEqual([]);
    expect(await conf('persistence true # behind')).not.toContain('# behind: comment.line.number-sign');
  });

  test('names may be indented with blanks, but not with tabs', async () => {
    expect(await conf('   persistence true')).toEqual([
      'persistence: keyword.other.directive.broker',
      'true: constant.language.boolean',
    ]);
    expect(await conf('\tpersistence true')).toEqual([]);
  });

  test('a longer word is another name', async () => {
    expect(await conf('listeners 1883')).toEqual([]);
    expect(await conf('listener\t1883')).toEqual([]);
  });

  test('durations, paths, words of a closed set', async () => {
    expect(
      await conf('persistent_client_expiration 14d\npassword_file /etc/my passwords\nlog_type error'),
    ).toEqual([
      'persistent_client_expiration: keyword.other.directive.broker',
      '14: constant.numeric',
      'd: keyword.other.unit',
      'password_file: keyword.other.directive.security',
      '/etc/my passwords: string.unquoted.path',
      'log_type: keyword.other.directive.broker',
      'error: constant.language',
    ]);
  });

  test('a bridge with topics, directions and addresses', async () => {
    expect(
      await conf('connection cloud\naddress a.example:8883 b.example\ntopic home/+/# out 1 "" up/'),
    ).toEqual([
      'connection: keyword.control.section.broker',
      'cloud: entity.name.section',
      'address: keyword.other.directive.bridge',
      'a.example: string.unquoted.host',
      ':: punctuation.separator.port',
      '8883: constant.numeric',
      'b.example: string.unquoted.host',
      'topic: keyword.other.directive.bridge',
      'home: string.unquoted.topic',
      '/: punctuation.separator.level',
      '+: keyword.operator.wildcard',
      '/: punctuation.separator.level',
      '#: keyword.operator.wildcard',
      'out: keyword.control.direction',
      '1: constant.numeric',
      '"": string.quoted.double.empty',
      'up: string.unquoted.topic',
      '/: punctuation.separator.level',
    ]);
  });

  test('plugins and their options', async () => {
    expect(await conf('plugin_load auth /usr/lib/a.so\nplugin_opt_config_file /etc/dynsec.json')).toEqual([
      'plugin_load: keyword.control.section.broker',
      'auth: entity.name.section',
      '/usr/lib/a.so: string.unquoted.path',
      'plugin_opt_config_file: keyword.other.directive.plugin',
      '/etc/dynsec.json: string.unquoted.path',
    ]);
  });

  test('a line cannot colour the next one', async () => {
    const [last] = (await tokensOf('mosquitto-conf', 'topic "open #\npersistence true')).filter(
      ({ line }) => line === 1,
    );
    expect(last).toEqual({ line: 1, text: 'persistence', scopes: ['keyword.other.directive.broker'] });
  });
});

describe('an ACL file', () => {
  test('users, access, topics and placeholders', async () => {
    expect(await acl('# all\nuser ana maria\ntopic readwrite $SYS/#\npattern deny users/%u/+')).toEqual([
      '# all: comment.line.number-sign',
      'user: keyword.control.user',
      'ana maria: entity.name.section.user',
      'topic: keyword.control.topic',
      'readwrite: storage.modifier.access',
      '$SYS: variable.language.system-topic',
      '/: punctuation.separator.level',
      '#: keyword.operator.wildcard',
      'pattern: keyword.control.pattern',
      'deny: storage.modifier.access.deny',
      'users: string.unquoted.topic',
      '/: punctuation.separator.level',
      '%u: variable.language.placeholder',
      '/: punctuation.separator.level',
      '+: keyword.operator.wildcard',
    ]);
  });

  test('a topic may be called like an access word', async () => {
    expect(await acl('topic read\ntopic write/now')).toEqual([
      'topic: keyword.control.topic',
      'read: string.unquoted.topic',
      'topic: keyword.control.topic',
      'write: string.unquoted.topic',
      '/: punctuation.separator.level',
      'now: string.unquoted.topic',
    ]);
  });

  test('placeholders mean nothing outside of patterns', async () => {
    expect(await acl('topic a/%u')).not.toContain('%u: variable.language.placeholder');
  });
});

describe('a password or PSK file', () => {
  test('users, schemes, what must stay secret', async () => {
    expect(await colours('mosquitto-passwd', 'ana:$7$101$abc$def==\nmeter:00ff\n# note')).toEqual([
      'ana: variable.parameter.user',
      ':: punctuation.separator.key-value',
      '$7$: storage.type.scheme',
      '101$abc$def==: string.unquoted.hash',
      'meter: variable.parameter.user',
      ':: punctuation.separator.key-value',
      '00ff: string.unquoted.secret',
      '# note: comment.line.number-sign',
    ]);
  });
});

describe('the configurations of the fixtures', () => {
  const known = new Set(directives.flatMap(({ name, aliases }) => [name, ...(aliases ?? [])]));
  const families = directives
    .filter(({ family }) => family)
    .flatMap(({ name, aliases }) => [name, ...(aliases ?? [])]);

  test.each(readdirSync(fixtures))('%s: every name and comment, and nothing else', async (folder) => {
    const text = readFileSync(`${fixtures}${folder}/mosquitto.conf`, 'utf8');
    const tokens = await tokensOf('mosquitto-conf', text);
    const found = (line: number, scope: string) =>
      tokens.filter((token) => token.line === line && token.scopes.some((own) => own.startsWith(scope)));
    for (const [number, line] of parseConfiguration(text).lines.entries()) {
      const comments = found(number, 'comment.').length;
      const names =
        found(number, 'keyword.other.directive').length + found(number, 'keyword.control.section').length;
      expect(comments, `line ${number + 1}`).toBe(line.kind === 'comment' ? 1 : 0);
      const name = line.kind === 'directive' ? line.name.text : '';
      const expected = known.has(name) || families.some((family) => name.startsWith(family));
      expect(names, `line ${number + 1}: ${name}`).toBe(expected ? 1 : 0);
    }
  });
});
