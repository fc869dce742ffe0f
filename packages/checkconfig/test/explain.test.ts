import { describe, expect, test } from 'vitest';
import { checkconfig, folder } from './support.js';

function explain(...args: readonly string[]): string {
  const { status, stdout, stderr } = checkconfig(folder, ['explain', ...args]);
  expect([status, stderr]).toEqual([0, '']);
  return stdout;
}

describe('explain', () => {
  test('a directive, as the release knows it', () => {
    expect(explain('max_packet_size')).toMatch(/In release 2\.1\.2:[\s\S]*default {2,}2000000\n/);
    expect(explain('max_packet_size', '--target', '2.0.22')).toMatch(
      /In release 2\.0\.22:[\s\S]*default {2,}0\n/,
    );
    expect(explain('max_packet_size', '--target', '1.5')).toContain('Release 1.5.11 does not know it.');
    expect(explain('max_packet_size')).toMatch(/releases {2,}1\.6\.0 and newer\n/);
    expect(explain('max_packet_size')).toMatch(/changed in {2,}.*2\.1\.0/);
  });

  test('an alias and a plugin option', () => {
    expect(explain('clientid')).toMatch(/^remote_clientid: /);
    expect(explain('plugin_opt_config_file')).toMatch(/^plugin_opt_: /);
  });

  test('a rule, with its examples', () => {
    const text = explain('duration-in-months');
    expect(text).toMatch(/category {2}pitfall\n/);
    expect(text).toContain('Wrong:\n    listener 1883\n');
  });

  test('the rules of a category or a glob', () => {
    expect(explain('style')).toMatch(/^Style: .*\n\n {2}acl-deny-without-effect +info +/);
    expect(explain('psk-key-*')).toMatch(/psk-key-empty +warning .*\n {2}psk-key-not-hex +error /);
  });

  test('how a rule counts in profiles', () => {
    expect(explain('open-to-everybody')).toMatch(/profiles {2}production: error, strict: error\n/);
  });

  test('the fixes of a rule, however it comes by them', () => {
    expect(explain('nobody-can-connect')).toMatch(
      /fix {7}Require passwords: .* \(needs your decision: .*\)\n {12}Accept anonymous clients: /,
    );
    expect(explain('anonymous-beside-passwords')).toContain(
      'fix       Write allow_anonymous false (unsafe: ',
    );
    expect(explain('replaced-setting')).toContain('fix       Remove this line (safe)');
    expect(explain('certificate-expired')).toContain('fix       by hand: ');
  });

  test('a kind of value', () => {
    const text = explain('duration');
    expect(text).toContain('persistent_client_expiration');
    expect(text).toContain('months');
  });

  test('an access file, and its words', () => {
    expect(explain('acl-file')).toMatch(/^acl-file: ACL file\..*\n[\s\S]*topic deny home\/alarm/);
    expect(explain('readwrite')).toContain('publish and to receive');
    expect(explain('pattern')).toMatch(/^pattern \(ACL file\)\n/);
    expect(explain('%u')).toContain('username of the client');
    expect(explain('psk-file')).toContain('psk_file');
  });

  test('a word that is a directive too: both', () => {
    expect(explain('user')).toMatch(/^user: System user[\s\S]*user \(ACL file\)/);
  });

  test('a line of a password file, without its hash', () => {
    const hash = `${'QUJDREVGR0hJSktM'}$${'QUJD'.repeat(21)}QQ==`;
    const text = explain(`ana:$7$101$${hash}`);
    expect(text).toMatch(/user {8}ana\n[\s\S]*PBKDF2[\s\S]*iterations {2}101\n/);
    expect(text).not.toContain(hash);
    expect(explain(`ana:$7$101$${hash}`, '--target', '1.6.15')).toContain(
      'has a type that 1.6.15 does not know',
    );
    const plain = explain('ana:secret-word');
    expect(plain).toContain('is in plain text');
    expect(plain).not.toContain('secret-word');
  });

  test('a list of everything, each of which can be explained', () => {
    const text = explain('--list');
    for (const name of ['listener', 'acl-file', '%u', 'duration', 'security', 'local-only'])
      expect(text).toMatch(new RegExp(`^ {2}${name}( |$)`, 'm'));
  });

  test('nothing to explain', () => {
    const { status, stderr } = checkconfig(folder, ['explain']);
    expect([status, stderr]).toEqual([
      2,
      'checkconfig: name what to explain, or list everything with --list\n',
    ]);
  });

  test('a slip', () => {
    const { status, stderr } = checkconfig(folder, ['explain', 'listner']);
    expect([status, stderr]).toEqual([
      2,
      'checkconfig: there is no directive, rule, word of an access file or kind of value "listner"; did you mean "listener"?\n',
    ]);
  });
});
