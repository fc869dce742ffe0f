import type { Configuration, Text } from '@mosquitto-conf/config';
import { logDest } from '@mosquitto-conf/config/directives';
import { snippetTexts as texts } from '../../texts/completion.js';

/** Several lines for a purpose, with places to fill in. */
export interface Snippet {
  readonly label: string;
  readonly detail: Text;
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
    detail: texts.tls,
    file: 'configuration',
    first: '2.0.0',
    lines: ['listener ${1:8883}', ...CERTIFICATE],
  },
  {
    label: 'listener with TLS',
    detail: texts.tls,
    file: 'configuration',
    last: '1.6.15',
    lines: ['listener ${1:8883}', ...CERTIFICATE, AUTHORITY],
  },
  {
    label: 'listener with client certificates',
    detail: texts.clientCertificates,
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
    detail: texts.webSockets,
    file: 'configuration',
    lines: ['listener ${1:9001}', 'protocol websockets'],
  },
  {
    label: 'listener on a Unix socket',
    detail: texts.unixSocket,
    file: 'configuration',
    first: '2.0.0',
    lines: ['listener 0 ${1:/run/mosquitto/mosquitto.sock}'],
  },
  {
    label: 'bridge',
    detail: texts.bridge,
    file: 'configuration',
    lines: ['connection ${1:name}', 'address ${2:broker.example.org:1883}', TOPIC],
  },
  {
    label: 'bridge over TLS',
    detail: texts.tlsBridge,
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
    detail: texts.dynamicSecurity,
    file: 'configuration',
    first: '2.0.0',
    lines: [
      'plugin ${1:/usr/lib/x86_64-linux-gnu/mosquitto_dynamic_security.so}',
      'plugin_opt_config_file ${2:/var/lib/mosquitto/dynamic-security.json}',
    ],
  },
  {
    label: 'password and ACL files',
    detail: texts.accessFiles,
    file: 'configuration',
    lines: [
      'allow_anonymous false',
      'password_file ${1:/etc/mosquitto/passwd}',
      'acl_file ${2:/etc/mosquitto/acl}',
    ],
  },
  {
    label: 'persistence on disk',
    detail: texts.persistence,
    file: 'configuration',
    lines: [
      'persistence true',
      'persistence_location ${1:/var/lib/mosquitto/}',
      'autosave_interval ${2:1800}',
    ],
  },
  {
    label: 'log to a file',
    detail: texts.log,
    file: 'configuration',
    lines: ['log_dest file ${1:/var/log/mosquitto/mosquitto.log}', 'log_timestamp true'],
    unless: ({ settings }) => settings.all(logDest).some(({ value }) => value.to === 'file'),
  },
  {
    label: 'user with topics',
    detail: texts.user,
    file: 'acl',
    lines: ['user ${1:name}', 'topic ${2|readwrite,read,write|} ${3:devices/#}'],
  },
  {
    label: 'topics of each user',
    detail: texts.pattern,
    file: 'acl',
    lines: ['pattern ${1|readwrite,read,write|} ${2:users}/%u/#'],
  },
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: places of snippets
];
