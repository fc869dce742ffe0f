import type { ListenerPolicy } from '@mosquitto-conf/config';
import { bindInterface } from '@mosquitto-conf/config/directives';
import { type LoginWays, loginWays } from '@mosquitto-conf/config/internal';
import { isLocal } from '../facts/network.js';
import { count, list } from '../markdown.js';

const protocols: Readonly<Record<string, string>> = {
  mqtt: 'MQTT',
  websockets: 'WebSockets',
  http_api: 'HTTP',
};

/** What a listener speaks: `MQTT, TLS`. */
export function protocolText({ protocol, encryption }: ListenerPolicy): string {
  return `${protocols[protocol.value] ?? protocol.value}, ${encryptionText(encryption.value)}`;
}

/** How a connection is encrypted, in a few words. */
export function encryptionText(encryption: ListenerPolicy['encryption']['value']): string {
  if (encryption === undefined) return 'not encrypted';
  return encryption === 'psk' ? 'TLS with pre-shared keys' : 'TLS';
}

/** Where a listener can be reached: `on 127.0.0.1`. */
export function addressText({ listener }: Pick<ListenerPolicy, 'listener'>): string {
  const { host, unixSocketPath, settings } = listener;
  if (unixSocketPath !== undefined) return `the socket ${unixSocketPath}`;
  const through = settings.get(bindInterface);
  const where = host === undefined ? 'on all addresses' : `on ${host}`;
  const only = through === undefined ? '' : ` of ${through}`;
  return isLocal(listener) && host !== undefined ? `${where}, only on this machine` : `${where}${only}`;
}

/** Which clients may connect at a listener: `2 users with a password`, `anyone`, `no client, …`. */
export function whoMayConnect(policy: ListenerPolicy): string {
  const { admitsClients, requiresCertificate, encryption, usernameSource, psk } = policy;
  if (!admitsClients) return 'clients of the HTTP API';
  const ways = loginWays(policy);
  const identities = psk?.file ? count(psk.file.identities.size, 'identity', 'identities') : 'clients';
  if (ways.identity) {
    const source = usernameSource.value;
    if (source === 'psk') return `${identities} with a pre-shared key`;
    return source === 'proxy'
      ? 'clients with a certificate that the proxy reports, with the name in it as the username'
      : 'clients with a certificate, with the name in it as the username';
  }
  const who = byLogin(policy, ways);
  if (requiresCertificate.value) return `${who}, all with a certificate`;
  return encryption.value === 'psk' ? `${who}, all with a pre-shared key` : who;
}

function byLogin(
  { passwords, plugins, dynamicSecurity, usernameSource }: ListenerPolicy,
  ways: LoginWays,
): string {
  const named: string[] = [];
  const users = passwords?.file?.users.size;
  if (ways.passwords)
    named.push(
      users === undefined ? 'users of the password file' : `${count(users, 'user')} with a password`,
    );
  if (ways.dynamicSecurity && dynamicSecurity)
    named.push(`${count(dynamicSecurity.security.clients.size, 'client')} of dynamic security`);
  if (ways.plugins) named.push(`users of ${plugins.length === 1 ? 'the plugin' : 'plugins'}`);
  if (named.length > 0) return list([...(ways.anonymous ? ['anonymous clients'] : []), ...named]);
  if (ways.anonymous) return 'anyone';
  if (ways.anyUsername) return 'anyone with a username';
  const { value, setting } = usernameSource;
  if (value === 'none') return `no client, because \`${setting?.directive.name}\` provides no username`;
  return value === 'proxy'
    ? 'no client, because no proxy reports a username'
    : 'no client, because there is no way to log in';
}

/** How many lines of an ACL file grant or deny something. */
export function aclRules({ acl }: ListenerPolicy): number | undefined {
  if (!acl?.file) return undefined;
  const { users, anonymous, patterns } = acl.file;
  return [...users.values()].reduce(
    (sum, entries) => sum + entries.length,
    anonymous.length + patterns.length,
  );
}

/** What clients that are connected may do: `what 5 ACL rules allow`. */
export function whatTheyMayDo(policy: ListenerPolicy): string {
  const { acl, dynamicSecurity } = policy;
  const plugins = (acl?.pluginsBefore ?? policy.plugins).filter((one) => one !== dynamicSecurity?.plugin);
  const rules = aclRules(policy);
  const by = [
    ...(dynamicSecurity ? [count(dynamicSecurity.security.roles.size, 'role')] : []),
    ...(acl ? [rules === undefined ? 'the ACL file' : count(rules, 'ACL rule')] : []),
    ...(plugins.length === 0 ? [] : [plugins.length === 1 ? 'the plugin' : 'plugins']),
  ];
  if (by.length === 0) return 'everything';
  const one = by.length === 1 && (by[0]!.startsWith('1 ') || by[0]!.startsWith('the '));
  return `what ${list(by)} ${one ? 'allows' : 'allow'}`;
}

/** A listener in the fewest words: `2 users, 5 ACL rules`. */
export function policySummary(policy: ListenerPolicy): string {
  const { passwords, plugins, dynamicSecurity, requiresCertificate, encryption, psk, acl } = policy;
  const ways = loginWays(policy);
  const rules = aclRules(policy);
  const users = passwords?.file?.users.size;
  const parts = [
    ...(ways.anonymous ? ['anonymous'] : []),
    ...(requiresCertificate.value ? ['certificates'] : []),
    ...(encryption.value === 'psk' && psk?.file
      ? [count(psk.file.identities.size, 'identity', 'identities')]
      : []),
    ...(ways.passwords ? [users === undefined ? 'password file' : count(users, 'user')] : []),
    ...(ways.dynamicSecurity && dynamicSecurity
      ? [count(dynamicSecurity.security.clients.size, 'client')]
      : []),
    ...(ways.plugins ? [count(plugins.length, 'plugin')] : []),
    ...(ways.anyUsername && !ways.anonymous ? ['any username'] : []),
  ];
  const roles = dynamicSecurity && count(dynamicSecurity.security.roles.size, 'role');
  const rights = acl ? (rules === undefined ? 'ACL file' : count(rules, 'ACL rule')) : (roles ?? 'no ACL');
  return [...(parts.length > 0 ? parts : ['no client']), rights].join(', ');
}
