import { since } from '@mosquitto-conf/config';
import fc from 'fast-check';
import type { Ground } from './ground.js';
import { joined, line, perhaps, type Section } from './parts.js';
import { tlsListener } from './tls-listener.js';

/** What makes start-up fail, or nearly so. */
export function startupFailure(ground: Ground): Section {
  const [port = 1883] = ground.ports;
  // From 1.6.9 to 2.0.11 a folder as an access file is read for ever or not at all, as its memory happens to be
  // (fgets_extending looks at the byte before what it has not read).
  const isUndecided = since(ground.release, '1.6.9') && !since(ground.release, '2.0.12');
  const folder = isUndecided ? 'data/nope' : 'data';
  const hosts = [
    'name.invalid',
    '10.9.9.9',
    '127.0.0.2',
    '*',
    '::ffff:127.0.0.1',
    '256.1.1.1',
    '127.1',
    'fe80::1',
    '[::1]',
    'lo',
    'localhost # c',
    '0.0.0.0',
    '::',
    '0x7f000001',
  ];
  return fc.oneof(
    joined(
      line('listener', ...hosts.map((host) => `${port} ${host}`)),
      perhaps(line('protocol', 'websockets')),
      perhaps(line('socket_domain', 'ipv4', 'ipv6')),
      perhaps(line('bind_interface', 'lo', 'eth9')),
    ),
    joined(
      line('listener', `${port}`),
      line('listener', `${port}`, `${port} 127.0.0.1`, `${port} ::1`),
      perhaps(line('protocol', 'websockets')),
      perhaps(line('socket_domain', 'ipv4', 'ipv6')),
    ),
    joined(
      line('listener', ...ground.reserved.map(String), `${port}`),
      perhaps(line('protocol', 'websockets')),
      perhaps(line('user', 'root', 'nobody')),
    ),
    joined(
      line(
        'plugin',
        '/nope.so',
        'nope.so',
        'acl',
        'assets/certs/ca.crt',
        'libc.so.6',
        'data',
        './acl',
        ...(ground.plugin ? [ground.plugin] : []),
      ),
      perhaps(line('plugin_opt_config_file', 'dynsec.json', 'nope')),
      perhaps(line('auth_plugin_deny_special_chars', 'true')),
    ),
    joined(
      line('acl_file', 'acl', 'nope', folder, 'mosquitto.conf', 'assets/certs/ca.key'),
      perhaps(line('password_file', 'pw', 'nope', folder, 'acl')),
      perhaps(line('psk_file', 'psk', 'nope', folder, 'pw')),
    ),
    joined(
      line(
        'listener',
        '0 nope/m.sock',
        '0 data',
        '0 acl',
        `0 ${'p'.repeat(107)}`,
        `0 ${'p'.repeat(108)}`,
        '0 m.sock',
        '0 /nope/m.sock',
      ),
      perhaps(line('protocol', 'websockets')),
      perhaps(line('listener', '0 m.sock', '0 n.sock')),
    ),
    joined(
      line('persistence', 'true'),
      perhaps(line('persistence_file', 'acl', 'p.db', 'data', 'psk', 'nope/p.db', 'empty')),
      perhaps(line('persistence_location', 'data/', 'nope/', 'data', '')),
    ),
    line('pid_file', 'm.pid', 'nope/m.pid', 'data', '/nope/m.pid', 'acl').map((text) => [text]),
    line('user', 'nope', 'root', 'nobody', 'mosquitto', '0', 'mosquitto # c').map((text) => [text]),
    // A generous limit is another matter: up to 2.0.11 the count goes wrong where a PSK file names someone twice.
    line('memory_limit', '1', '100').map((text) => [text]),
    line('log_dest', 'file nope/x.log', 'file data', 'file m.log', 'syslog', 'topic').map((text) => [text]),
    tlsListener(ground),
    tlsListener(ground),
    tlsListener(ground),
  );
}
