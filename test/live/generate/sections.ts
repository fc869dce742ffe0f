import { directives } from '@mosquitto-conf/config';
import fc from 'fast-check';
import type { Ground } from './ground.js';
import { ofScope, rightLine } from './lines.js';
import { joined, line, perhaps, type Section, some } from './parts.js';

/** What would decide on more than a section is about, or needs company. */
const APART = new Set([
  'include_dir',
  'listener',
  'port',
  'bind_address',
  'connection',
  'plugin',
  'per_listener_settings',
  'user',
  'acl_file',
  'psk_file',
  'password_file',
  'memory_limit',
  'log_dest',
  'log_type',
  'log_timestamp_format',
  'plugin_opt_',
]);

const TLS = new Set([
  'cafile',
  'capath',
  'certfile',
  'keyfile',
  'ciphers',
  'ciphers_tls1.3',
  'crlfile',
  'dhparamfile',
  'tls_version',
  'psk_hint',
  'tls_engine',
  'tls_engine_kpass_sha1',
  'tls_keyform',
  'protocol',
  'http_dir',
  'bind_interface',
  'max_qos',
  'mount_point',
  'socket_domain',
]);

const BRIDGE_APART = new Set([
  'address',
  'topic',
  'bridge_identity',
  'bridge_psk',
  'bridge_cafile',
  'bridge_capath',
  'bridge_certfile',
  'bridge_keyfile',
  'bridge_tls_version',
]);

/** Directives of the broker as a whole. */
export function broker(ground: Ground): Section {
  const all = [...ofScope(ground, 'broker', APART), ...ofScope(ground, 'security', APART)];
  return some(
    all.map((directive) => rightLine(directive, ground)),
    5,
  );
}

/** Where the log goes, which decides how much of the rest can be seen. */
export function log(ground: Ground): Section {
  const about = directives.filter(({ name }) => name.startsWith('log_') && name !== 'log_facility');
  return some(
    about.map((directive) => rightLine(directive, ground)),
    2,
  );
}

/** The files that decide on access. */
export function access(): Section {
  return some(
    [line('acl_file', 'acl'), line('password_file', 'assets/passwords.txt', 'pw'), line('psk_file', 'psk')],
    2,
  );
}

/** A listener in the clear, on a port or a Unix socket, perhaps for websockets. */
export function listener(ground: Ground): Section {
  const ports = ground.ports.map(String);
  const where = fc.oneof(
    { weight: 6, arbitrary: line('listener', ...ports) },
    {
      weight: 2,
      arbitrary: line(
        'listener',
        ...ports.flatMap((port) => [`${port} 127.0.0.1`, `${port} ::1`, `${port} localhost`]),
      ),
    },
    { weight: 1, arbitrary: line('listener', '0 mosq.sock', '0 data/m.sock', '0 two words.sock') },
  );
  const own = ofScope(ground, 'listener', TLS).map((directive) => rightLine(directive, ground));
  const more = fc.oneof(
    { weight: 6, arbitrary: fc.constant([]) },
    {
      weight: 1,
      arbitrary: joined(
        line('protocol', 'websockets'),
        perhaps(line('http_dir', 'data', 'assets', 'nope', 'acl')),
      ),
    },
    { weight: 1, arbitrary: line('bind_interface', 'lo', 'LO', 'eth9', 'l').map((text) => [text]) },
    { weight: 1, arbitrary: line('socket_domain', 'ipv4', 'ipv6').map((text) => [text]) },
    { weight: 1, arbitrary: line('mount_point', 'a/', 'x', 'é').map((text) => [text]) },
  );
  return joined(where, some(own, 3), more);
}

/** A bridge, whole most of the time. */
export function bridge(ground: Ground): Section {
  const own = ofScope(ground, 'bridge', BRIDGE_APART).map((directive) => rightLine(directive, ground));
  const [first, second] = ground.ports;
  const topics = [
    '#',
    'a/# out',
    '# in 1',
    '# both 2 l/ r/',
    'a out 0 "" r/',
    'b in 1 l/',
    '"" out 1 l r',
    'é/# both',
    'a both 1 # c',
    'a out 1 "" ""',
  ];
  const security = fc.oneof(
    { weight: 6, arbitrary: fc.constant([]) },
    {
      weight: 1,
      arbitrary: joined(
        line('bridge_cafile', 'assets/certs/ca.crt', 'nope', 'acl'),
        perhaps(line('bridge_tls_version', 'tlsv1.2', 'nonsense', 'tlsv1.3')),
        perhaps(line('bridge_insecure', 'true')),
      ),
    },
    {
      weight: 1,
      arbitrary: joined(
        perhaps(line('bridge_certfile', 'assets/certs/client.crt', 'nope')),
        perhaps(line('bridge_keyfile', 'assets/certs/client.key', 'nope')),
      ),
    },
    {
      weight: 1,
      arbitrary: joined(
        perhaps(line('bridge_identity', 'id')),
        perhaps(line('bridge_psk', 'deadbeef', 'xyz', 'abc')),
      ),
    },
    { weight: 1, arbitrary: line('bridge_capath', 'assets/certs', 'nope').map((text) => [text]) },
  );
  return joined(
    line('connection', 'b1', 'b2', 'b3', 'a b', 'é', 'b1 # c'),
    line(
      'address',
      `127.0.0.1:${second}`,
      `localhost:${first}`,
      `[::1]:${first}`,
      '127.0.0.1',
      '10.9.9.9:1',
      `name.invalid:${first}`,
      `127.0.0.1:${first} 127.0.0.1:${second}`,
    ),
    fc.array(line('topic', ...topics), { minLength: 1, maxLength: 3 }),
    some(own, 3),
    security,
  );
}
