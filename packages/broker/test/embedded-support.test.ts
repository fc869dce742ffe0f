import { getDiffieHellman } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  analyse,
  at,
  type Configuration,
  type Directive,
  directives,
  findDirective,
  findTarget,
  knows,
  releases,
  type Security,
  Settings,
} from '@mosquitto-conf/config';
import { nodeHost } from '@mosquitto-conf/config/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Broker } from '../src/index.js';
import { readArguments, runBroker } from '../src/run/index.js';
import { certificates, TLS } from './support/certificates.js';

const folder = mkdtempSync(join(tmpdir(), 'embedded-support-'));
const path = join(folder, 'm.conf');

/** Names of the directives that were set, and that a running broker asked for. */
const asked = new Set<string>();
/** Names of the directives without which a configuration has other listeners, plugins or files. */
const shaping = new Set<string>();
const methods = ['get', 'setting', 'has', 'all'] as const;
const originals = methods.map((method) => [method, Settings.prototype[method]] as const);
const isSet = Settings.prototype.has;

/** Notes from now on which directives are asked for where a line has set them. */
function record(counts: (directive: Directive) => boolean = () => true): void {
  for (const [method, original] of originals) {
    Settings.prototype[method] = function (this: Settings, directive: Directive): never {
      if (counts(directive) && isSet.call(this, directive)) asked.add(settingName(directive));
      return original.call(this, directive) as never;
    };
  }
}

function stopRecording(): void {
  for (const [method, original] of originals) Settings.prototype[method] = original as never;
}

/** The name by which a setting is asked for. */
function settingName({ name, sets }: Directive): string {
  return sets?.name ?? name;
}

const SHARED = `include_dir ${folder}/more
sys_interval 30
set_tcp_nodelay true
memory_limit 100000000
allow_duplicate_messages true
check_retain_source false
retain_available true
queue_qos0_messages true
upgrade_outgoing_qos true
persistence true
persistence_location ${folder}/
persistence_file m.db
autosave_interval 60
autosave_on_changes true
persistent_client_expiration 1d
retain_expiry_interval 5
max_inflight_bytes 1000
max_inflight_messages 10
max_queued_bytes 1000
max_queued_messages 10
max_keepalive 600
max_packet_size 1000
message_size_limit 900
connection_messages false
clientid_prefixes c-
`;

const PER_LISTENER = `allow_anonymous true
allow_zero_length_clientid true
auto_id_prefix a-
password_file ${folder}/passwords
acl_file ${folder}/acl
`;

const LISTENER = `max_connections 5
max_qos 1
max_topic_alias 3
mount_point m/
use_username_as_clientid true
`;

const CERTIFICATE = `${TLS}capath ${certificates}
ciphers HIGH
ciphers_tls1.3 TLS_AES_256_GCM_SHA384
crlfile ${certificates}/crl.pem
tls_version tlsv1.2
require_certificate true
use_identity_as_username true
use_subject_as_username true
`;

/** Bridges to a port that refuses them, so that they have asked for everything by then. */
const BRIDGE = `connection garden
address 127.0.0.1:1
topic # both 1 a/ b/
round_robin true
start_type lazy
threshold 5
idle_timeout 10
restart_timeout 5 30
keepalive_interval 30
remote_clientid far
remote_username ana
remote_password p
local_clientid near
cleansession true
notifications true
notification_topic state
try_private true
bridge_attempt_unsubscribe false
bridge_protocol_version mqttv311
bridge_cafile ${certificates}/ca.crt
bridge_capath ${certificates}
bridge_certfile ${certificates}/client.crt
bridge_keyfile ${certificates}/client.key
bridge_insecure true
bridge_tls_version tlsv1.2
`;

const BRIDGE_1_6 = `notifications_local_only true
bridge_alpn mqtt
bridge_require_ocsp true
`;

const BRIDGE_2_0 = `bridge_bind_address 127.0.0.1
bridge_max_packet_size 1000
bridge_outgoing_retain false
local_cleansession false
`;

const BRIDGE_2_1 = `bridge_ciphers HIGH
bridge_ciphers_tls1.3 TLS_AES_256_GCM_SHA384
bridge_tls_use_os_certs true
bridge_receive_maximum 5
bridge_session_expiry_interval 60
bridge_max_topic_alias 5
bridge_reload_type immediate
bridge_tcp_keepalive 10 10 3
`;

const WITH_KEY = `connection keyed
address 127.0.0.1:1
topic # in
bridge_identity lamp
bridge_psk 00
`;

