import { at, type Directive } from '@mosquitto-conf/config';
import fc from 'fast-check';
import type { Ground } from './ground.js';

/** Numbers at and around the bounds that directives have. */
const NUMBERS = [
  1, 0, 2, 3, 5, 9, 10, 19, 20, 60, 100, 1024, 3600, 65534, 65535, 65536, 1_000_000, 10_000_001, 268_435_455,
  268_435_456, 2_147_483_647,
];

const HEX40 = '0123456789abcdef0123456789abcdef01234567';

/** Values a careful person might write, by directive. Paths are relative or lead nowhere: some brokers run as root. */
function named({ ports, plugin }: Ground): Readonly<Record<string, readonly string[]>> {
  const [first, second] = ports;
  return {
    user: ['mosquitto', 'root', 'nobody'],
    pid_file: ['m.pid', 'data/m.pid'],
    include_dir: ['conf.d', 'conf.d/', './conf.d'],
    listener: ports.flatMap((port) => [`${port}`, `${port} 127.0.0.1`, `${port} localhost`, `${port} ::1`]),
    port: ports.map(String),
    bind_address: ['127.0.0.1', 'localhost', '::1', '0.0.0.0', '::', '*'],
    bind_interface: ['lo'],
    mount_point: ['a/', 'a/b/', 'x', '/', 'é/'],
    acl_file: ['acl', 'assets/passwords.txt'],
    password_file: ['assets/passwords.txt', 'pw'],
    psk_file: ['psk'],
    auto_id_prefix: ['auto-', 'x'],
    clientid_prefixes: ['secure-'],
    cafile: ['assets/certs/ca.crt', 'assets/certs/other-ca.crt'],
    capath: ['assets/certs', 'data'],
    certfile: ['assets/certs/server.crt'],
    keyfile: ['assets/certs/server.key'],
    crlfile: ['assets/certs/crl.pem'],
    ciphers: ['HIGH', 'DEFAULT', 'ECDHE-ECDSA-AES128-GCM-SHA256', 'HIGH:!aNULL', '@SECLEVEL=2:DEFAULT'],
    'ciphers_tls1.3': ['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256'],
    tls_version: ['tlsv1.2', 'tlsv1.3', 'tlsv1.1'],
    psk_hint: ['hint', 'a hint'],
    tls_keyform: ['pem', 'engine'],
    tls_engine_kpass_sha1: [HEX40, HEX40.toUpperCase()],
    http_dir: ['data', 'assets', '.'],
    persistence_file: ['p.db', 'mosquitto.db'],
    persistence_location: ['data/', './', 'data', '.'],
    persistent_client_expiration: ['1d', '12h', '8w', '2m', '1y', '1000d'],
    log_dest: ['stderr', 'stdout', 'file mosq.log', 'syslog', 'topic', 'none', 'file data/my log.txt'],
    log_type: ['all', 'error', 'warning', 'notice', 'information', 'none', 'debug', 'websockets'],
    log_timestamp_format: ['%Y-%m-%dT%H:%M:%S', '%s', 'plain', '%H %%'],
    connection: ['b1', 'b2', 'cloud', 'a/b'],
    address: [
      `127.0.0.1:${second}`,
      `localhost:${first}`,
      `::1:${second}`,
      '127.0.0.1',
      `127.0.0.1:${first} [::1]:1`,
    ],
    topic: [
      '#',
      'a/# out',
      '# in 1',
      '# both 2',
      'a out 0 l/ r/',
      'a/+/b in 1 "" r/',
      '"" out 0 l r',
      'a out 1 "" ""',
    ],
    notification_topic: ['a/state', 'x'],
    remote_password: ['secret', 'two words'],
    local_clientid: ['local', 'l.b1'],
    remote_clientid: ['remote', 'r.b1'],
    restart_timeout: ['5', '5 30', '0', '10 10'],
    bridge_bind_address: ['127.0.0.1', 'localhost'],
    bridge_cafile: ['assets/certs/ca.crt'],
    bridge_capath: ['assets/certs'],
    bridge_certfile: ['assets/certs/client.crt'],
    bridge_keyfile: ['assets/certs/client.key'],
    bridge_identity: ['id'],
    bridge_psk: ['deadbeef', 'ABCDEF01'],
    bridge_tls_version: ['tlsv1.2', 'tlsv1.3'],
    bridge_alpn: ['mqtt'],
    bridge_tcp_keepalive: ['60 10 3'],
    plugin: plugin === undefined ? ['/nope.so'] : [plugin, '/nope.so'],
    plugin_opt_: ['x', 'dynsec.json'],
    websockets_origin: ['https://example.org'],
    memory_limit: ['0', '1000000', '100000000'],
    accept_protocol_versions: ['3,4,5', '5', '3 4'],
  };
}

interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

/** Numbers the release takes, as far as its bounds are known. */
function numbers(directive: Directive, ground: Ground): readonly string[] {
  const kind = at(directive.kind, ground.release) as {
    options?: { limits?: Parameters<typeof at<Bounds>>[0] };
  };
  const { min = 0, max = Number.MAX_SAFE_INTEGER } = at<Bounds>(kind.options?.limits ?? {}, ground.release);
  return [min, ...NUMBERS.filter((number) => number > min && number <= max)].map(String);
}

/** A value the release should take. */
export function rightValue(directive: Directive, ground: Ground): fc.Arbitrary<string> {
  const own = named(ground)[directive.name];
  if (own) return fc.constantFrom(...own);
  const kind = at(directive.kind, ground.release);
  if (kind.name === 'boolean') return fc.constantFrom('true', 'false', '1', '0');
  if (kind.name === 'integer') return fc.constantFrom(...numbers(directive, ground));
  const words = kind.words?.(ground.release) ?? [];
  return words.length > 0 ? fc.constantFrom(...words) : fc.constantFrom('x', 'a b', 'x1');
}

/** Values that are wrong for most directives, or right for another. */
const STRANGERS = [
  '',
  ' ',
  'x',
  '#',
  '+',
  'a/#/b',
  '-1',
  '-2147483649',
  '0',
  '1',
  '10k',
  '0x10',
  '010',
  '1.5',
  '+5',
  '1e3',
  '99999999999999999999',
  '4294967296',
  '4294967297',
  '65536',
  'yes',
  'True',
  'TRUE',
  'on',
  'true false',
  '"true"',
  "'x'",
  'nope',
  'nope/x',
  '/nope/x',
  'data',
  '.',
  'assets/certs/ca.crt',
  'acl',
  'a:b',
  ':',
  '::1',
  '1:2:3',
  '127.0.0.1',
  '127.0.0.2',
  '10.9.9.9',
  'name.invalid',
  'stderr',
  'file',
  'file nope/x.log',
  'mqtt',
  'websockets',
  'tlsv1',
  'tlsv1.2 tlsv1.3',
  '30',
  '30s',
  '5 4',
  '5 x',
  '1d2',
  'd',
  'é',
  '%',
  '\\',
  'a\tb',
  'x=y',
  '= x',
  'a\u0001b',
  'a\u007fb',
  'a\u0085b',
  '\ufeff',
  'a\u00a0b',
  'a\ufffeb',
  'a\ufdd0b',
  '😀',
  'a\udc80b',
  'a\udcc3',
  'a\0b',
  '\0',
  'a # c',
  '$SYS/x',
  '$share/g/x',
  `${'x'.repeat(300)}`,
  `${'y'.repeat(5000)}`,
  `${'z'.repeat(70_000)}`,
  'x'.repeat(50),
  'x'.repeat(51),
  `${'p'.repeat(107)}`,
  `${'p'.repeat(108)}`,
  '0123456789abcdef',
  'abc',
  'deadbee',
];

/** What a slip of the pen makes of a value. */
const SLIPS: readonly ((value: string) => string)[] = [
  (value) => `${value} # c`,
  (value) => `${value}#`,
  (value) => `${value} extra`,
  (value) => `${value}\t`,
  (value) => `${value}  `,
  (value) => `"${value}"`,
  (value) => value.slice(0, -1),
  (value) => value.slice(1),
  (value) => value.toUpperCase(),
  (value) => `${value}${value}`,
  (value) => `${value} ${value}`,
  (value) => value.replace(' ', '\t'),
  (value) => value.replace(' ', '  '),
  (value) => `-${value}`,
  (value) => `${value}\0x`,
  (value) => `${value}\udcff`,
  (value) => `${value}/`,
  (value) => `${value}\r`,
  (value) => `${value}\v`,
  (value) => `= ${value}`,
];

/** Any value: right, nearly right or wrong. */
export function anyValue(directive: Directive, ground: Ground): fc.Arbitrary<string> {
  const right = rightValue(directive, ground);
  return fc.oneof(
    { weight: 3, arbitrary: right },
    { weight: 4, arbitrary: fc.tuple(right, fc.constantFrom(...SLIPS)).map(([value, slip]) => slip(value)) },
    { weight: 4, arbitrary: fc.constantFrom(...STRANGERS) },
  );
}
