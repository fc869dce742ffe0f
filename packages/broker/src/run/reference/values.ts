import { since } from '@mosquitto-conf/config';
import { atoi, atol, strictInt } from '@mosquitto-conf/config/internal';
import { type Fault, quoted } from './fault.js';
import { called, keepalivePart } from './names.js';

type Line = (fault: Fault) => string | undefined;

const number = ({ words }: Fault) => atoi(words[0] ?? '');
/** The number as 2.1 reads it: `0x10` is 16. */
const strict = (fault: Fault) => {
  const value = strictInt(fault.words[0] ?? '');
  return since(fault.release, '2.1') && typeof value === 'number' ? value : number(fault);
};
const invalid: Line = (fault) => `Invalid ${called(fault)} value (${strict(fault)}).`;
const unsigned: Line = (fault) => `Invalid ${called(fault)} value (${strict(fault) >>> 0}).`;
const invalidInConfiguration: Line = (fault) => `Invalid ${called(fault)} value in configuration.`;

/** Numbers outside their range, by directive. */
const ranges: Readonly<Record<string, Line>> = {
  bridge_max_topic_alias: () => 'bridge_max_topic_alias must be > 0 and <= 65535.',
  bridge_receive_maximum: (fault) =>
    strict(fault) <= 0
      ? 'bridge_receive_maximum must be greater than 0.'
      : 'bridge_receive_maximum must be lower than 65535.',
  bridge_session_expiry_interval: () => 'bridge_session_expiry_interval must not be negative.',
  bridge_tcp_keepalive: (fault) => `invalid TCP keepalive ${keepalivePart(fault)} value.`,
  bridge_tcp_user_timeout: () => 'invalid TCP user timeout value.',
  enable_proxy_protocol: () => 'enable_proxy_protocol must be 1 or 2.',
  keepalive_interval: () => 'Bridge keepalive value too high.',
  log_facility: invalid,
  max_inflight_messages: (fault) => `${called(fault)} must be <= 65535.`,
  max_keepalive: invalid,
  max_packet_size: (fault) =>
    since(fault.release, '2.1') ? `${called(fault)} must be >= 20.` : invalid(fault),
  max_qos: (fault) =>
    `${quoted(since(fault.release, '2.0') ? 'max_qos' : 'maximum_qos', fault)} must be between 0 and 2 inclusive.`,
  max_topic_alias: invalidInConfiguration,
  max_topic_alias_broker: invalidInConfiguration,
  memory_limit: (fault) => `Invalid ${called(fault)} value (${atol(fault.words[0] ?? '')}).`,
  message_size_limit: unsigned,
  packet_buffer_size: ({ release }) =>
    `${since(release, '2.1') ? 'Packet buffer' : 'Websockets headers'} size must be between 0 and 65535 inclusive.`,
  port: invalid,
  restart_timeout: ({ words, text }) =>
    text === words[2]
      ? 'stable connection period cannot be negative.'
      : 'backoff cap is lower than the base in restart_timeout.',
  retain_expiry_interval: () => 'retain_expiry_interval must be >= 1.',
  sys_interval: invalid,
};

/** Lines for words that are not among the choices, by directive; for others it is `Invalid NAME value (WORD).` */
const choices: Readonly<Record<string, Line>> = {
  bridge_protocol_version: (fault) => `Invalid ${called(fault)} value (${fault.rest}).`,
  bridge_reload_type: (fault) => `Invalid ${called(fault)} value in configuration (${fault.words[0]}).`,
  socket_domain: (fault) =>
    since(fault.release, '2.1')
      ? `Invalid 'socket_domain' value '${fault.words[0]}' in configuration.`
      : `Invalid socket_domain value "${fault.words[0]}" in configuration.`,
  start_type: (fault) =>
    fault.words[0] === 'manual'
      ? 'Manual start_type not supported.'
      : `Invalid ${called(fault)} value in configuration (${fault.words[0]}).`,
};

/** Lines for missing values, by directive; for others it is `Empty NAME value in configuration.` */
const empty: Readonly<Record<string, Line>> = {
  address: () => 'Empty address value in configuration.',
  global_plugin: () => "Missing plugin path for plugin name '(null)'.",
  log_dest: (fault) =>
    fault.words.length > 0
      ? 'Empty "log_dest file" value in configuration.'
      : `Empty ${called(fault)} value in configuration.`,
  plugin: (fault) =>
    since(fault.release, '2.1')
      ? "Missing plugin path for plugin name '(null)'."
      : 'Empty auth_plugin value in configuration.',
  // The option is called by its key.
  plugin_opt_: (fault) =>
    `Empty ${quoted(fault.written.replace(/^(?:auth|plugin)_opt_/, ''), fault)} value in configuration.`,
  // 2.1 names the wrong directive.
  socket_domain: (fault) =>
    since(fault.release, '2.1')
      ? "Empty 'start_type' value in configuration."
      : 'Empty socket_domain value in configuration.',
};

/** Lines for texts that are too long, by directive. At 65,536 bytes and more there is none. */
const lengths: Readonly<Record<string, Line>> = {
  auto_id_prefix: () => 'auto_id_prefix length must be <= 50.',
  listener_auto_id_prefix: (fault) => `${called(fault)} length must be <= 50.`,
};

const by =
  (lines: Readonly<Record<string, Line>>, otherwise: Line = () => undefined): Line =>
  (fault) =>
    (lines[fault.directive?.name ?? ''] ?? otherwise)(fault);

/** The port of an address is after its last colon. */
const bridgePort = ({ words }: Fault) =>
  words
    .map((word) => (word.includes(':') ? atoi(word.slice(word.lastIndexOf(':') + 1)) : 1883))
    .find(isNoPort);
const isNoPort = (port: number) => port < 1 || port > 65535;

const NO_SOCKET = 'A listener with port 0 must provide a Unix socket path.';

/** Mosquitto's lines for values, by the code of the problem. */
export const values: Readonly<Record<string, Line>> = {
  'missing-value': by(empty, (fault) => `Empty ${called(fault)} value in configuration.`),
  'missing-plugin-path': ({ words }) => `Missing plugin path for plugin name '${words[0]}'.`,
  'missing-socket-path': () => NO_SOCKET,
  'invalid-boolean': (fault) => `Invalid ${called(fault)} value (${fault.words[0]}).`,
  'invalid-number': (fault) =>
    strictInt(fault.text) === 'out-of-range'
      ? `${called(fault)} value out of range.`
      : `${called(fault)} value not a number.`,
  'number-out-of-range': by(ranges),
  'invalid-choice': by(choices, (fault) => `Invalid ${called(fault)} value (${fault.words[0]}).`),
  'invalid-duration': (fault) => `Invalid ${called(fault)} duration in configuration.`,
  'invalid-character': () => 'Malformed UTF-8 in configuration.',
  'text-too-long': by(lengths),
  'invalid-port': (fault) => {
    if (fault.directive?.name === 'address')
      return `Invalid ${since(fault.release, '2.1') ? 'bridge ' : ''}port value (${bridgePort(fault)}).`;
    const port = strict(fault);
    const isSocket = port === 0 && fault.directive?.name === 'listener' && since(fault.release, '2.0');
    return isSocket ? NO_SOCKET : `Invalid ${quoted('port', fault)} value (${port}).`;
  },
};
