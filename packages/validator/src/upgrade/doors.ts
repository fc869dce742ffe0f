import {
  type AccessScope,
  type Analysis,
  checkAcl,
  type Directive,
  type Listener,
  listenerEncryption,
  since,
} from '@mosquitto-conf/config';
import {
  maxConnections,
  mountPoint,
  passwordFile,
  protocol,
  requireCertificate,
  useIdentityAsUsername,
  useSubjectAsUsername,
  useUsernameAsClientid,
} from '@mosquitto-conf/config/directives';
import { pluginsFor } from '../facts/listeners.js';

/** What decides who comes in at one listener, and what they may do. */
export interface Door {
  /** As a person would name it: `port 1883`, `port 1883 on 127.0.0.1`. */
  readonly name: string;
  readonly protocol: string;
  /** `none`, `certificate` or `psk`. */
  readonly encryption: string;
  /** Settings that decide on client certificates and names. */
  readonly identity: Readonly<Record<string, unknown>>;
  /** Whether a client without a name comes in. */
  readonly anonymous: boolean;
  /** Plugins that are asked, with their options. */
  readonly plugins: readonly string[];
  /** Users that a password file knows. */
  readonly users: readonly string[];
  /** Whether a client with this name has a way in. */
  admits(user: string): 'yes' | 'no' | 'plugin';
  /** Filters that its ACL file speaks of. */
  readonly filters: readonly string[];
  readonly aclUsers: readonly string[];
  /** Whether the ACL file lets a client do something. */
  may(user: string | undefined, topic: string, access: 'read' | 'write'): boolean;
}

const IDENTITY: readonly Directive[] = [
  requireCertificate,
  useIdentityAsUsername,
  useSubjectAsUsername,
  useUsernameAsClientid,
  mountPoint,
  maxConnections,
];

/** The client id that stands for any. */
export const CLIENT = 'client';

/** The listeners that the release opens, with what it decides by. */
export function doorsOf(analysis: Analysis): Door[] {
  const { configuration, access } = analysis;
  const { release, listeners, localOnly } = configuration;
  if (localOnly && (since(release, '2.0.12') || listeners.length === 0)) {
    const shared = access.find(({ security }) => security === configuration.security);
    return [door(analysis, 'port 1883 of this machine alone', undefined, shared)];
  }
  const seen = new Map<string, number>();
  return listeners.map((listener) => {
    const name = nameOf(listener);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    const scope = access.find((one) => one.listeners.includes(listener));
    return door(analysis, count > 1 ? `${name} (${count})` : name, listener, scope);
  });
}

function nameOf({ port, host, unixSocketPath }: Listener): string {
  if (unixSocketPath !== undefined) return `socket ${unixSocketPath}`;
  return host === undefined ? `port ${port}` : `port ${port} on ${host}`;
}

function door(
  { configuration }: Analysis,
  name: string,
  listener: Listener | undefined,
  scope: AccessScope | undefined,
): Door {
  const { release } = configuration;
  const from20 = since(release, '2.0');
  const anonymous = listener?.anonymous ?? true;
  const plugins = pluginsFor(configuration, [scope?.security, listener?.security]).map(({ path, options }) =>
    [path, ...options.map(({ key, value }) => `${key}=${value}`)].join(' '),
  );
  const files = scope?.security.settings;
  const { passwords, acl } = scope ?? {};
  const hasPasswords = files?.has(passwordFile) ?? false;
  const settings = listener?.settings;
  return {
    name,
    protocol: settings?.get(protocol) ?? 'mqtt',
    encryption: (listener && listenerEncryption(listener, release)) ?? 'none',
    identity: Object.fromEntries(IDENTITY.map((directive) => [directive.name, settings?.get(directive)])),
    anonymous,
    plugins,
    users: [...(passwords?.users.keys() ?? [])],
    admits(user) {
      if (hasPasswords) {
        if (passwords?.users.has(user)) return 'yes';
        if (passwords?.users.size === 0 && !since(release, '1.6.9')) return 'yes';
        return from20 && plugins.length > 0 ? 'plugin' : 'no';
      }
      if (plugins.length > 0) return 'plugin';
      // Up to 1.6 a name that nobody checks is as good as any (mosquitto_unpwd_check).
      return from20 && !anonymous ? 'no' : 'yes';
    },
    filters: acl
      ? [...acl.anonymous, ...acl.patterns, ...[...acl.users.values()].flat()].map(({ filter }) => filter)
      : [],
    aclUsers: [...(acl?.users.keys() ?? [])],
    may: (username, topic, kind) =>
      checkAcl(acl, { username, clientId: CLIENT, topic, access: kind }, release).allowed,
  };
}
