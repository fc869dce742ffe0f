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

  test('a slip', () => {
    const { status, stderr } = checkconfig(folder, ['explain', 'listner']);
    expect([status, stderr]).toEqual([
      2,
      'checkconfig: there is no directive, rule or kind of value "listner"; did you mean "listener"?\n',
    ]);
  });
});
