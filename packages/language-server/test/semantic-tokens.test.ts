import { at, directives, releases } from '@mosquitto-conf/config';
import { describe, expect, it } from 'vitest';
import { getSemanticTokens, semanticTokensLegend } from '../src/index.js';
import { valueKinds } from '../src/service/semantic-tokens/values.js';
import { type OpenOptions, open } from './support/open.js';

/** Each token as `TEXT type`, with `!` behind a deprecated one. */
function tokens(files: Parameters<typeof open>[0], options?: OpenOptions): string[] {
  const { document } = open(files, options);
  return decode(document.text.getText(), getSemanticTokens(document).data);
}

function decode(text: string, data: readonly number[]): string[] {
  const lines = text.split(/\r\n|\n|\r/);
  const found: string[] = [];
  let line = 0;
  let character = 0;
  for (let index = 0; index < data.length; index += 5) {
    const [down, right, length, type, modifiers] = data.slice(index, index + 5) as [
      number,
      number,
      number,
      number,
      number,
    ];
    character = down === 0 ? character + right : right;
    line += down;
    const words = lines[line]!.slice(character, character + length);
    found.push(`${words} ${semanticTokensLegend.tokenTypes[type]}${modifiers === 1 ? '!' : ''}`);
  }
  return found;
}

describe('getSemanticTokens', () => {
  it('tells booleans, choices, numbers and durations', () => {
    expect(
      tokens(
        'persistence true\nallow_anonymous 0\nprotocol websockets\nmax_keepalive 60\npersistent_client_expiration 14d\n',
      ),
    ).toEqual([
      'persistence keyword',
      'true enumMember',
      'allow_anonymous keyword',
      '0 number',
      'protocol keyword',
      'websockets enumMember',
      'max_keepalive keyword',
      '60 number',
      'persistent_client_expiration keyword',
      '14d duration',
    ]);
  });

  it('leaves alone what is none of the words, and a unit the target does not know', () => {
    expect(
      tokens('persistence yes\nprotocol http\nmax_keepalive ten\npersistent_client_expiration 14s\n', {
        target: '2.0',
      }),
    ).toEqual([
      'persistence keyword',
      'protocol keyword',
      'max_keepalive keyword',
      'persistent_client_expiration keyword',
    ]);
  });

  it('tells as much of a number as the broker reads', () => {
    expect(tokens('max_queued_messages 10k\nrestart_timeout 5 30\n', { target: '2.0' })).toEqual([
      'max_queued_messages keyword',
      '10 number',
      'restart_timeout keyword',
      '5 number',
      '30 number',
    ]);
  });

  it('tells paths, users, texts and destinations of the log', () => {
    expect(
      tokens(
        'user mosquitto\npassword_file /a b\nlog_dest file /var/log/m.log\nlog_dest syslog\nclientid_prefixes sensor\nplugin_load auth /a.so\n',
      ),
    ).toEqual([
      'user keyword',
      'mosquitto user',
      'password_file keyword',
      '/a b path',
      'log_dest keyword',
      'file enumMember',
      '/var/log/m.log path',
      'log_dest keyword',
      'syslog enumMember',
      'clientid_prefixes keyword!',
      'sensor string',
      'plugin_load keyword',
      'auth string',
      '/a.so path',
    ]);
  });

  it('tells the port of a listener from its address, and from the path of a socket', () => {
    expect(tokens('listener 1883 localhost\nlistener 0 /run/m.sock\n')).toEqual([
      'listener keyword',
      '1883 number',
      'localhost string',
      'listener keyword',
      '0 number',
      '/run/m.sock path',
    ]);
  });

  it('parts topics by their levels', () => {
    expect(tokens('topic a/+/b#/# BOTH 1 in/ ""\nnotification_topic a/b\n')).toEqual([
      'topic keyword',
      'a topic',
      '+ wildcard',
      'b# topic',
      '# wildcard',
      'BOTH enumMember',
      '1 number',
      'in topic',
      '"" string',
      'notification_topic keyword',
      'a topic',
      'b topic',
    ]);
  });

  it('takes a quoted topic with blanks for one where the target does', () => {
    expect(tokens('topic "a b" in\n', { target: '2.1' })).toEqual([
      'topic keyword',
      '"a b" string',
      'in enumMember',
    ]);
    expect(tokens('topic "a b" in\n', { target: '2.0' })).toEqual(['topic keyword', '"a string']);
  });

  it('parts the name of a plugin’s option', () => {
    expect(tokens('plugin /a.so\nplugin_opt_config_file /a b\n')).toEqual([
      'plugin keyword',
      '/a.so path',
      'plugin_opt_ keyword',
      'config_file property',
      '/a b string',
    ]);
  });

  it('leaves out what the target does not know, and marks what it discourages', () => {
    expect(tokens('enable_control_api true\nmax_kepalive 5\nport 1883\n', { target: '2.1' })).toEqual([
      'enable_control_api keyword',
      'true enumMember',
      'port keyword!',
      '1883 number',
    ]);
    expect(tokens('enable_control_api true\nport 1883\n', { target: '1.6' })).toEqual([
      'port keyword',
      '1883 number',
    ]);
  });

  it('tells comments, and in them what switches rules off', () => {
    expect(
      tokens(
        '# a comment\n# checkconfig-disable-next-line autosave-off -- why\n#checkconfig-disabled\n  # indented\n',
      ),
    ).toEqual([
      '# a comment comment',
      '#  comment',
      'checkconfig-disable-next-line macro',
      ' autosave-off -- why comment',
      '#checkconfig-disabled comment',
    ]);
  });

  it('tells users, access, topics and what stands for a name in ACL files', () => {
    const files = {
      'mosquitto.conf': 'listener 1883\nacl_file acl\n',
      acl: 'user ana b \ntopic read a/%u<|>\ntopic read\ntopic deny x\npattern write a/%u/x%c/#\ntopics a\n',
    };
    expect(tokens(files)).toEqual([
      'user keyword',
      'ana b user',
      'topic keyword',
      'read enumMember',
      'a topic',
      '%u topic',
      'topic keyword',
      'read topic',
      'topic keyword',
      'deny enumMember',
      'x topic',
      'pattern keyword',
      'write enumMember',
      'a topic',
      '%u substitution',
      'x topic',
      '%c substitution',
      '# wildcard',
    ]);
    // Before 2.0 there is no `deny`: it is refused, and no part of a topic either way.
    expect(tokens({ ...files, acl: 'topic deny x<|>\n' }, { target: '1.6' })).toEqual([
      'topic keyword',
      'deny x topic',
    ]);
  });

  it('tells names from passwords', () => {
    const conf = 'listener 1883\npassword_file passwd\n';
    expect(tokens({ 'mosquitto.conf': conf, passwd: '# users<|>\nana:x:y\n' })).toEqual([
      '# users comment',
      'ana user',
      'x:y string',
    ]);
  });

  it('answers for the lines of a range alone', () => {
    const { document } = open('user a\npersistence true\nmax_keepalive 60\n');
    const range = { start: { line: 1, character: 13 }, end: { line: 1, character: 14 } };
    expect(decode(document.text.getText(), getSemanticTokens(document, range).data)).toEqual([
      'persistence keyword',
      'true enumMember',
    ]);
  });

  it('ends tokens where the editor ends a line', () => {
    expect(tokens('# a\rb\r\nuser m\n')).toEqual(['# a comment', 'b comment', 'user keyword', 'm user']);
  });

  it('knows every kind of value there is', () => {
    const kinds = new Set(
      directives.flatMap(({ kind }) => releases.map((release) => at(kind, release).name)),
    );
    expect([...kinds].sort()).toEqual([...valueKinds].sort());
  });
});