const CONFIGURATIONS = [
  [
    '2.0.22',
    `per_listener_settings true
${SHARED}port 1885
bind_address 127.0.0.1
socket_domain ipv4
${PER_LISTENER}listener 1883 127.0.0.1
bind_interface lo
${LISTENER}${PER_LISTENER}listener 8883 127.0.0.1
${CERTIFICATE}dhparamfile ${folder}/dh.pem
listener 8884 127.0.0.1
psk_hint garden
psk_file ${folder}/keys
listener 8080 127.0.0.1
protocol websockets
http_dir ${folder}
${BRIDGE}${BRIDGE_1_6}${BRIDGE_2_0}${WITH_KEY}`,
  ],
  [
    '1.4.8',
    `retry_interval 30
listener 1883 127.0.0.1
${BRIDGE}`,
  ],
  [
    '2.1.2',
    `${SHARED}enable_control_api true
global_max_clients 9
global_max_connections 8
${PER_LISTENER}global_plugin /usr/lib/mosquitto_acl_file.so
plugin_opt_acl_file ${folder}/acl
plugin /usr/lib/mosquitto_password_file.so
plugin_opt_password_file ${folder}/passwords
plugin_load acl /usr/lib/mosquitto_acl_file.so
plugin_opt_acl_file ${folder}/acl
packet_buffer_size 2048
listener 1883 127.0.0.1
plugin_use acl
listener_allow_anonymous true
listener_auto_id_prefix b-
max_topic_alias_broker 4
accept_protocol_versions 4,5
${LISTENER}listener 8883 127.0.0.1
${CERTIFICATE}disable_client_cert_date_checks true
listener 8080 127.0.0.1
protocol websockets
websockets_origin https://example.org
listener 1890 127.0.0.1
enable_proxy_protocol 2
proxy_protocol_v2_require_tls true
${BRIDGE}${BRIDGE_1_6}${BRIDGE_2_0}${BRIDGE_2_1}${WITH_KEY}`,
  ],
] as const;

/** The group of 2048 bits of RFC 3526, as `openssl dhparam` writes one. */
function dhParameters(): string {
  const [before, after] = ['308201080282010100', '020102'].map((hex) => Buffer.from(hex, 'hex'));
  const der = Buffer.concat([before!, getDiffieHellman('modp14').getPrime(), after!]).toString('base64');
  return `-----BEGIN DH PARAMETERS-----\n${der.match(/.{1,64}/g)!.join('\n')}\n-----END DH PARAMETERS-----\n`;
}

/** Reads a configuration. Root would check whether `user` can read the access files, as the reference does. */
function analyseText(target: string, text: string) {
  writeFileSync(path, text);
  const host = { ...nodeHost({ checkFiles: true }), root: false, hasFilePlugins: true as const };
  return { host, analysis: analyse(path, findTarget(target)!, host) };
}

/** Starts and reloads a broker. What is asked while the configuration is read and checked does not count. */
async function play(target: string, text: string): Promise<void> {
  const { host, analysis } = analyseText(target, text);
  expect(analysis.stop?.message).toBeUndefined();
  record();
  const { configuration } = analysis;
  const broker = new Broker(configuration, { host, ports: 'ephemeral', persistence: true });
  await broker.start();
  broker.reload();
  await broker.close();
  stopRecording();
}

/** What a configuration consists of, apart from settings. */
function shapeOf({ files, perListenerSettings, security, listeners, bridges }: Configuration): string {
  const plugins = (one: Security) => one.plugins.map(({ path, name, options }) => [path, name, options]);
  return JSON.stringify([
    files.map(({ path }) => path),
    perListenerSettings,
    plugins(security),
    bridges.map(({ name, addresses, topics }) => [name, addresses, topics]),
    listeners.map(({ port, host, unixSocketPath, security }) => [
      port,
      host,
      unixSocketPath,
      plugins(security),
    ]),
  ]);
}

/** Finds the directives that shape a configuration: it is read once without the lines of each. */
function findShaping(target: string, text: string): void {
  const whole = shapeOf(analyseText(target, text).analysis.configuration);
  const lines = text.split('\n');
  const directiveOf = (line: string) => findDirective(line.split(' ')[0] ?? '')?.directive;
  for (const directive of new Set(lines.map(directiveOf))) {
    if (!directive) continue;
    // Line numbers stay as they are.
    const rest = lines.map((line) => (directiveOf(line) === directive ? '' : line)).join('\n');
    const { configuration } = analyseText(target, rest).analysis;
    if (shapeOf(configuration) !== whole) shaping.add(directive.name);
  }
}

/** Runs the command until it cannot open its port, after it has opened its log and written its process id. */
async function runCommand(): Promise<void> {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  writeFileSync(
    path,
    `pid_file ${folder}/pid
log_dest file ${folder}/log
log_type all
log_facility 1
log_timestamp true
log_timestamp_format %Y
listener ${port} 127.0.0.1
`,
  );
  // The command also reads and checks the configuration; only it has a log and a process id.
  record(({ name, group }) => group === 'logging' || name === 'pid_file');
  await runBroker(readArguments(['-c', path]));
  stopRecording();
  taken.close();
}

beforeAll(async () => {
  mkdirSync(join(folder, 'more'));
  const files = {
    keys: 'lamp:0123456789abcdef\n',
    passwords: `ana:$6$${'A'.repeat(16)}$${Buffer.alloc(64).toString('base64')}\n`,
    acl: 'topic #\n',
    'dh.pem': dhParameters(),
    'more/a.conf': '',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text, { mode: 0o600 });
  for (const [target, text] of CONFIGURATIONS) {
    await play(target, text);
    findShaping(target, text);
  }
  await runCommand();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Whether the embedded broker executes at least some lines of a directive. */
function isExecuted(directive: Directive): boolean {
  return releases.some((release) => {
    const support = at(directive.embedded, release);
    const isPartly = typeof support === 'object' && (support.concerns || support.partly);
    return knows(release, directive) && (support === 'executed' || isPartly);
  });
}

describe('a directive that the embedded broker executes', () => {
  it.each(directives.filter(isExecuted))(
    '$name shapes the configuration, or the broker asks for it where it is set',
    (directive) => {
      expect(shaping.has(directive.name) || asked.has(settingName(directive))).toBe(true);
    },
  );
});
