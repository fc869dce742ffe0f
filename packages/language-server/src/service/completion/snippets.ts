import type { Configuration } from '@mosquitto-conf/config';
import { logDest } from '@mosquitto-conf/config/directives';

/** Several lines for a purpose, with places to fill in. */
export interface Snippet {
  readonly label: string;
  readonly detail: string;
  readonly file: 'configuration' | 'acl';
  /** In the syntax of the Language Server Protocol. */
  readonly lines: readonly string[];
  /** Releases it is right for; absent bounds mean all. */
  readonly first?: string;
  readonly last?: string;
  /** Where it must not be added, beyond what its directives say themselves. */
  readonly unless?: (configuration: Configuration) => boolean;
}

const CERTIFICATE = [
  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: places of snippets
  'certfile ${2:/etc/mosquitto/certs/server.crt}',
  'keyfile ${3:/etc/mosquitto/certs/server.key}',
];
const AUTHORITY = 'cafile ${4:/etc/mosquitto/ca_certificates/ca.crt}';
const TOPIC = 'topic ${3:sensors/#} ${4|out,in,both|} ${5|1,0,2|}';

export const snippets: readonly Snippet[] = [
  {
    label: 'listener with TLS',
    detail: 'An encrypted port',
    file: 'configuration',
    first: '2.0.0',
    lines: ['listener ${1:8883}', ...CERTIFICATE],
  },
  {
    label: 'listener with TLS',
    detail: 'An encrypted port',
    file: 'configuration',
    last: '1.6.15',
    lines: ['listener ${1:8883}', ...CERTIFICATE, AUTHORITY],
  },
  {
    label: 'listener with client certificates',
    detail: 'An encrypted port for clients with a certificate, whose common name is their username',
    file: 'configuration',
    lines: [
      'listener ${1:8883}',
      ...CERTIFICATE,
      AUTHORITY,
      'require_certificate true',
      'use_identity_as_username true',
    ],
  },
  {
    label: 'listener for WebSockets',
    detail: 'A port for browsers',
    file: 'configuration',
    lines: ['listener ${1:9001}', 'protocol websockets'],
  },
  {
    label: 'listener on a Unix socket',
    detail: 'A listener for programs on the same machine',
    file: 'configuration',
    first: '2.0.0',
    lines: ['listener 0 ${1:/run/mosquitto/mosquitto.sock}'],
  },
  {
    label: 'bridge',
    detail: 'A connection to another broker, with its topics',
    file: 'configuration',
    lines: ['connection ${1:name}', 'address ${2:broker.example.org:1883}', TOPIC],
  },
  {
    label: 'bridge over TLS',
    detail: 'An encrypted connection to another broker, with a login',
    file: 'configuration',
    lines: [
      'connection ${1:name}',
      'address ${2:broker.example.org:8883}',
      TOPIC,
      'bridge_cafile ${6:/etc/ssl/certs/ca-certificates.crt}',
      'remote_username ${7:user}',
      'remote_password ${8:password}',
    ],
  },
  {
    label: 'dynamic security',
    detail: 'Users, groups and roles that can be changed while the broker runs',
    file: 'configuration',
    first: '2.0.0',
    lines: [
      'plugin ${1:/usr/lib/x86_64-linux-gnu/mosquitto_dynamic_security.so}',
      'plugin_opt_config_file ${2:/var/lib/mosquitto/dynamic-security.json}',
    ],
  },
  {
    label: 'password and ACL files',
    detail: 'Clients log in, and an ACL file decides what they may do',
    file: 'configuration',
    lines: [
      'allow_anonymous false',
      'password_file ${1:/etc/mosquitto/passwd}',
      'acl_file ${2:/etc/mosquitto/acl}',
    ],
  },
  {
    label: 'persistence on disk',
    detail: 'Sessions and retained messages are kept after a restart',
    file: 'configuration',
    lines: [
      'persistence true',
      'persistence_location ${1:/var/lib/mosquitto/}',
      'autosave_interval ${2:1800}',
    ],
  },
  {
    label: 'log to a file',
    detail: 'A log file with the time on each line',
    file: 'configuration',
    lines: ['log_dest file ${1:/var/log/mosquitto/mosquitto.log}', 'log_timestamp true'],
    unless: ({ settings }) => settings.all(logDest).some(({ value }) => value.to === 'file'),
  },
  {
    label: 'user with topics',
    detail: 'The topics that one user may read and write',
    file: 'acl',
    lines: ['user ${1:name}', 'topic ${2|readwrite,read,write|} ${3:devices/#}'],
  },
  {
    label: 'topics of each user',
    detail: 'Topics of their own for every user',
    file: 'acl',
    lines: ['pattern ${1|readwrite,read,write|} ${2:users}/%u/#'],
  },
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: places of snippets
];
