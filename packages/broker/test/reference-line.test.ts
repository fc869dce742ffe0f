import { analyse, findTarget } from '@mosquitto-conf/config';
import { describe, expect, it } from 'vitest';
import { referenceLine } from '../src/run/reference/reference-line.js';
import { fixedHost } from './support/fixed-host.js';

/** What the broker would print about a configuration, and nothing where it starts. */
function printed(text: string, files: Record<string, string> = {}, release = '2.1.2'): string | undefined {
  const { stop, configuration, report } = analyse(
    'mosquitto.conf',
    findTarget(release)!,
    fixedHost({ 'mosquitto.conf': text, ...files }),
  );
  return stop && referenceLine(stop, configuration, report);
}

const BRIDGE = 'connection away\naddress localhost\ntopic a\n';
const LISTENER = 'listener 1883\n';

/** Each was printed by the real broker. */
describe('the line that scripts look for when the broker does not start', () => {
  it.each([
    ['lisstener 1883\n', "Unknown configuration variable 'lisstener'."],
    [`${LISTENER}max_connections\n`, "Empty 'max_connections' value in configuration."],
    ['listener\n', "Empty 'listener port' value in configuration."],
    ['pid_file a\npid_file b\n', "Duplicate 'pid_file' value in configuration."],
    ['mount_point a/\n', "The 'mount_point' option requires a listener to be defined first."],
    ['cleansession true\n', "The 'cleansession' option requires a bridge to be defined first."],
    ['password x\n', "The 'password' option requires a bridge to be defined first."],
    [`${BRIDGE}password\n`, "Empty 'bridge remote_password' value in configuration."],
    [`${BRIDGE}bridge_psk 00ff\n`, 'Invalid bridge configuration: missing bridge_identity.'],
    [`${BRIDGE}bridge_identity me\n`, 'Invalid bridge configuration: missing bridge_psk.'],
    ['allow_anonymous falst\n', "Invalid 'allow_anonymous' value (falst)."],
    ['autosave_interval 10k\n', "'autosave_interval' value not a number."],
    ['autosave_interval 0x100000000\n', "'autosave_interval' value out of range."],
    ['listener 70000\n', "Invalid 'port' value (70000)."],
    ['listener 0\n', 'A listener with port 0 must provide a Unix socket path.'],
    [`${LISTENER}maximum_qos 3\n`, "'max_qos' must be between 0 and 2 inclusive."],
    ['max_packet_size 0x10\n', "'max_packet_size' must be >= 20."],
    ['max_keepalive 0x10000\n', "Invalid 'max_keepalive' value (65536)."],
    ['connection a\naddress b:x\ntopic c\n', 'Invalid bridge port value (0).'],
    [`${BRIDGE}bridge_tcp_keepalive 1 0 1\n`, 'invalid TCP keepalive interval value.'],
    [`${BRIDGE}bridge_tcp_keepalive 1 2\n`, "Empty 'bridge_tcp_keepalive_counter' value in configuration."],
    [`${BRIDGE}topic "a b\n`, 'Missing closing quote in topic value (b).'],
    ['plugin x.so\nplugin_opt_test\n', "Empty 'test' value in configuration."],
  ])('%s', (text, expected) => {
    expect(printed(text)).toBe(`Error: ${expected}`);
  });

  it.each([
    ['lisstener 1883\n', 'Unknown configuration variable "lisstener".'],
    ['allow_anonymous falst\n', 'Invalid allow_anonymous value (falst).'],
    ['cleansession true\n', 'Invalid bridge configuration.'],
    ['listener x\n', 'A listener with port 0 must provide a Unix socket path.'],
    ['max_packet_size 5x\n', 'Invalid max_packet_size value (5).'],
  ])('%s, as 2.0 has it', (text, expected) => {
    expect(printed(text, {}, '2.0.22')).toBe(`Error: ${expected}`);
  });

  it.each([
    ['ana:plain\n', "Unable to decode line in password file 'users'."],
    ['ana:$5$abcd$efgh\n', "Unable to decode line in password file 'users'."],
    ['ana:$6$\n', "Unable to decode line in password file 'users'."],
    [' :$6$abcd$efgh\n', "Empty username in password file 'users'."],
    // The reference prints the hash too, which must be in no log.
    [':$6$abcd$efgh\n', "Invalid line in password file 'users': :…"],
    ['ana:', "Invalid line in password file 'users': ana"],
    ['ana:\n', "Unable to decode line in password file 'users'."],
  ])('a password file with %s', (users, expected) => {
    expect(printed('listener 1883\npassword_file users\n', { users })).toBe(
      `password-file: Error: ${expected}`,
    );
  });

  it.each([
    ['topic reads a\n', 'Invalid topic access type "reads" in acl_file "acl".'],
    ['topic a#\n', 'Invalid ACL topic "a#" in acl_file "acl".'],
    ['topic\n', 'Empty topic in acl_file "acl".'],
    ['user\n', 'Missing username in acl_file "acl".'],
    ['users ana\n', 'Invalid line in acl_file "acl": users.'],
  ])('an ACL file with %s', (acl, expected) => {
    expect(printed('listener 1883\nacl_file acl\n', { acl })).toBe(`Error: ${expected}`);
    const plugin = 'plugin /x/mosquitto_acl_file.so\nplugin_opt_acl_file acl\n';
    expect(printed(`listener 1883\n${plugin}`, { acl })).toBe(`Error: ${expected}`);
  });

  it('access files that do not exist, and PSK files', () => {
    expect(printed('listener 1883\nacl_file acl\n')).toBe('Error: Unable to open acl_file "acl".');
    expect(printed('listener 1883\npsk_file psk\n')).toBe('Error: Unable to open pwfile "psk".');
    expect(printed('listener 1883\npassword_file pw\n')).toBe(
      'password-file: Error: Unable to open pwfile "pw".',
    );
    expect(printed('listener 1883\npsk_file psk\n', { psk: 'me:0x\n' })).toBe(
      'Error: psk for identity "me" contains non-hexadecimal characters.',
    );
  });

  it('none if the broker starts, and none if Mosquitto logs none', () => {
    expect(printed('listener 1883\n')).toBeUndefined();
    expect(printed('listener 1883\ntls_engine_kpass_sha1 12\n')).toBeUndefined();
  });
});
