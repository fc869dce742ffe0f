import type { Example } from '../rule.js';
import { PLUGIN } from './example-faults.js';

/** The hash of a password that no client uses. */
const HASH =
  '$7$1000$MTIzNDU2Nzg5MDEy$h3OGTDkrPBc1IDrkvFUXjghw4dN9103fBdTZDvDSOC4EJPkNbHi3fY2BTXXd1fmFkTQ4lpBRhpsAUEy+yj0eSQ==';

const ACCESS =
  '{"publishClientSend": false, "publishClientReceive": true, "subscribe": false, "unsubscribe": true}';

/** What an example changes in a file without mistakes: parts of its text. */
export interface DynamicSecurityParts {
  readonly defaults?: string;
  /** Clients besides the administrator. */
  readonly clients?: string;
  readonly administrator?: string;
  readonly groups?: string;
  /** Roles besides that of the administrator. */
  readonly roles?: string;
  readonly more?: string;
}

/** An entry of a client with a password. */
export function clientText(name: string, rest = ''): string {
  return `{"username": "${name}", "encoded_password": "${HASH}"${rest === '' ? '' : `, ${rest}`}}`;
}

/** The file of the plugin. */
export function dynamicSecurityText({
  defaults = ACCESS,
  administrator = clientText('admin', '"roles": [{"rolename": "admin"}]'),
  clients = clientText('ana', '"roles": [{"rolename": "house"}]'),
  groups = '',
  roles = `{
      "rolename": "house",
      "acls": [{"acltype": "subscribePattern", "topic": "house/#", "allow": true}]
    }`,
  more = '',
}: DynamicSecurityParts = {}): string {
  return `{
  "defaultACLAccess": ${defaults},
  "clients": [
    ${[administrator, clients].filter((text) => text !== '').join(',\n    ')}
  ],
  "groups": [${groups}],
  "roles": [
    {
      "rolename": "admin",
      "acls": [{"acltype": "publishClientSend", "topic": "$CONTROL/dynamic-security/#", "allow": true}]
    },
    ${roles}
  ]${more === '' ? '' : `,\n  ${more}`}
}
`;
}

/** A configuration with the plugin and its file. */
export function dynamicSecurityExample(
  file: DynamicSecurityParts | string,
  { target, anonymous = false }: { readonly target?: string; readonly anonymous?: boolean } = {},
): Example {
  return {
    text: `
      listener 1883 127.0.0.1${anonymous ? '\n      allow_anonymous true' : ''}
      plugin /usr/lib/mosquitto_dynamic_security.so
      plugin_opt_config_file dynamic-security.json
    `,
    files: {
      '/usr/lib/mosquitto_dynamic_security.so': PLUGIN,
      'dynamic-security.json': typeof file === 'string' ? file : dynamicSecurityText(file),
    },
    ...(target === undefined ? {} : { target }),
  };
}
