import fc from 'fast-check';
import { joined, line, perhaps, type Section } from './parts.js';

/**
 * Files of the system, such as a person names them, and such as do harm. Only where the broker changes nothing of this
 * machine.
 */
export const absolutePaths: Section = fc.oneof(
  line(
    'pid_file',
    '/dev/null',
    '/run/m.pid',
    '/var/run/m.pid',
    '/tmp/m.pid',
    '/root/m.pid',
    '/etc',
    '/dev/full',
  ).map((text) => [text]),
  line(
    'log_dest',
    'file /dev/null',
    'file /dev/stdout',
    'file /dev/stderr',
    'file /dev/full',
    'file /var/log/m.log',
    'file /tmp/m.log',
    'file /root/m.log',
    'file /etc',
    'file /nope/m.log',
  ).map((text) => [text]),
  joined(
    line('persistence', 'true'),
    perhaps(line('persistence_location', '/var/lib/', '/tmp/', '/nope/', '/root/', '/', '/dev/')),
    perhaps(line('persistence_file', 'm.db', 'null', '/tmp/m.db', 'nope/m.db')),
  ),
  line('acl_file', '/dev/null', '/etc/passwd', '/etc/shadow', '/etc', '/nope').map((text) => [text]),
  line('password_file', '/dev/null', '/etc/passwd', '/etc/shadow', '/etc', '/nope').map((text) => [text]),
  line('psk_file', '/dev/null', '/etc/passwd', '/etc/shadow', '/nope').map((text) => [text]),
  line('include_dir', '/etc', '/usr', '/dev', '/root', '/nope', '/etc/passwd').map((text) => [text]),
  joined(
    line('listener', '0 /tmp/m.sock', '0 /run/m.sock', '0 /root/m.sock', '0 /dev/null', '0 /nope/m.sock'),
    perhaps(line('protocol', 'websockets')),
  ),
  joined(
    line('listener', '1883'),
    perhaps(line('certfile', '/dev/null', '/nope', '/etc/passwd', 'assets/certs/server.crt')),
    perhaps(line('keyfile', '/dev/null', '/etc/shadow', 'assets/certs/server.key')),
    perhaps(line('cafile', '/dev/null', '/etc/passwd', '/etc/ssl/certs/ca-certificates.crt')),
    perhaps(line('capath', '/etc/ssl/certs', '/nope', '/dev/null')),
    perhaps(line('dhparamfile', '/dev/null', '/etc/passwd')),
  ),
  joined(
    line('listener', '9001'),
    line('protocol', 'websockets'),
    line('http_dir', '/', '/root', '/nope', '/etc/passwd', '/dev/null'),
  ),
  line('plugin', '/dev/null', '/etc/passwd', '/usr/lib', '/nope.so').map((text) => [text]),
);
